using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Tests.Devices;

public sealed class KernelFormsTests
{
    [Test]
    public void EveryKernelIsListed()
    {
        IEnumerable<Type> kernels = typeof(IKernel<>).Assembly.GetTypes().Where(t => t.IsValueType
            && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IKernel<>)));
        Assert.That(
            kernels.Except(KernelForms.All.Select(k => k.IsGenericType ? k.GetGenericTypeDefinition() : k)), Is.Empty,
            $"kernels missing from {nameof(KernelForms)}");
    }
}
