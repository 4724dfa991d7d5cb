using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.FokkerPlanck;

/// <summary>
/// The two ways to solve the bounce-averaged diffusion equation of a parabolic field line, with strong cross terms, a loss cone and reflecting energies: stochastic
/// electrons and finite volumes, from one block of phase space that is filled evenly.
/// </summary>
internal sealed class StochasticAgainstSolverTests
{
    private const int Count = 200_000, Angles = 96, Energies = 72, Coarse = 6, Seed = 21;
    private const double LossCone = 6 * Degree;
    private static readonly double LowestLog = LogMomentum(100 * KeV), HighestLog = LogMomentum(2 * MeV);

    private static DiffusionField Field { get; } = DiffusionField.Of(Species.Electron, PhaseSpace.Parabola, (energy, α) =>
    {
        double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy), sin = Math.Sin(α), cos = Math.Cos(α), ℓ = LogMomentum(energy) - LowestLog;
        double αα = 0.02 * (1 + (sin * sin)) * Math.Exp(-0.3 * ℓ), ℓℓ = 0.01 * (0.1 + (sin * sin));
        return new(αα, p * 0.8 * 2 * sin * cos * Math.Sqrt(αα * ℓℓ), p * p * ℓℓ);
    });

    [Test]
    public void BothGiveTheSameDistribution()
    {
        double angleStep = ((Math.PI / 2) - LossCone) / Angles, logStep = (HighestLog - LowestLog) / Energies;
        (double lowAlpha, double highAlpha) = (LossCone + (32 * angleStep), LossCone + (48 * angleStep));
        (double lowLog, double highLog) = (LowestLog + (24 * logStep), LowestLog + (36 * logStep));

        var solver = new FokkerPlanckSolver(
            Field, new(LossCone, Math.PI / 2, Angles, 100 * KeV, 2 * MeV, Energies), new() { LowestPitchAngle = _ => 0 });
        solver.Begin((energy, α) => α > lowAlpha && α < highAlpha && LogMomentum(energy) > lowLog && LogMomentum(energy) < highLog ? 1 : 0);
        solver.Advance(0.02, 500);

        // Even in sinα (g = cosα) and in p³.
        var random = new Random(Seed);
        double Even(double low, double high) => low + (random.NextDouble() * (high - low));
        double[] α0 = [.. Enumerable.Range(0, Count).Select(_ => Math.Asin(Even(Math.Sin(lowAlpha), Math.Sin(highAlpha))))];
        double[] e0 = [.. Enumerable.Range(0, Count).Select(_ => Energy(Math.Log(Even(Math.Exp(3 * lowLog), Math.Exp(3 * highLog))) / 3))];
        var settings = new StochasticSettings(1, 100 * KeV, 2 * MeV) { LossCone = LossCone, Seed = Seed };
        using Device device = Device.Open("cpu");
        StochasticSnapshot end = StochasticElectrons.Run(
            device, Field, e0, α0, [10], settings with { TimeStep = StochasticElectrons.LongestStep(Field, settings) / 2 })[0];

        double[] found = new double[Coarse * Coarse], expected = new double[Coarse * Coarse];
        for (int i = 0; i < end.Energies.Length; i++)
        {
            int j = Math.Min((int)((LogMomentum(end.Energies[i]) - LowestLog) / logStep), Energies - 1), k = Math.Min((int)((end.PitchAngles[i] - LossCone) / angleStep), Angles - 1);
            found[Block(j, k)] += 1.0 / Count;
        }

        double[,] f = solver.Density;
        double start = (Math.Exp(3 * highLog) - Math.Exp(3 * lowLog)) * (Math.Sin(highAlpha) - Math.Sin(lowAlpha));
        for (int j = 0; j < Energies; j++)
        {
            double cube = Math.Exp(3 * (LowestLog + ((j + 1) * logStep))) - Math.Exp(3 * (LowestLog + (j * logStep)));
            for (int k = 0; k < Angles; k++)
            {
                expected[Block(j, k)] += f[j, k] * cube * (Math.Sin(LossCone + ((k + 1) * angleStep)) - Math.Sin(LossCone + (k * angleStep))) / start;
            }
        }

        // Both are off by less than a hundredth beside noise: backward Euler by Δt over the time of decay, the cells by the square of their size.
        TestContext.Out.WriteLine($"left: {found.Sum():F5} stochastic, {expected.Sum():F5} finite volumes; D_αp weakened by {solver.LargestWeakening:G3}");
        Assert.That(found.Sum(), Is.InRange(0.3, 0.95));
        for (int i = 0; i < found.Length; i++)
        {
            Assert.That(found[i], Is.EqualTo(expected[i]).Within((5 * Math.Sqrt(expected[i] / Count)) + (0.01 * expected[i])), $"block {i}, seed {Seed}");
        }

        static int Block(int j, int k) => (j * Coarse / Energies * Coarse) + (k * Coarse / Angles);
    }

    private static double LogMomentum(double energy) => Math.Log(Species.Electron.MomentumPerMass(energy) / PhysicalConstants.SpeedOfLight);

    private static double Energy(double logMomentum)
    {
        double u = Math.Exp(logMomentum);
        return u * u / (Math.Sqrt(1 + (u * u)) + 1) * Species.Electron.RestEnergy;
    }
}
