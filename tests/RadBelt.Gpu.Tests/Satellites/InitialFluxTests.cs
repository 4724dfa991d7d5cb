using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Satellites;

internal sealed class InitialFluxTests
{
    [Test]
    public void FluxIsThatAtRightAnglesTimesSineSquared()
    {
        var flux = new SineSquaredFlux(new ExponentialFluxSpectrum(5, 100 * KeV));
        Assert.That(flux.At(100 * KeV, 90 * Degree), Is.EqualTo(5 / Math.E).Within(1e-12).Percent);
        Assert.That(flux.At(100 * KeV, 30 * Degree), Is.EqualTo(5 / Math.E / 4).Within(1e-12).Percent);
    }

    [Test]
    public void TableOfAPowerLawIsThePowerLaw()
    {
        var law = new PowerLawFluxSpectrum(7, 100 * KeV, 2.5);
        double[] energies = [50 * KeV, 90 * KeV, 400 * KeV, 1 * MeV];
        var spectrum = new TabulatedFluxSpectrum(energies, [.. energies.Select(law.At)]);
        var flux = new SineSquaredFlux(law);
        double[] pitchAngles = [3 * Degree, 20 * Degree, 90 * Degree];
        var table = new TabulatedFlux(energies, pitchAngles, [.. from E in energies from α in pitchAngles select flux.At(E, α)]);
        foreach (double E in new[] { 50, 61.5, 90, 333, 1000 })
        {
            Assert.That(spectrum.At(E * KeV), Is.EqualTo(law.At(E * KeV)).Within(1e-11).Percent);
            foreach (double α in new[] { 3, 4.5, 20, 77, 90 })
            {
                Assert.That(table.At(E * KeV, α * Degree), Is.EqualTo(flux.At(E * KeV, α * Degree)).Within(1e-11).Percent, $"{E} keV, {α}°");
            }
        }
    }

    // IGE-2006, mean, four years before solar minimum: 3.19e4 cm⁻² s⁻¹ sr⁻¹ keV⁻¹ at 88.74 keV; it falls throughout.
    [Test]
    public void GeostationaryMeanIsInItsUnits()
    {
        TabulatedFluxSpectrum mean = TabulatedFluxSpectrum.GeostationaryMean;
        Assert.That(mean.At(88.74 * KeV) * KeV / 1e4, Is.EqualTo(3.19e4).Within(1e-10).Percent);
        Assert.That(mean.Fluxes, Is.Ordered.Descending);
        Assert.That(mean.At(50 * KeV), Is.GreaterThan(mean.At(1 * MeV)));
    }

    [Test]
    public void GapsAreRefused()
    {
        double[] energies = [50 * KeV, 100 * KeV];
        Refused(() => _ = new TabulatedFluxSpectrum(energies, [1, 0]), "the flux is 0 at 100 keV");
        Refused(() => _ = new TabulatedFluxSpectrum(energies, [double.NaN, 1]), "the flux is NaN at 50 keV");
        Refused(() => _ = new TabulatedFluxSpectrum(energies, [1, -2]), "the flux is -2 at 100 keV");
        Refused(() => _ = new TabulatedFluxSpectrum(energies, [1]), "2 energies and 1 fluxes");
        Refused(() => _ = new TabulatedFluxSpectrum([100 * KeV, 50 * KeV], [1, 1]), "50 keV after 100 keV; it must rise");
        Refused(() => _ = new TabulatedFluxSpectrum([1], [1]), "at least two");
        Refused(() => new TabulatedFluxSpectrum(energies, [1, 1]).At(40 * KeV), "40 keV is outside 50–100 keV");
        Refused(() => new TabulatedFluxSpectrum(energies, [1, 1]).At(double.NaN), "outside");
    }

    [Test]
    public void GapsInPitchAngleAreRefused()
    {
        double[] energies = [50 * KeV, 100 * KeV], pitchAngles = [3 * Degree, 9 * Degree];
        Refused(() => _ = new TabulatedFlux(energies, pitchAngles, [1, 1, 1]), "3 fluxes for 2 energies and 2 pitch angles");
        Refused(() => _ = new TabulatedFlux(energies, pitchAngles, [1, 1, 1, 0]), "the flux is 0 at 100 keV and 9°");
        Refused(() => _ = new TabulatedFlux(energies, [0, 1], [1, 1, 1, 1]), "in (0°, 90°]");
        Refused(() => new TabulatedFlux(energies, pitchAngles, [1, 1, 1, 1]).At(60 * KeV, 10 * Degree), "10° is outside 3–9°");
    }

    [Test]
    public void SpectraRefuseWhatIsNone()
    {
        Refused(() => _ = new ExponentialFluxSpectrum(0, 1), "flux j_0");
        Refused(() => _ = new ExponentialFluxSpectrum(1, -1), "e-folding energy");
        Refused(() => _ = new PowerLawFluxSpectrum(1, 0, 2), "reference energy");
        Refused(() => _ = new PowerLawFluxSpectrum(1, 1, double.NaN), "index of the power law");
    }
}
