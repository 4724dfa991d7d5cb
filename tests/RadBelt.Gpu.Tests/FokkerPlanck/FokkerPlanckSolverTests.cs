using MathNet.Numerics.Integration;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Diffusion;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FokkerPlanck;

internal sealed class FokkerPlanckSolverTests
{
    private static readonly Species Electron = Species.Electron;
    private static readonly FokkerPlanckGrid Equatorial = new(0, 90 * Degree, 24, 0.2 * MeV, 2 * MeV, 20);

    [Test]
    public void ConservesParticlesAndIsNeverNegative([Values] PhaseSpace phaseSpace, [Values] bool logarithmic)
    {
        // Condition numbers to 1e6, directions and sizes that jump from cell to cell, one cell full and all others empty; steps from short to endless.
        DiffusionField field = Rough(phaseSpace);
        var solver = new FokkerPlanckSolver(field, Equatorial with { Logarithmic = logarithmic }, new());
        double energy = solver.Energies[11], α = solver.PitchAngles[17];
        solver.Begin((e, x) => e == energy && x == α ? 1 : 0);
        foreach (double step in (double[])[1e-3, 1, 1e3, 1e6])
        {
            solver.Advance(step, 30);
            Assert.That(solver.Density.Cast<double>().Min(), Is.GreaterThanOrEqualTo(0));
        }

        FokkerPlanckBudget budget = solver.Budget;
        Assert.That(budget.Present, Is.EqualTo(budget.Initial).Within(1e-12 * budget.Initial));
        Assert.That(solver.Time, Is.EqualTo(30 * 1_001_001.001).Within(1e-6));
    }

    [Test]
    public void AccountsForAllThatLeavesAndComes()
    {
        var boundaries = new FokkerPlanckBoundaries
        {
            LowestPitchAngle = _ => 0,
            LowestEnergy = Math.Sin,
            HighestEnergy = _ => 0,
            Lifetime = (_, α) => α < 10 * Degree ? 0.1 : double.PositiveInfinity,
            Source = (e, _) => e < MeV ? 1e-3 : 0,
        };
        var solver = new FokkerPlanckSolver(Rough(PhaseSpace.Dipole), Equatorial, boundaries);
        solver.Begin((e, _) => Math.Exp(-e / (0.1 * MeV)));
        solver.Advance(5, 100);
        FokkerPlanckBudget budget = solver.Budget;
        Assert.That(budget.Defect, Is.EqualTo(0).Within(1e-12 * (budget.Present + Math.Abs(budget.OutAtLowestEnergy))));
        Assert.That(budget.OutAtLowestPitchAngle, Is.Positive);
        Assert.That(budget.OutAtLowestEnergy, Is.Negative);
        Assert.That(budget.Decayed, Is.Positive);
        Assert.That(budget.OutAtHighestPitchAngle, Is.Zero);
        Assert.That(solver.Density.Cast<double>().Min(), Is.GreaterThanOrEqualTo(0));
    }

    [Test]
    public void AnEvenDensityStays()
    {
        var solver = new FokkerPlanckSolver(Rough(PhaseSpace.Dipole), Equatorial, new() { LowestPitchAngle = _ => 3, LowestEnergy = _ => 3 });
        solver.Begin((_, _) => 3);
        solver.Advance(100, 20);
        Assert.That(solver.Density, Is.All.EqualTo(3).Within(1e-10));
    }

    [Test]
    public void ParabolaIsLocalTurnedRound()
    {
        // cosα of 90° − α is sinα; D_αp changes its sign.
        DiffusionField smooth = DiffusionField.Of(Electron, PhaseSpace.Local, (e, α) => Tensor(e, α));
        DiffusionField turned = DiffusionField.Of(
            Electron, PhaseSpace.Parabola, (e, α) => Tensor(e, 90 * Degree - α) is var d ? d with { AlphaMomentum = -d.AlphaMomentum } : d);
        double[,] f = Run(smooth, α => α, new() { LowestPitchAngle = _ => 0.2 }), g = Run(turned, α => 90 * Degree - α, new() { HighestPitchAngle = _ => 0.2 });
        for (int i = 0; i < Equatorial.PitchAngles; i++)
        {
            Assert.That(f[7, i], Is.EqualTo(g[7, Equatorial.PitchAngles - 1 - i]).Within(1e-8).Percent);
        }

        static double[,] Run(DiffusionField field, Func<double, double> angle, FokkerPlanckBoundaries boundaries)
        {
            var solver = new FokkerPlanckSolver(field, Equatorial, boundaries);
            solver.Begin((e, α) => Math.Exp(-e / MeV) * (1 + Math.Sin(angle(α))));
            solver.Advance(200, 20);
            return solver.Density;
        }
    }

    [Test]
    public void PitchAngleDiffusionInAParabolaDecaysAsLegendresPolynomial()
    {
        // (1/cosα)(cosα f')' = −2f for f = P1(sinα) = sinα: zero at 0°, no flux at 90°. Backward Euler makes (1 + 2DΔt)^−n of e^(−2Dt): first order.
        const double D = 1e-4;
        double first = Decayed(50), second = Decayed(100), exact = Math.Exp(-2 * D * 5000);
        Assert.That(first, Is.EqualTo(Math.Pow(1 + 2 * D * 100, -50)).Within(1e-3 * exact));
        Assert.That((first - exact) / (second - exact), Is.EqualTo(2).Within(0.1));

        static double Decayed(int steps)
        {
            DiffusionField field = DiffusionField.Of(Electron, PhaseSpace.Parabola, (_, _) => new(D, 0, 0));
            var solver = new FokkerPlanckSolver(field, Equatorial with { PitchAngles = 60, Energies = 4 }, new() { LowestPitchAngle = _ => 0 });
            solver.Begin((_, α) => Math.Sin(α));
            solver.Advance(5000.0 / steps, steps);
            return solver.Density[2, 40] / Math.Sin(solver.PitchAngles[40]);
        }
    }

    [Test]
    public void ABottleneckEmptiesTheBeltInItsLifetime()
    {
        // 1/λ1 is the resistance of the minimum, ∫dα/(G D), times what waits above it, ∫G dα: Albert & Shprits' formula but for T, which it takes as
        // that of the minimum. 3 % is what the particles within the minimum, ±2°, cost (its curvature between the entries 1 %).
        const double LossCone = 4 * Degree;
        double[] quarters = [.. Enumerable.Range(1, 360).Select(i => 0.25 * i * Degree)];
        DiffusionTable table = TableOf.Tensors([MeV, 2 * MeV], quarters, (_, α) => new(Math.Pow(1e-3 + Math.Pow(Math.Sin(α - 20 * Degree), 2), 2), 0, 0));
        var solver = new FokkerPlanckSolver(
            DiffusionField.Of(table, PhaseSpace.Dipole), new(LossCone, 90 * Degree, 688, MeV, 2 * MeV, 4), new() { LowestPitchAngle = _ => 0 });
        solver.Begin((_, α) => Math.Sin(α - LossCone));
        solver.Advance(2e5, 10);
        double before = solver.Budget.Present;
        solver.Advance(2e5, 1);
        double lifetime = 2e5 / (before / solver.Budget.Present - 1);
        Assert.That(lifetime, Is.EqualTo(Lifetimes.Of(table, LossCone)[0].Seconds * MeanPeriod(20 * Degree)).Within(3).Percent);

        static double MeanPeriod(double from) =>
            GaussLegendreRule.Integrate(α => new DipoleBounce(α).NormalizedPeriod * Math.Sin(2 * α), from, 90 * Degree, 32)
            / (new DipoleBounce(from).NormalizedPeriod * Math.Pow(Math.Cos(from), 2));
    }

    [Test]
    public void RefusesWhatItCannotUse()
    {
        DiffusionField field = Rough(PhaseSpace.Dipole);
        Refused(() => Solver(Equatorial with { HighestPitchAngle = 100 * Degree }), "0° to 100° cannot be used");
        Refused(() => Solver(Equatorial with { Energies = 3 }), "24 pitch angles and 3 energies");
        Refused(() => Solver(Equatorial with { HighestEnergy = 0.1 * MeV }), "200 keV to 100 keV");
        Refused(() => new FokkerPlanckSolver(field, Equatorial, new() { LowestEnergy = _ => -1 }), "f at the lowest energy: -1 at ");
        Refused(() => new FokkerPlanckSolver(field, Equatorial, new() { Lifetime = (_, _) => 0 }), "lifetime: 0 at ");
        Refused(() => new FokkerPlanckSolver(field, Equatorial, new() { Source = (_, _) => -1 }), "source: -1 at ");
        Refused(() => Solver(Equatorial).Begin((_, α) => α > 1 ? double.NaN : 0), "f at the start: NaN at ");
        Refused(() => Solver(Equatorial).Advance(0, 1), "time step: 0 s");
        DiffusionField gathers = DiffusionField.Of(Electron, PhaseSpace.Dipole, (e, α) => new(1, α > 80 * Degree ? 2 * P(e) : 0, P(e) * P(e)));
        Refused(() => new FokkerPlanckSolver(gathers, Equatorial, new()), " MeV, 80.625°: D_αp");

        FokkerPlanckSolver Solver(FokkerPlanckGrid grid) => new(field, grid, new());
    }

    private static double P(double energy) => DiffusionField.Momentum(Electron, energy);

    private static MomentumDiffusionTensor Tensor(double energy, double α)
    {
        double p = P(energy);
        return new(1e-4 * (1 + 0.5 * Math.Sin(3 * α)), 0.8e-4 * p * Math.Sin(2 * α), 1e-4 * p * p * (1 + 0.2 * Math.Cos(α)));
    }

    private static DiffusionField Rough(PhaseSpace phaseSpace)
    {
        int seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        return DiffusionField.Of(Electron, phaseSpace, (energy, _) =>
        {
            (double size, double small) = (Math.Pow(10, -5 + 2 * random.NextDouble()), Math.Pow(10, -6 * random.NextDouble()));
            (double sin, double cos) = Math.SinCos(Math.PI * random.NextDouble());
            double p = P(energy);
            return new(size * (cos * cos + small * sin * sin), p * size * (1 - small) * sin * cos, p * p * size * (sin * sin + small * cos * cos));
        });
    }
}
