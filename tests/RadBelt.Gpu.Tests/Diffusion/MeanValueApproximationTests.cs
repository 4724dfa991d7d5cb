using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class MeanValueApproximationTests
{
    private const double FieldStrength = 140 * NanoTesla;
    private static readonly ColdPlasma Plasma = ColdPlasma.WithFrequencyRatio(FieldStrength, 2.5, new IonFraction(Species.Proton, 1));
    private static double ωce => Plasma.ElectronGyrofrequency;

    private static ObliqueSpectrum Night => Chorus(WaveNormalDistribution.Gaussian(0, Math.Tan(30 * Degree), 1), WaveDirections.Both);

    private static ObliqueSpectrum Hiss
    {
        get
        {
            var plasma = ColdPlasma.WithFrequencyRatio(FieldStrength, 15);
            double ωce = plasma.ElectronGyrofrequency;
            return new ObliqueSpectrum(
                plasma,
                WaveBranch.Whistler,
                SpectralShape.Gaussian(0.03 * ωce, 0.015 * ωce, 0.006 * ωce, 0.1 * ωce),
                WaveNormalDistribution.Gaussian(0, Math.Tan(20 * Degree), 1),
                100 * PicoTesla,
                WaveDirections.Both);
        }
    }

    [Test]
    public void FieldAlignedWavesAreExact(
        [Values(0.05, 0.3, 2)] double energyMeV, [Values(5, 40, 75, 90, 130)] double degrees, [Values] WaveDirections directions)
    {
        // Nothing is left of the integral over X: the sum over roots alone, to rounding times the condition of a root.
        MomentumDiffusionTensor expected = Quasilinear.Coefficients(
            WaveSpectrum.Gaussian(new RMode(Plasma), 0.35 * ωce, 0.15 * ωce, 0.125 * ωce, 0.575 * ωce, 100 * PicoTesla, directions),
            Species.Electron,
            energyMeV * MeV,
            degrees * Degree).ToMomentum(Species.Electron, energyMeV * MeV);
        MeanValueEstimate actual = new MeanValueApproximation(Chorus(WaveNormalDistribution.FieldAligned, directions))
            .Coefficients(Species.Electron, energyMeV * MeV, degrees * Degree);
        IsClose(actual.Coefficients, expected, energyMeV * MeV, 1e-9);
    }

    [Test]
    public void NarrowWaveNormalsConvergeToFieldAlignedOnes([Values(1, 3)] int values, [Values(10, 50, 70)] double degrees)
    {
        // All depends on X² next to B0: the error falls four times when X_w is halved.
        MomentumDiffusionTensor limit = At(WaveNormalDistribution.FieldAligned);
        double wide = Error(0.02), narrow = Error(0.01);
        Assert.That(wide, Is.LessThan(0.05));
        Assert.That(wide / narrow, Is.EqualTo(4).Within(0.2));

        double Error(double width) => Math.Abs(At(WaveNormalDistribution.Gaussian(0, width, 1)).AlphaAlpha / limit.AlphaAlpha - 1);

        MomentumDiffusionTensor At(WaveNormalDistribution normals) =>
            new MeanValueApproximation(Chorus(normals, WaveDirections.Both), values)
                .Coefficients(Species.Electron, 0.1 * MeV, degrees * Degree).Coefficients;
    }

    [Test]
    public void AgreesWithPublishedCoefficientsOfObliqueChorus()
    {
        // Glauert & Horne (2005) chorus at L = 4.5, ω_pe/ω_ce = 1.5, 1 MeV, 60°, n = −5 … 5, by an open code that shares nothing with ours.
        var plasma = ColdPlasma.WithFrequencyRatio(3.12e-5 / Math.Pow(4.5, 3), 1.5);
        double ωce = plasma.ElectronGyrofrequency;
        var spectrum = new ObliqueSpectrum(
            plasma,
            WaveBranch.Whistler,
            SpectralShape.Gaussian(0.35 * ωce, 0.15 * ωce, 0.125 * ωce, 0.575 * ωce),
            WaveNormalDistribution.Gaussian(0, Math.Tan(30 * Degree), 1),
            100 * PicoTesla,
            WaveDirections.Both);
        double energy = 1 * MeV;
        double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy);
        MeanValueEstimate d = new MeanValueApproximation(spectrum, settings: new DiffusionSettings { Harmonics = new(-5, 5) })
            .Coefficients(Species.Electron, energy, 60 * Degree);

        // Equatorial fields of 3.1e-5 and 3.12e-5 T are in use, which is 0.6 % of D; three values a range are good to 0.3 % here.
        Assert.That(d.Coefficients.AlphaAlpha, Is.EqualTo(2.39731e-4).Within(1).Percent);
        Assert.That(d.Coefficients.AlphaMomentum / p, Is.EqualTo(5.13170e-5).Within(1).Percent);
        Assert.That(d.Coefficients.MomentumMomentum / (p * p), Is.EqualTo(1.35782e-5).Within(1).Percent);
        Assert.That(d.Evaluations, Is.LessThanOrEqualTo(20), "six ranges of three values");
    }

    // The factors that one and three values a range stay within, a little above what they reach at these points; eight are as good as the integral.
    [TestCase(0.1, 1.5, 1.005)]
    [TestCase(0.3, 1.5, 1.005)]
    [TestCase(1, 10, 1.2)]
    public void IsCloseToTheFullIntegral(double energyMeV, double oneValue, double threeValues)
    {
        double energy = energyMeV * MeV;
        var harmonics = new HarmonicRange(-2, 1);
        foreach (ObliqueSpectrum spectrum in (ObliqueSpectrum[])[Night, Hiss])
        {
            foreach (double degrees in (double[])[20, 50, 70])
            {
                MomentumDiffusionTensor full = new GlauertHorneReference(spectrum, DispersionRelation.Full, 1e-3)
                    .Coefficients(Species.Electron, energy, degrees * Degree, harmonics);
                foreach ((int values, double factor) in ((int, double)[])[(1, oneValue), (3, threeValues), (8, 1.001)])
                {
                    MomentumDiffusionTensor few = new MeanValueApproximation(spectrum, values, new DiffusionSettings { Harmonics = harmonics })
                        .Coefficients(Species.Electron, energy, degrees * Degree).Coefficients;
                    IsWithin(few.AlphaAlpha, full.AlphaAlpha, factor);
                    IsWithin(few.MomentumMomentum, full.MomentumMomentum, factor);
                }
            }
        }

        static void IsWithin(double approximate, double exact, double factor) =>
            Assert.That(approximate, Is.InRange(exact / factor, exact * factor));
    }

    [Test]
    public void ConvergedHarmonicsAddUpLikeAllOfThem([Values(30, 80)] double degrees)
    {
        ObliqueSpectrum spectrum = Chorus(WaveNormalDistribution.Gaussian(0, Math.Tan(30 * Degree), 1), WaveDirections.Both);
        MomentumDiffusionTensor all = At(new HarmonicRange(-100, 100)), converged = At(HarmonicRange.Converged), few = At(new HarmonicRange(-2, 2));
        Assert.That(converged.AlphaAlpha, Is.EqualTo(all.AlphaAlpha).Within(0.2).Percent);
        Assert.That(few.AlphaAlpha, Is.LessThan(all.AlphaAlpha));

        MomentumDiffusionTensor At(HarmonicRange harmonics) =>
            new MeanValueApproximation(spectrum, settings: new DiffusionSettings { Harmonics = harmonics })
                .Coefficients(Species.Electron, MeV, degrees * Degree).Coefficients;
    }

    [Test]
    public void NothingResonatesOutsideTheBand()
    {
        // 1 keV electrons at 90° would need ω = ω_ce/γ.
        MeanValueEstimate none = new MeanValueApproximation(Chorus(WaveNormalDistribution.Gaussian(0, 0.5, 1), WaveDirections.Both))
            .Coefficients(Species.Electron, KeV, 90 * Degree);
        Assert.That(none, Is.EqualTo(new MeanValueEstimate(default, 0)));
    }

    [Test]
    public void ImpossibleInputIsRefused()
    {
        ObliqueSpectrum chorus = Chorus(WaveNormalDistribution.Gaussian(0, 0.5, 1), WaveDirections.Both);
        ObliqueSpectrum beyond = chorus with { Shape = SpectralShape.Flat(0.5 * ωce, 1.5 * ωce) };
        Assert.Multiple(() =>
        {
            Refused(() => new MeanValueApproximation(chorus, 0), "values per range");
            Refused(() => new MeanValueApproximation(beyond), "wave band");
            Refused(() => new MeanValueApproximation(chorus).Coefficients(Species.Electron, -1, 1), "energy");
            Refused(() => new MeanValueApproximation(chorus).Coefficients(Species.Electron, MeV, 4), "pitch angle");
        });
    }

    private static ObliqueSpectrum Chorus(WaveNormalDistribution normals, WaveDirections directions) => new(
        Plasma, WaveBranch.Whistler, SpectralShape.Gaussian(0.35 * ωce, 0.15 * ωce, 0.125 * ωce, 0.575 * ωce), normals, 100 * PicoTesla, directions);

    /// <summary>D over p² within a part of (D_αα D_pp)^½, and 1e-25 s⁻¹: the square of the rounding left where waves along B0 do not
    /// resonate.</summary>
    private static void IsClose(MomentumDiffusionTensor actual, MomentumDiffusionTensor expected, double energy, double relative)
    {
        double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy);
        double mixed = Math.Sqrt(expected.AlphaAlpha * expected.MomentumMomentum) / p;
        Compare(actual.AlphaAlpha, expected.AlphaAlpha, expected.AlphaAlpha);
        Compare(actual.AlphaMomentum / p, expected.AlphaMomentum / p, mixed);
        Compare(actual.MomentumMomentum / (p * p), expected.MomentumMomentum / (p * p), expected.MomentumMomentum / (p * p));

        void Compare(double a, double b, double scale) => Assert.That(a, Is.EqualTo(b).Within(relative * scale + 1e-25));
    }
}
