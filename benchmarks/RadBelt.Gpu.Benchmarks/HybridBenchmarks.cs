using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>Whole steps of the hybrid model in the plasma of Tao, Zonca &amp; Chen (2017), by shape, markers and threads; an operation is one macro-particle step at the equator.</summary>
[MemoryDiagnoser]
public class HybridBenchmarks
{
    private const int Cells = 512, ParticlesPerCell = 512, Steps = 8, Particles = Cells * ParticlesPerCell;
    private CpuDevice device = null!;
    private HybridWork linear = null!, quadratic = null!;

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Whether markers carry δf.</summary>
    [Params(true, false)]
    public bool DeltaF { get; set; }

    /// <summary>Loads the plasmas.</summary>
    [GlobalSetup]
    public void Setup()
    {
        device = CpuDevice.Create(Threads);
        linear = HybridWork.Create<Linear>(device, Cells, ParticlesPerCell, Steps, h => h with { DeltaF = DeltaF });
        quadratic = HybridWork.Create<Quadratic>(device, Cells, ParticlesPerCell, Steps, h => h with { DeltaF = DeltaF });
    }

    /// <summary>Frees them.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        linear.Dispose();
        quadratic.Dispose();
        device.Dispose();
    }

    /// <summary>Order 1.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Particles * Steps)]
    public void Order1() => linear.Run();

    /// <summary>Order 2.</summary>
    [Benchmark(OperationsPerInvoke = Particles * Steps)]
    public void Order2() => quadratic.Run();
}
