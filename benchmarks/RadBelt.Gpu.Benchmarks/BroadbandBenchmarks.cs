using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>
/// The broadband full-orbit kernel on one thread in every lane width, beside the scalar reference (the baseline). One operation is one wave evaluation.
/// </summary>
public class BroadbandBenchmarks
{
    private const int Particles = 2048, Waves = 512, Steps = 4;
    private readonly List<IDisposable> open = [];
    private Action scalar = () => { };
    private BroadbandWork<float>? floatScalar, float256, float512;
    private BroadbandWork<double>? double256, double512;

    /// <summary>Allocates every variant.</summary>
    [GlobalSetup]
    public void Setup()
    {
        scalar = BroadbandWork.Scalar(Particles, Waves, Steps);
        floatScalar = On<float>(LaneWidth.Scalar);
        float256 = On<float>(LaneWidth.Bits256);
        float512 = On<float>(LaneWidth.Bits512);
        double256 = On<double>(LaneWidth.Bits256);
        double512 = On<double>(LaneWidth.Bits512);
    }

    /// <summary>Releases them.</summary>
    [GlobalCleanup]
    public void Cleanup() => open.AsEnumerable().Reverse().ToList().ForEach(d => d.Dispose());

    /// <summary>Plain C#.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Particles * Waves * Steps)]
    public void ScalarReference() => scalar();

    /// <summary>Float kernel, one lane.</summary>
    [Benchmark(OperationsPerInvoke = Particles * Waves * Steps)]
    public void FloatScalarLanes() => floatScalar!.Run();

    /// <summary>Float kernel, 8 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Particles * Waves * Steps)]
    public void FloatLanes8() => float256!.Run();

    /// <summary>Float kernel, 16 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Particles * Waves * Steps)]
    public void FloatLanes16() => float512!.Run();

    /// <summary>Double kernel, 4 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Particles * Waves * Steps)]
    public void DoubleLanes4() => double256!.Run();

    /// <summary>Double kernel, 8 lanes.</summary>
    [Benchmark(OperationsPerInvoke = Particles * Waves * Steps)]
    public void DoubleLanes8() => double512!.Run();

    private BroadbandWork<T> On<T>(LaneWidth width)
        where T : unmanaged, System.Numerics.IFloatingPoint<T>
    {
        CpuDevice device = CpuDevice.Create(1, width);
        var work = new BroadbandWork<T>(device, Particles, Waves, Steps);
        open.Add(device);
        open.Add(work);
        return work;
    }
}
