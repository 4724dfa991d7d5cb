using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace RadBelt.Gpu.Tests.PublicSurface;

/// <summary>
/// The public types and members of an assembly as text: what users can write against. Members that a record brings by itself are left out, and so is what
/// only a build with ILGPU has, so that every build gives the same text.
/// </summary>
internal sealed class SurfaceText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] IlgpuOnly = ["DeviceScalar", "DeviceScalarDouble"];
    private readonly NullabilityInfoContext nullability = new();
    private readonly StringBuilder text = new();

    public static string Of(Assembly assembly)
    {
        var surface = new SurfaceText();
        string? space = null;
        foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.Namespace, StringComparer.Ordinal).ThenBy(t => t.FullName, StringComparer.Ordinal))
        {
            if (IlgpuOnly.Contains(type.Name))
                continue;
            if (type.Namespace != space)
                surface.text.Append(space is null ? "" : "\n").Append("namespace ").Append(space = type.Namespace).Append('\n');
            surface.Add(type);
        }

        return surface.text.ToString();
    }

    private void Add(Type type)
    {
        text.Append('\n').Append(Declaration(type)).Append('\n');
        if (type.IsEnum)
        {
            foreach (object value in Enum.GetValues(type))
                text.Append(CultureInfo.InvariantCulture, $"    {value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}\n");
            return;
        }

        if (typeof(Delegate).IsAssignableFrom(type))
            return;
        IEnumerable<string> members = type.GetMembers(Declared).Select(Member).OfType<string>();
        foreach (string member in members.Where(m => !m.Contains("ArrayView", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            text.Append("    ").Append(member).Append('\n');
    }

    private static string Declaration(Type type)
    {
        MethodInfo[] methods = type.GetMethods(Declared);
        bool record = methods.Any(m => m.Name == "<Clone>$") || (type.IsValueType && methods.Any(m => m.Name == "PrintMembers"));
        string kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (record ? "record struct" : "struct")
            : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (record ? "record" : "class");
        IEnumerable<Type> inherited = type.IsInterface || type.IsValueType ? type.GetInterfaces() : type.GetInterfaces().Except(type.BaseType!.GetInterfaces());
        IEnumerable<string> bases = inherited
            .Where(i => !type.IsEnum && !(i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .Select(i => Name(i))
            .Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType)
            bases = bases.Prepend(Name(parent));
        string of = string.Join(", ", bases);
        return $"{kind} {Name(type)}{(of.Length > 0 ? $" : {of}" : "")}{Constraints(type.GetGenericArguments())}";
    }

    private string? Member(MemberInfo member) => member switch
    {
        FieldInfo f when Seen(f) => $"{(f.IsLiteral ? "const " : f.IsStatic ? "static " : "")}{(f.IsInitOnly ? "readonly " : "")}{Typed(f.FieldType, nullability.Create(f))} {f.Name}{(f.IsLiteral ? " = " + Literal(f.GetRawConstantValue()) : "")}",
        PropertyInfo p when Seen(p.GetMethod ?? p.SetMethod!) =>
            $"{Modifiers((p.GetMethod ?? p.SetMethod)!)}{Typed(p.PropertyType, nullability.Create(p))} {p.Name} {{ get;{Setter(p)} }}",
        EventInfo e when Seen(e.AddMethod!) => $"event {Name(e.EventHandlerType!)} {e.Name}",
        ConstructorInfo c when Seen(c) && !c.IsStatic && !(c.DeclaringType!.IsValueType && c.GetParameters().Length == 0) =>
            $"new({Parameters(c)})",
        MethodInfo m when Seen(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)) && !m.IsDefined(typeof(CompilerGeneratedAttribute)) =>
            $"{Modifiers(m)}{Typed(m.ReturnType, nullability.Create(m.ReturnParameter))} {m.Name}{Arguments(m.GetGenericArguments())}({Parameters(m)}){Constraints(m.GetGenericArguments())}",
        _ => null,
    };

    private static bool Seen(FieldInfo f) => f.IsPublic && !f.IsSpecialName;

    // A protected constructor or method of a sealed type, or one that only this assembly may override, is not for users.
    private static bool Seen(MethodBase m) => m.IsPublic || ((m.IsFamily || m.IsFamilyOrAssembly) && !m.DeclaringType!.IsSealed && !m.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static string Setter(PropertyInfo p) => p.SetMethod is not { IsPublic: true } setter ? ""
        : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            ? p.IsDefined(typeof(RequiredMemberAttribute)) ? " required init;" : " init;"
            : " set;";

    private static string Modifiers(MethodBase m) => (m.IsFamily || m.IsFamilyOrAssembly ? "protected " : "") + (m.IsStatic ? "static " : "")
        + (m.DeclaringType!.IsInterface ? "" : m.IsAbstract ? "abstract " : m is MethodInfo i && i.GetBaseDefinition() != i ? "override "
            : m.IsVirtual && !m.IsFinal ? "virtual " : "");

    private string Parameters(MethodBase m) => string.Join(", ", m.GetParameters().Select(p =>
        (p.IsDefined(typeof(ParamArrayAttribute)) || p.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : p.IsOut ? "out " : p.IsIn ? "in " : p.ParameterType.IsByRef ? "ref " : "")
        + $"{Typed(p.ParameterType, nullability.Create(p))} {p.Name}{(p.HasDefaultValue ? " = " + Literal(p.DefaultValue) : "")}"));

    private static string Typed(Type type, NullabilityInfo info) =>
        Name(type) + (!type.IsValueType && !type.IsByRef && info.ReadState == NullabilityState.Nullable ? "?" : "");

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string s => $"\"{s}\"",
        bool b => b ? "true" : "false",
        Enum e => $"{e.GetType().Name}.{e}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsPointer)
            return Name(type.GetElementType()!) + (type.IsPointer ? "*" : "");
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return $"({string.Join(", ", type.GetGenericArguments().Select(Name))})";
        return Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum || type.IsGenericParameter => type.Name,
            TypeCode.Boolean => "bool",
            TypeCode.Double => "double",
            TypeCode.Single => "float",
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.UInt32 => "uint",
            TypeCode.UInt64 => "ulong",
            TypeCode.String => "string",
            _ when type == typeof(void) => "void",
            _ when type == typeof(object) => "object",
            _ => (type.IsNested ? Name(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0] + Arguments(type.GetGenericArguments()),
        };
    }

    private static string Arguments(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Where(a => a.IsGenericParameter).Select(a =>
    {
        bool isValue = a.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        bool isUnmanaged = a.CustomAttributes.Any(c => c.AttributeType.Name == "IsUnmanagedAttribute");
        IEnumerable<string> all = a.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(Name).Order(StringComparer.Ordinal);
        string joined = string.Join(", ", isUnmanaged ? all.Prepend("unmanaged") : isValue ? all.Prepend("struct") : all);
        return joined.Length > 0 ? $" where {a.Name} : {joined}" : "";
    }));
}
