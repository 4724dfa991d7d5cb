using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FieldLines;

internal sealed class DiffusiveEquilibriumDensityTests
{
    private const double R = DipoleFieldLine.DefaultEarthRadius;
    private static readonly DiffusiveEquilibriumDensity Model = new();

    /// <summary>High above the lower ionosphere and inside the plasmapause what is left is Angerami &amp; Thomas' n² = n0² Σ α exp(−m Φ/k_B T), Φ the work against gravity.</summary>
    [Test]
    public void InsideThePlasmapauseItIsDiffusiveEquilibrium([Values(2.5, 3.8)] double shell, [Values(0, 0.4)] double latitude)
    {
        var line = new DipoleFieldLine(shell);
        double r = line.Radius(latitude), work = 3.986004418e14 * (1 / (R + 1e6) - 1 / r);

        // ∫g dr is g_b G: the geopotential height is over the gravity of the base level.
        double sum = new[] { (0.08, Species.Proton), (0.02, Species.Helium), (0.90, Species.Oxygen) }
            .Sum(ion => ion.Item1 * Math.Exp(-ion.Item2.Mass * work / (PhysicalConstants.Boltzmann * 1600)));
        Assert.That(Model.At(line, latitude), Is.EqualTo(1e10 * Math.Sqrt(sum)).Within(1e-10).Percent);
    }

    /// <summary>The means that Sheeley et al. (2001) measured scatter by a factor of about 1.5.</summary>
    [Test]
    public void TheDefaultsAreNearTheMeansOfSheeley()
    {
        double inside = Model.At(new DipoleFieldLine(3), 0), outside = Model.At(new DipoleFieldLine(5.5), 0);
        TestContext.Out.WriteLine($"L = 3: {inside / PerCubicCentimetre:F1}, L = 5.5: {outside / PerCubicCentimetre:F2} cm⁻³");
        Assert.That(inside / Sheeley2001Density.Plasmasphere().At(new DipoleFieldLine(3), 0), Is.InRange(0.5, 2));
        Assert.That(outside / Sheeley2001Density.Trough(6).At(new DipoleFieldLine(5.5), 0), Is.InRange(0.6, 1.7));
    }

    [Test]
    public void DensityVanishesAtTheLowerIonosphere()
    {
        var line = new DipoleFieldLine(3);
        double near = Model.At(line, line.LatitudeAt(101 * Kilometre)), twice = Model.At(line, line.LatitudeAt(102 * Kilometre));

        // 1 − exp(−x²) = x²[1 − O(x²)], times a diffusive equilibrium of 16 atomic units that changes by 1 km/(2 × 80 km).
        Assert.That(twice / near, Is.EqualTo(4).Within(2).Percent);
    }

    [Test]
    public void AnInfinitePlasmapauseIsNone()
    {
        var line = new DipoleFieldLine(6);
        DiffusiveEquilibriumDensity without = Model with { PlasmapauseLShell = double.PositiveInfinity };
        Assert.That(without.At(line, 0), Is.GreaterThan(20 * Model.At(line, 0)));
        Assert.That(without.At(new DipoleFieldLine(3.5), 0), Is.EqualTo(Model.At(new DipoleFieldLine(3.5), 0)));
    }

    [Test]
    public void ItGoesThroughADensity()
    {
        var line = new DipoleFieldLine(5.5);
        Assert.That(Model.Through(7e6, line, 0.2).At(line, 0.2), Is.EqualTo(7e6).Within(1e-10).Percent);
    }

    [Test]
    public void RefusesWhatCannotBe()
    {
        var line = new DipoleFieldLine(3);
        Refused(() => Model.At(line, line.LatitudeAt(50 * Kilometre)), "50 km is not above");
        Refused(() => (Model with { Temperature = 0 }).At(line, 0), "temperature: 0 K");
        Refused(() => (Model with { Composition = (0.5, 0, 0.6) }).At(line, 0), "1.1");
        Refused(() => (Model with { PlasmapauseLShell = 0.5 }).At(line, 0), "L = 0.5");
        Refused(() => (Model with { PlasmapauseWidth = -1 }).At(line, 0), "width");
        Refused(() => (Model with { BaseDensity = double.NaN }).At(line, 0), "base density");
    }
}
