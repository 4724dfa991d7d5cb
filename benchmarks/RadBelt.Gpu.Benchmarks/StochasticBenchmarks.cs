using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>Stochastic electrons with a full tensor and a loss cone, by lane width on one thread; an operation is one step of one electron.</summary>
public class StochasticBenchmarks
{
    private const int Electrons = 10_000, Steps = 512;

    private readonly StochasticSettings settings = new(1, 10 * KeV, 10 * MeV) { LossCone = 3 * Degree };
    private CpuDevice device = null!;
    private DiffusionField field = null!;
    private double longest;

    /// <summary>Lane width.</summary>
    [Params(LaneWidth.Scalar, LaneWidth.Bits256, LaneWidth.Bits512)]
    public LaneWidth Width { get; set; }

    /// <summary>Opens the device.</summary>
    [GlobalSetup]
    public void Setup()
    {
        device = CpuDevice.Create(1, Width);
        field = DiffusionField.Of(Species.Electron, PhaseSpace.Parabola, (energy, α) =>
        {
            double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy), sin = Math.Sin(2 * α);
            return new(1e-3, p * 5e-4 * sin, p * p * 4e-4 * sin * sin);
        });
        longest = StochasticElectrons.LongestStep(field, settings);
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => device.Dispose();

    /// <summary>The run, with the table of coefficients it makes once.</summary>
    [Benchmark(OperationsPerInvoke = Electrons * Steps)]
    public IReadOnlyList<StochasticSnapshot> Steps512() => StochasticElectrons.Run(
        device, field, 300 * KeV, 60 * Degree, Electrons, [Steps * 1e-3 * longest], settings with { TimeStep = 1e-3 * longest });
}
