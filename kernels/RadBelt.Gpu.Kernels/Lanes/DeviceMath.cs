#if ILGPU
using global::ILGPU;
using global::ILGPU.Backends;
using global::ILGPU.Backends.OpenCL;
using global::ILGPU.Backends.PTX;
using global::ILGPU.IR;
using global::ILGPU.IR.Intrinsics;
using global::ILGPU.IR.Values;
using global::ILGPU.Util;

namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// Operations that ILGPU lacks or leaves to the device compiler, as one instruction each. The method bodies run on ILGPU's own CPU
/// accelerator; a context whose builder went through <see cref="Register"/> replaces them on GPUs.
/// </summary>
internal static class DeviceMath
{
    /// <summary>a b, rounded: never fused with a sum that follows, so that results are those of the CPU.</summary>
    [IntrinsicImplementation]
    public static float Multiply(float a, float b) => a * b;

    /// <inheritdoc cref="Multiply(float, float)"/>
    [IntrinsicImplementation]
    public static double Multiply(double a, double b) => a * b;

    /// <summary>a b + c with one rounding.</summary>
    [IntrinsicImplementation]
    public static float MulAdd(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    /// <inheritdoc cref="MulAdd(float, float, float)"/>
    [IntrinsicImplementation]
    public static double MulAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <summary>The nearest integer, the even one when two are as near.</summary>
    [IntrinsicImplementation]
    public static long RoundToLong(double a) => (long)Math.Round(a);

    /// <summary>Teaches the kernels of a context these instructions; to be called before its accelerators are made.</summary>
    /// <param name="builder">The context's builder.</param>
    public static void Register(Context.Builder builder)
    {
        IntrinsicImplementationManager manager = builder.GetIntrinsicManager();
        foreach (Type real in new[] { typeof(float), typeof(double) })
        {
            Ptx(nameof(Multiply), [real, real], nameof(MultiplyPtx));
            Ptx(nameof(MulAdd), [real, real, real], nameof(MulAddPtx));
            OpenCL(nameof(Multiply), [real, real], nameof(MultiplyOpenCL));
            OpenCL(nameof(MulAdd), [real, real, real], nameof(MulAddOpenCL));
        }

        Ptx(nameof(RoundToLong), [typeof(double)], nameof(RoundToLongPtx));
        OpenCL(nameof(RoundToLong), [typeof(double)], nameof(RoundToLongOpenCL));

        void Ptx(string method, Type[] parameters, string generator) => manager.RegisterMethod(
            typeof(DeviceMath).GetMethod(method, parameters)!,
            new PTXIntrinsic(typeof(DeviceMath), generator, IntrinsicImplementationMode.GenerateCode));

        void OpenCL(string method, Type[] parameters, string generator) => manager.RegisterMethod(
            typeof(DeviceMath).GetMethod(method, parameters)!,
            new CLIntrinsic(typeof(DeviceMath), generator, IntrinsicImplementationMode.GenerateCode));
    }

    // ILGPU finds the generators below by their names and calls them with (backend, generator, call).
    private static void MultiplyPtx(PTXBackend backend, PTXCodeGenerator code, Value value) =>
        EmitPtx(code, (MethodCall)value, IsDouble(value) ? "mul.rn.f64" : "mul.rn.f32");

    private static void MulAddPtx(PTXBackend backend, PTXCodeGenerator code, Value value) =>
        EmitPtx(code, (MethodCall)value, IsDouble(value) ? "fma.rn.f64" : "fma.rn.f32");

    private static void RoundToLongPtx(PTXBackend backend, PTXCodeGenerator code, Value value) =>
        EmitPtx(code, (MethodCall)value, "cvt.rni.s64.f64");

    // OpenCL C has no product that compilers must not fuse; a b + (−0) with one rounding is one.
    private static void MultiplyOpenCL(CLBackend backend, CLCodeGenerator code, Value value) =>
        EmitOpenCL(code, (MethodCall)value, "fma", IsDouble(value) ? "-0.0" : "-0.0f");

    private static void MulAddOpenCL(CLBackend backend, CLCodeGenerator code, Value value) =>
        EmitOpenCL(code, (MethodCall)value, "fma");

    private static void RoundToLongOpenCL(CLBackend backend, CLCodeGenerator code, Value value) =>
        EmitOpenCL(code, (MethodCall)value, "convert_long_rte");

    private static bool IsDouble(Value value) => value.BasicValueType == BasicValueType.Float64;

    private static void EmitPtx(PTXCodeGenerator code, MethodCall call, string instruction)
    {
        var arguments = new RegisterAllocator<PTXRegisterKind>.PrimitiveRegister[call.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = code.LoadPrimitive(call[i]);
        }

        using var command = code.BeginCommand(instruction);
        command.AppendArgument(code.AllocateHardware(call));
        foreach (var argument in arguments)
        {
            command.AppendArgument(argument);
        }
    }

    private static void EmitOpenCL(CLCodeGenerator code, MethodCall call, string function, string? last = null)
    {
        var arguments = new CLVariableAllocator.Variable[call.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = code.Load(call[i]);
        }

        using var statement = code.BeginStatement(code.Allocate(call));
        statement.AppendCommand(function);
        statement.BeginArguments();
        for (int i = 0; i < arguments.Length; i++)
        {
            // The cast keeps a literal such as 2 from being an integer.
            statement.AppendArgumentWithCast(arguments[i], call[i].BasicValueType.GetArithmeticBasicValueType(isUnsigned: false));
        }

        if (last is not null)
        {
            statement.AppendArgument();
            statement.AppendCommand(last);
        }

        statement.EndArguments();
    }
}
#endif
