using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Cli.Reports.Diffusion;

namespace RadBelt.Gpu.Tests.Cli.Experiments;

/// <summary>The energies of the table that estimates start from reach as far as any estimate asks.</summary>
internal sealed class EstimateEnergiesTests
{
    private static readonly DensityRatioScaling[] Scalings = [DensityRatioScaling.Albert2024, DensityRatioScaling.Longley2022];

    [Test]
    public void A_few_are_the_ones_asked_for()
    {
        DiffusionSetup setup = DemoDiffusion.Setup with { Energies = [1 * Units.MeV], Ratios = [1, 2], EstimateFrom = 2 };
        double[] energies = EstimateEnergies.Of(setup, [DensityRatioScaling.Longley2022]);
        Assert.That(energies, Is.EqualTo(new[] { 0.25 * Units.MeV, Units.MeV }).Within(1e-12 * Units.MeV), "E R² is kept");
    }

    [Test]
    public void Many_are_a_range_in_steps_of_five_percent_of_momentum()
    {
        DiffusionSetup setup = DemoDiffusion.Setup with { Energies = [.. Enumerable.Range(1, 100).Select(i => i * 10 * Units.KeV)], Ratios = [1, 2, 3, 5], EstimateFrom = 2 };
        double[] energies = EstimateEnergies.Of(setup, Scalings);
        double[] momenta = [.. energies.Select(setup.Species.MomentumPerMass)];
        double[] asked = [.. from scaling in Scalings from ratio in setup.Ratios! from energy in setup.Energies select scaling.SourceEnergy(setup.Species, energy, ratio, 2)];
        Assert.Multiple(() =>
        {
            Assert.That((energies[0], energies[^1]), Is.EqualTo((asked.Min(), asked.Max())), "to the last bit: nothing is extrapolated");
            Assert.That(momenta.Skip(1).Zip(momenta, (right, left) => right / left), Is.All.InRange(1.0, 1.05 + 1e-12));
            Assert.That(energies, Has.Length.LessThan(asked.Length));
        });
    }
}
