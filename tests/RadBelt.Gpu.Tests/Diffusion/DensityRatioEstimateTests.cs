using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class DensityRatioEstimateTests
{
    private static readonly double[] Angles = [20 * Degree, 50 * Degree, 80 * Degree];
    private static readonly double[] Energies = [.. Enumerable.Range(0, 30).Select(i => 10 * KeV * Math.Pow(10, i / 12.0))];

    [Test]
    public void ThereAndBackIsTheIdentity([Values] bool albert)
    {
        DensityRatioScaling scaling = Scaling(albert);
        DiffusionTable there = Computed(Energies, PowerLaw);
        double[] energies = [.. Energies.Select(energy => scaling.SourceEnergy(Species.Electron, energy, 2, 5))];
        DensityRatioEstimate estimate = DensityRatioEstimate.FromTable(there, 2, 5, energies, scaling);
        DiffusionTable middle = Table(energies, (i, j) => estimate[i, j]!.Value);
        DensityRatioEstimate back = DensityRatioEstimate.FromTable(middle, 5, 2, Energies, scaling);

        // Energies map forth and back to rounding, ~1e-15, which a power of p below 10 turns into less than 1e-13.
        DensityRatioComparison ratios = back.Compare(there);
        foreach (EstimateRatios ratio in (EstimateRatios[])[ratios.AlphaAlpha, ratios.AlphaMomentum, ratios.MomentumMomentum])
        {
            Assert.That(ratio.Count, Is.EqualTo(Energies.Length * Angles.Length));
            Assert.That(ratio.Quantile(0), Is.EqualTo(1).Within(1e-13));
            Assert.That(ratio.Quantile(1), Is.EqualTo(1).Within(1e-13));
        }
    }

    [Test]
    public void TableAndFunctionAgreeOnPowersOfMomentum([Values] bool albert)
    {
        // ln D is linear in ln p here, so that interpolation is exact.
        double[] energies = [.. Energies[10..20].Select(energy => 1.07 * energy)];
        DiffusionTable source = Computed(Energies, PowerLaw);
        DensityRatioEstimate a = DensityRatioEstimate.FromTable(source, 5, 4, energies, Scaling(albert));
        DensityRatioEstimate b = DensityRatioEstimate.FromFunction(PowerLaw, Species.Electron, 5, 4, energies, Angles, Scaling(albert));
        for (int i = 0; i < energies.Length; i++)
        {
            for (int j = 0; j < Angles.Length; j++)
            {
                Assert.That(a[i, j]!.Value.AlphaAlpha, Is.EqualTo(b[i, j]!.Value.AlphaAlpha).Within(1e-12).Percent);
                Assert.That(a[i, j]!.Value.AlphaMomentum, Is.EqualTo(b[i, j]!.Value.AlphaMomentum).Within(1e-12).Percent);
                Assert.That(a[i, j]!.Value.MomentumMomentum, Is.EqualTo(b[i, j]!.Value.MomentumMomentum).Within(1e-12).Percent);
            }
        }
    }

    [Test]
    public void NothingIsExtrapolated()
    {
        DiffusionTable source = Computed(Energies, PowerLaw);
        DensityRatioEstimate estimate = DensityRatioEstimate.FromTable(source, 2, 6, Energies, DensityRatioScaling.Albert2024);
        for (int i = 0; i < Energies.Length; i++)
        {
            Assert.That(estimate.SourceEnergies[i], Is.EqualTo(DensityRatioScaling.Albert2024.SourceEnergy(Species.Electron, Energies[i], 6, 2)));
            Assert.That(estimate[i, 0].HasValue, Is.EqualTo(estimate.SourceEnergies[i] <= Energies[^1]));
        }

        Assert.That(estimate[0, 0], Is.Not.Null);
        Assert.That(estimate[Energies.Length - 1, 0], Is.Null);
        DensityRatioComparison ratios = estimate.Compare(source);
        Assert.That(ratios.AlphaAlpha[Energies.Length - 1, 0], Is.Null);
        Assert.That(ratios.AlphaAlpha.Incomparable, Is.Zero, "nothing was estimated there to compare");
    }

    [Test]
    public void InterpolationKeepsTheTensorPositive()
    {
        const int Seed = 20240;
        TestContext.Out.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        double[] nodes = [100 * KeV, 200 * KeV, 300 * KeV, 500 * KeV];
        for (int run = 0; run < 300; run++)
        {
            DiffusionTable source = Table(nodes, (_, _) => Semidefinite());
            double[] energies = [.. Enumerable.Range(0, 8).Select(_ => (100 + 400 * random.NextDouble()) * KeV)];
            DensityRatioEstimate estimate = DensityRatioEstimate.FromTable(source, 3, 3, energies, DensityRatioScaling.Albert2024);
            for (int i = 0; i < energies.Length; i++)
            {
                MomentumDiffusionTensor d = estimate[i, 0]!.Value;
                double square = d.AlphaMomentum * d.AlphaMomentum;
                Assert.That(d.AlphaAlpha * d.MomentumMomentum, Is.GreaterThanOrEqualTo(square * (1 - 1e-12)));
            }
        }

        // From one kick mostly, so that the bound is sharp; a third of the nodes without any waves.
        MomentumDiffusionTensor Semidefinite()
        {
            double a = random.NextDouble() - 0.5, p = random.NextDouble() - 0.5, more = Chance(0.3) ? random.NextDouble() : 0;
            return Chance(0.33) ? default : new MomentumDiffusionTensor(a * a + more, a * p, p * p);
        }

        bool Chance(double probability) => random.NextDouble() < probability;
    }

    [Test]
    public void RatiosAreCountedWhereTheyExist()
    {
        double[] energies = [100 * KeV, 200 * KeV];
        MomentumDiffusionTensor[,] estimated =
        {
            { new(2, 1, 1), new(0.5, -1, 1), new(8, 0, 0) },
            { new(1, 3, 1), new(0, 0, 0), new(0, 0, 0) },
        };
        MomentumDiffusionTensor[,] calculated =
        {
            { new(1, 1, 1), new(1, -2, 1), new(1, 0, 2) },
            { new(1, -3, 1), new(0, 0, 0), new(7, 0, 0) },
        };
        DensityRatioEstimate estimate = DensityRatioEstimate.FromTable(
            Table(energies, (i, j) => estimated[i, j]), 3, 3, energies, DensityRatioScaling.Longley2022);
        DensityRatioComparison ratios = estimate.Compare(Table(energies, (i, j) => calculated[i, j]));

        // D_αα: 2, ½, 8, 1; both zero; one zero. D_αp: 1, ½; opposite signs, zeros.
        EstimateRatios αα = ratios.AlphaAlpha;
        Assert.That((αα.Count, αα.Incomparable), Is.EqualTo((4, 2)));
        Assert.That(αα[0, 2], Is.EqualTo(8));
        Assert.That(αα[1, 1], Is.Null);
        Assert.That(αα.GeometricMean, Is.EqualTo(Math.Pow(8, 0.25)).Within(1e-15));
        Assert.That(αα.FractionWithin(2), Is.EqualTo(0.75));
        Assert.That(αα.Quantile(0.5), Is.EqualTo(1.5).Within(1e-15));
        Assert.That((ratios.AlphaMomentum.Count, ratios.AlphaMomentum.Incomparable), Is.EqualTo((2, 4)));

        DiffusionTable zeros = Table(energies, (_, _) => default);
        EstimateRatios none = DensityRatioEstimate.FromTable(zeros, 3, 3, energies, DensityRatioScaling.Longley2022).Compare(zeros).AlphaAlpha;
        Assert.That((none.Count, none.Incomparable), Is.EqualTo((0, 6)));
        Assert.That((double?[])[none.GeometricMean, none.Quantile(0.5), none.FractionWithin(2)], Is.All.Null);
    }

    [Test]
    public void ImpossibleInputIsRefused()
    {
        DiffusionTable source = Computed(Energies, PowerLaw);
        DensityRatioScaling scaling = DensityRatioScaling.Albert2024;
        DensityRatioEstimate estimate = DensityRatioEstimate.FromTable(source, 2, 3, Energies, scaling);
        double[] falling = [2 * KeV, 1 * KeV];
        Assert.Multiple(() =>
        {
            Refused(() => DensityRatioEstimate.FromTable(source, 0, 3, Energies, scaling), "source ω_pe/ω_ce");
            Refused(() => DensityRatioEstimate.FromTable(source, 2, 3, [-1], scaling), "energy");
            Refused(() => DensityRatioEstimate.FromTable(Computed(falling, PowerLaw), 2, 3, Energies, scaling), "must rise");
            Refused(() => DensityRatioEstimate.FromTable(Table(Energies, (_, _) => new(double.NaN, 0, 0)), 2, 3, Energies, scaling), "NaN");
            Refused(
                () => DensityRatioEstimate.FromFunction(
                    (_, _) => new(1, 0, double.PositiveInfinity), Species.Electron, 2, 3, Energies, Angles, scaling),
                "infinite");
            Refused(() => estimate.Compare(Computed(Energies[1..], PowerLaw)), "calculated table");
            Refused(() => estimate.Compare(source).AlphaAlpha.Quantile(1.5), "quantile");
            Refused(() => estimate.Compare(source).AlphaAlpha.FractionWithin(0.5), "factor");
        });
    }

    private static DensityRatioScaling Scaling(bool albert) => albert ? DensityRatioScaling.Albert2024 : DensityRatioScaling.Longley2022;

    private static MomentumDiffusionTensor PowerLaw(double energy, double α)
    {
        double u = Species.Electron.MomentumPerMass(energy) / 1e8;
        return new MomentumDiffusionTensor(2 * Math.Pow(u, -3) * Math.Sin(α), -0.5 * Math.Pow(u, -1.2) * Math.Cos(α), Math.Pow(u, 0.7));
    }

    private static DiffusionTable Computed(double[] energies, Func<double, double, MomentumDiffusionTensor> values) =>
        Table(energies, (i, j) => values(energies[i], Angles[j]));

    private static DiffusionTable Table(double[] energies, Func<int, int, MomentumDiffusionTensor> values)
    {
        var table = new MomentumDiffusionTensor[energies.Length, Angles.Length];
        for (int i = 0; i < energies.Length; i++)
        {
            for (int j = 0; j < Angles.Length; j++)
            {
                table[i, j] = values(i, j);
            }
        }

        return new DiffusionTable(Species.Electron, energies, Angles, table, default);
    }
}
