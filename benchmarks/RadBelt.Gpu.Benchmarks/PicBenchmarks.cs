using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>
/// Whole particle-in-cell steps of the five species of Allanson et al. (2021), Runs I–V, by shape, threads and accumulators; an operation is one
/// macro-particle step.
/// </summary>
[MemoryDiagnoser]
public class PicBenchmarks
{
    private const int Cells = 1024, ParticlesPerCell = 128, Steps = 8, Particles = 5 * Cells * ParticlesPerCell;
    private CpuDevice device = null!;
    private PicWork linear = null!, quadratic = null!, cubic = null!;

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Whether currents leave single precision after every register.</summary>
    [Params(false, true)]
    public bool DoubleAccumulators { get; set; }

    /// <summary>Loads the plasmas.</summary>
    [GlobalSetup]
    public void Setup()
    {
        device = CpuDevice.Create(Threads);
        linear = PicWork.Create<Linear>(device, Cells, ParticlesPerCell, Steps, DoubleAccumulators);
        quadratic = PicWork.Create<Quadratic>(device, Cells, ParticlesPerCell, Steps, DoubleAccumulators);
        cubic = PicWork.Create<Cubic>(device, Cells, ParticlesPerCell, Steps, DoubleAccumulators);
    }

    /// <summary>Frees them.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        linear.Dispose();
        quadratic.Dispose();
        cubic.Dispose();
        device.Dispose();
    }

    /// <summary>Order 1.</summary>
    [Benchmark(OperationsPerInvoke = Particles * Steps)]
    public void Order1() => linear.Run();

    /// <summary>Order 2.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Particles * Steps)]
    public void Order2() => quadratic.Run();

    /// <summary>Order 3.</summary>
    [Benchmark(OperationsPerInvoke = Particles * Steps)]
    public void Order3() => cubic.Run();
}
