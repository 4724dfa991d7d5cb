using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>Rays of lower-band chorus up to 40° of latitude, with and without damping, by lane width on one thread; an operation is one ray.</summary>
public class RayBenchmarks
{
    private const int Rays = 64;

    private readonly DipolePlasma plasma = new(new PowerLawDensity(5e6));
    private readonly RaySettings settings = new() { GreatestLatitude = 40 * Units.Degree };
    private readonly HotElectrons hot = new(PowerLawDistribution.Bortnik2007Quiet);
    private readonly RayLaunch[] launches = [.. Enumerable.Range(0, Rays).Select(i => new RayLaunch { LShell = 5.25 + 0.5 * i / Rays, Frequency = 600 + 12 * i })];
    private CpuDevice device = null!;

    /// <summary>Lane width.</summary>
    [Params(LaneWidth.Scalar, LaneWidth.Bits256, LaneWidth.Bits512)]
    public LaneWidth Width { get; set; }

    /// <summary>Opens the device.</summary>
    [GlobalSetup]
    public void Setup() => device = CpuDevice.Create(1, Width);

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => device.Dispose();

    /// <summary>Undamped.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rays)]
    public IReadOnlyList<Ray> Undamped() => RayTracer.Trace(device, plasma, launches, settings);

    /// <summary>With n = −1, 0, 1 of power laws.</summary>
    [Benchmark(OperationsPerInvoke = Rays)]
    public IReadOnlyList<Ray> Damped() => RayTracer.Trace(device, plasma, launches, settings, hot);
}
