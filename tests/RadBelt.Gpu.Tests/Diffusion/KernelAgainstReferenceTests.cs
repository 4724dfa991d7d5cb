using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Diffusion;

/// <summary>The kernels against <see cref="GlauertHorneReference"/>, which integrates another form of the coefficients over another variable.</summary>
internal sealed class KernelAgainstReferenceTests
{
    /// <summary>Resonances that stay in the band for all X, that leave it, and a Gaussian spectrum; with and without protons. Both sides are asked for 1e-9.</summary>
    [TestCase(100, 0.05, 0.6, false, false)]
    [TestCase(100, 0.05, 0.6, true, true)]
    [TestCase(50, 0.2, 0.25, false, false)]
    public void SameCoefficients(double energyKeV, double lower, double upper, bool gaussian, bool protons)
    {
        using Device device = Device.Default();
        ColdPlasma plasma = ColdPlasma.WithFrequencyRatio(200 * NanoTesla, 4, protons ? [new IonFraction(Species.Proton, 1)] : []);
        double ωce = plasma.ElectronGyrofrequency;
        SpectralShape shape = gaussian
            ? SpectralShape.Gaussian(0.3 * ωce, 0.1 * ωce, lower * ωce, upper * ωce)
            : SpectralShape.Flat(lower * ωce, upper * ωce);
        var spectrum = new ObliqueSpectrum(
            plasma, WaveBranch.Whistler, shape, WaveNormalDistribution.Gaussian(0, 0.5, 1), 100 * PicoTesla, WaveDirections.Both);
        var harmonics = new HarmonicRange(-2, 1);
        double energy = energyKeV * KeV, α = 45 * Degree;
        MomentumDiffusionTensor expected =
            new GlauertHorneReference(spectrum, DispersionRelation.Full, 1e-9).Coefficients(Species.Electron, energy, α, harmonics);
        var settings = new DiffusionSettings { Harmonics = harmonics, RelativeTolerance = 1e-9 };
        MomentumDiffusionTensor found = DiffusionCoefficients.Local(device, spectrum, Species.Electron, [energy], [α], settings)[0, 0];
        double cross = Math.Sqrt(expected.AlphaAlpha * expected.MomentumMomentum);
        Assert.That(found.AlphaAlpha, Is.EqualTo(expected.AlphaAlpha).Within(1e-8 * expected.AlphaAlpha));
        Assert.That(found.AlphaMomentum, Is.EqualTo(expected.AlphaMomentum).Within(1e-8 * cross));
        Assert.That(found.MomentumMomentum, Is.EqualTo(expected.MomentumMomentum).Within(1e-8 * expected.MomentumMomentum));
    }
}
