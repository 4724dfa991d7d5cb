using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.FieldLines;

internal sealed class DensityTests
{
    private static readonly DipoleFieldLine Line = new(4.5);

    [Test]
    public void PowerLawFollowsTheRadius([Values(0, 1, 2.5)] double η)
    {
        var density = new PowerLawDensity(1e7, η);
        double λ = 0.6;
        Assert.That(density.At(Line, λ), Is.EqualTo(1e7 * Math.Pow(Line.Radius(0) / Line.Radius(λ), η)).Within(1e-12).Percent);
    }

    [Test]
    public void FrequencyRatioIsThatOfThePlasma([Values(0.5, 1.5, 10)] double ratio)
    {
        var plasma = new FieldLinePlasma(Line, new FrequencyRatioDensity(ratio));
        Assert.That(plasma.At(0).FrequencyRatio, Is.EqualTo(ratio).Within(1e-12).Percent);
        Assert.That(plasma.At(0.5).FrequencyRatio, Is.EqualTo(ratio / DipoleFieldLine.FieldRatio(0.5)).Within(1e-12).Percent);
        ColdPlasma falling = new FieldLinePlasma(Line, new FrequencyRatioDensity(ratio, 1)).At(0.5);
        Assert.That(falling.ElectronDensity / plasma.At(0).ElectronDensity, Is.EqualTo(1 / Math.Pow(Math.Cos(0.5), 2)).Within(1e-12).Percent);
    }

    [Test]
    public void SheeleyAtTheShellItIsReferredTo()
    {
        // At L = 3 every power is one: 1390 cm⁻³, and 124 ± 36 cm⁻³ at LT = 19.7 h and twelve hours from it.
        var line = new DipoleFieldLine(3);
        Assert.That(Sheeley2001Density.Plasmasphere().At(line, 0), Is.EqualTo(1390e6).Within(1e-12).Percent);
        Assert.That(Sheeley2001Density.Trough(19.7).At(line, 0), Is.EqualTo(160e6).Within(1e-12).Percent);
        Assert.That(Sheeley2001Density.Trough(7.7).At(line, 0), Is.EqualTo(88e6).Within(1e-12).Percent);
    }

    [Test]
    public void SheeleyFallsAsPublishedAndAlongTheLineAsAsked()
    {
        double ratio = Sheeley2001Density.Plasmasphere().At(new(6), 0) / Sheeley2001Density.Plasmasphere().At(new(3), 0);
        Assert.That(Math.Log2(1 / ratio), Is.EqualTo(4.83).Within(1e-12));

        // The mean over the local time leaves the first term: 124/16 cm⁻³ at L = 6.
        double mean = Enumerable.Range(0, 24).Average(hour => Sheeley2001Density.Trough(hour).At(new(6), 0));
        Assert.That(mean, Is.EqualTo(124e6 / 16).Within(1e-10).Percent);
        Assert.That(Sheeley2001Density.Trough(0, 2).At(Line, 0.5) / Sheeley2001Density.Trough(0).At(Line, 0.5), Is.EqualTo(Math.Pow(Math.Cos(0.5), -4)).Within(1e-12).Percent);
    }

    [Test]
    public void RefusesWhatIsNoDensity()
    {
        Refused(() => _ = new PowerLawDensity(0), "equatorial electron density");
        Refused(() => _ = new PowerLawDensity(1e6, double.NaN), "exponent");
        Refused(() => _ = new FrequencyRatioDensity(-1), "ω_pe/ω_ce");
        Refused(() => Sheeley2001Density.Trough(25), "local time");
        Refused(() => Sheeley2001Density.Plasmasphere().At(new(7.5), 0), "outside 3 … 7");
    }
}
