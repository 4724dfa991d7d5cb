using System.Reflection;
using System.Runtime.CompilerServices;
using RadBelt.Gpu.Cli.Decks.Quantities;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>One key of a section: its attribute, the property it is bound to, and what follows from both.</summary>
internal sealed record DeckField(PropertyInfo Property, DeckKeyAttribute Attribute)
{
    /// <summary>The key.</summary>
    public string Name => Attribute.Name;

    /// <summary>The unit of the bounds, and with it the dimension.</summary>
    public UnitExpression Unit => Bounds.Unit;

    /// <summary>The example shown in errors.</summary>
    public string Example { get; init; } = Attribute.Example;

    /// <summary>The allowed values.</summary>
    public Bounds Bounds { get; init; } =
        new(Attribute.Min, Attribute.MinExclusive, Attribute.Max, Attribute.MaxExclusive, UnitOf(Attribute));

    /// <summary>Whether a deck must set it.</summary>
    public bool IsRequired { get; } = Property.GetCustomAttribute<RequiredMemberAttribute>() is not null;

    /// <summary>The type of the value, or of each element of a list.</summary>
    public Type ValueType { get; init; } =
        ElementType(Property.PropertyType) ?? Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>Whether the value is a list.</summary>
    public bool IsList { get; } = ElementType(Property.PropertyType) is not null;

    /// <summary>Whether the value, or each element, is a section.</summary>
    public bool IsSection => typeof(IDeckSection).IsAssignableFrom(ValueType);

    /// <summary>The field with the unit, bounds and example of the key whose section it stands in, where it inherits them.</summary>
    public DeckField Within(DeckField? holder) =>
        Attribute.Unit == DeckKeyAttribute.Inherited && holder is not null
            ? this with { Bounds = holder.Bounds, Example = holder.ElementExample }
            : this;

    /// <summary>A single value out of the example: the first of <c>[5 deg, 15 deg]</c> or of <c>{from: 1 s, to: 9 s}</c>.</summary>
    public string ElementExample => Example.Trim('[', ']', '{', '}').Split(',')[0].Split(": ")[^1].Trim();

    private static UnitExpression UnitOf(DeckKeyAttribute attribute) =>
        attribute.Unit is "" or DeckKeyAttribute.Inherited ? UnitExpression.None : UnitExpression.Parse(attribute.Unit);

    private static Type? ElementType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
