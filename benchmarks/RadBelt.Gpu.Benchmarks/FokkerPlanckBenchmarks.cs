using BenchmarkDotNet.Attributes;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Benchmarks;

/// <summary>The implicit Fokker–Planck solver by size and by mixed terms, which make the offsets and with them the rows of the factor longer.</summary>
public class FokkerPlanckBenchmarks
{
    private const int Steps = 200;
    private FokkerPlanckSolver solver = null!;

    /// <summary>Cells along either axis.</summary>
    [Params(40, 80)]
    public int Cells { get; set; }

    /// <summary>D_αp/(D_αα D_pp)^½.</summary>
    [Params(0.0, 0.6, 0.95)]
    public double Correlation { get; set; }

    /// <summary>Makes the solver.</summary>
    [GlobalSetup]
    public void Setup() => solver = Solver();

    /// <summary>Steps with a factored system.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void Step() => solver.Advance(432, Steps);

    /// <summary>Coefficients, links and the factor: what comes before the first step.</summary>
    [Benchmark]
    public FokkerPlanckSolver Make()
    {
        FokkerPlanckSolver made = Solver();
        made.Advance(432, 0);
        return made;
    }

    private FokkerPlanckSolver Solver()
    {
        DiffusionField field = DiffusionField.Of(Species.Electron, PhaseSpace.Dipole, (energy, α) =>
        {
            double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy), d = 1e-4 * (1 + 0.5 * Math.Cos(4 * α));
            return new MomentumDiffusionTensor(d, 0.5 * Correlation * d * p * Math.Sin(2 * α), 0.25 * d * p * p);
        });
        var made = new FokkerPlanckSolver(field, new(5 * Degree, 90 * Degree, Cells, 0.2 * MeV, 5 * MeV, Cells), new() { LowestPitchAngle = _ => 0 });
        made.Begin((energy, α) => Math.Exp(-energy / MeV) * Math.Sin(α));
        return made;
    }
}
