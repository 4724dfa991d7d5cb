using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>Electrons of 500 keV along the field line of L = 6 in sampled waves, by lane width on one thread; an operation is one electron, 1,000 steps.</summary>
public class TransportBenchmarks
{
    private const int Electrons = 4096, Nodes = 1001, Samples = 201;

    private CpuDevice device = null!;
    private SampledWaveField field = null!;

    /// <summary>Lane width.</summary>
    [Params(LaneWidth.Scalar, LaneWidth.Bits256, LaneWidth.Bits512)]
    public LaneWidth Width { get; set; }

    /// <summary>Makes the waves.</summary>
    [GlobalSetup]
    public void Setup()
    {
        device = CpuDevice.Create(1, Width);
        var grid = new WaveFieldGrid(ParabolicFieldLine.Of(new DipoleFieldLine(6)), -1.7e7, 3.4e4, Nodes, 0, 2e-5, Samples);
        field = new(grid, [.. Enumerable.Range(0, Samples * Nodes * WaveFieldSource.Components).Select(i => 1e-12f * (i % 7))], "numbers");
    }

    /// <summary>Closes the device.</summary>
    [GlobalCleanup]
    public void Cleanup() => device.Dispose();

    /// <summary>The run.</summary>
    [Benchmark(OperationsPerInvoke = Electrons)]
    public IReadOnlyList<TransportRecord> Steps() =>
        TransportRun.Run(device, field, [new(500 * KeV, 60 * Degree, Electrons)], new((Samples - 1) * 2e-5) { Trajectories = 0 });
}
