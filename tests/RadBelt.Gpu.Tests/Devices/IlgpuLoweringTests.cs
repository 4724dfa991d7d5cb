#if ILGPU
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Tests.Lanes;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Every kernel becomes PTX and OpenCL C, on a machine without a GPU too, with nothing left in it that a driver would not find.</summary>
public sealed class IlgpuLoweringTests
{
    // What generated OpenCL C may call: the language's own conversions and functions.
    private static readonly string[] OpenCLFunctions =
        ["as_int", "as_long", "as_float", "as_double", "fma", "floor", "sqrt", "fabs", "convert_long_rte", "get_global_id", "get_local_id", "get_group_id",
         "get_local_size", "get_num_groups", "atomic_fetch_add", "if", "while", "switch", "return", "for"];

    // Beside the library's kernels, tests' own that use the lane operations those do not.
    private static IEnumerable<Type> Kernels =>
    [
        .. KernelForms.All,
        typeof(LaneMemoryTests.Summed<float>), typeof(LaneMemoryTests.Summed<double>),
        typeof(LaneMemoryTests.Gathered<float>), typeof(LaneMemoryTests.Gathered<double>),
        typeof(LaneMemoryTests.Rows<float>), typeof(LaneMemoryTests.Rows<double>),
        typeof(PhiloxTests.DrawWords<float>), typeof(PhiloxTests.DrawWords<double>),
        typeof(Applied<float, Pow>), typeof(Applied<double, Pow>),
        typeof(Applied<float, AllOnes>), typeof(Applied<double, AllOnes>),
        typeof(Applied<float, LaneMemoryTests.AnyPositive>), typeof(Applied<double, LaneMemoryTests.AnyPositive>),
    ];

    [TestCaseSource(nameof(Kernels))]
    public void PtxIsFreeOfCalls(Type kernel)
    {
        string ptx = Ptx(kernel);
        Assert.Multiple(() =>
        {
            Assert.That(ptx, Does.Contain(".entry"));
            Assert.That(ptx, Does.Not.Contain(".extern").And.Not.Match(@"\bcall\b"));
            if (!WorksWithinAnIndex(kernel))
            {
                Assert.That(Regex.Matches(ptx, @"\bmul\.f(32|64)"), Is.Empty, "a product that a sum could swallow");
            }

            Assert.That(ptx, Does.Not.Contain(".approx"));
        });
    }

    [TestCaseSource(nameof(Kernels))]
    public void OpenCLCallsTheLanguagesFunctionsOnly(Type kernel)
    {
        string source = OpenCL(kernel);
        string[] called = [.. Regex.Matches(source, @"\b([A-Za-z_]\w*)\s*\(").Select(m => m.Groups[1].Value).Distinct()];
        string[] defined = [.. Regex.Matches(source, @"kernel void (\w+)").Select(m => m.Groups[1].Value)];
        Assert.That(called.Except(OpenCLFunctions).Except(defined), Is.Empty);
        Assert.That(source, Does.Not.Contain("NAN"), "a mask written as a number loses its bits");
    }

    // Such kernels add up over lanes, in an order that depends on the device: they agree to rounding, whatever a sum swallows.
    private static bool WorksWithinAnIndex(Type kernel) => kernel.GetProperty(nameof(IKernel<float>.LanesWithin))?.GetValue(null) is true;

    private static string Ptx(Type kernel)
    {
        using Context context = Context.Create(IlgpuDevice.ConfigureContext);
        CudaArchitecture architecture = CudaArchitecture.SM_80;
        using var backend = new PTXBackend(context, new CudaCapabilityContext(architecture), architecture, CudaInstructionSet.ISA_80, nvvmAPI: null);
        return ((PTXCompiledKernel)Compile(backend, kernel)).PTXAssembly;
    }

    private static string OpenCL(Type kernel)
    {
        using Context context = Context.Create(IlgpuDevice.ConfigureContext);
        var capabilities = new CLCapabilityContext(float16: false, float64: true, genericAddressSpace: true, int64_Atomics: true, subGroups: true);
        using var backend = new CLBackend(context, capabilities, CLDeviceVendor.Other, CLCVersion.CL20);
        return ((CLCompiledKernel)Compile(backend, kernel)).Source;
    }

    private static CompiledKernel Compile(Backend backend, Type kernel) => backend.Compile(
        EntryPointDescription.FromImplicitlyGroupedKernel(IlgpuEntry.For(kernel, KernelForms.PrecisionOf(kernel))), KernelSpecialization.Empty);
}
#endif
