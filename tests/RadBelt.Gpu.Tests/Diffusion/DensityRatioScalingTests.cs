using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

/// <summary>The scalings and the exact resonance behind them, against the field-aligned quasilinear coefficients, which know nothing of
/// either.</summary>
internal sealed class DensityRatioScalingTests
{
    private const double FieldStrength = 140 * NanoTesla;
    private static readonly double ωce = new ColdPlasma(FieldStrength, 1e7).ElectronGyrofrequency;

    [Test]
    public void EnergiesKeepThePromisedProduct([Values(1e-3, 0.1, 1, 20)] double energyMeV, [Values(0.1, 0.5, 3)] double ratios)
    {
        double energy = energyMeV * MeV;
        double albert = DensityRatioScaling.Albert2024.SourceEnergy(Species.Electron, energy, ratios * 4, 4);
        double longley = DensityRatioScaling.Longley2022.SourceEnergy(Species.Electron, energy, ratios * 4, 4);
        double u1 = Species.Electron.MomentumPerMass(energy);
        Assert.That(Species.Electron.MomentumPerMass(albert), Is.EqualTo(u1 * ratios).Within(1e-14 * u1 * ratios));
        Assert.That(longley, Is.EqualTo(energy * ratios * ratios).Within(1e-15 * longley));
    }

    [Test]
    public void LongleyIsTheLimitOfLowEnergy()
    {
        // E + E²/2E_R is what p² holds: the relative difference of the two E2 is (E1 − E2)/2E_R, that of the coefficients (E1 − E2)/E_R.
        double energy = 1e-5 * Species.Electron.RestEnergy;
        double albert = DensityRatioScaling.Albert2024.SourceEnergy(Species.Electron, energy, 3, 6);
        double longley = DensityRatioScaling.Longley2022.SourceEnergy(Species.Electron, energy, 3, 6);
        Assert.That(albert / longley - 1, Is.EqualTo(0.375e-5).Within(1e-9));
        var d = new MomentumDiffusionTensor(1, 2, 5);
        MomentumDiffusionTensor a = DensityRatioScaling.Albert2024.Scale(Species.Electron, d, longley, energy);
        MomentumDiffusionTensor b = DensityRatioScaling.Longley2022.Scale(Species.Electron, d, longley, energy);
        Assert.That(a.AlphaAlpha / b.AlphaAlpha - 1, Is.EqualTo(-0.75e-5).Within(1e-9));
        Assert.That(a.AlphaMomentum, Is.EqualTo(b.AlphaMomentum));
        Assert.That(a.MomentumMomentum / b.MomentumMomentum - 1, Is.EqualTo(0.75e-5).Within(1e-9));
    }

    [Test]
    public void ResonanceAtAGivenFrequencyIsHeldExactly(
        [Values(1e-3, 0.1, 0.35, 0.6)] double x, [Values(89.0, 89.5, 91.0)] double degrees)
    {
        // What is left is the vacuum's 1 in μ² = 1 + R²/[x(1 − x)]: 1/μ², so it falls four times when both ratios double.
        double error = Error(100);
        Assert.That(error, Is.LessThan(10 * x * (1 - x) / 1e4));
        Assert.That(Error(200), Is.EqualTo(error / 4).Within(0.05 * error + 1e-13));

        double Error(double ratio)
        {
            double cosα = Math.Cos(degrees * Degree) * 100 / ratio;
            (double energy, _) = Resonant(ratio, x, Math.Acos(cosα));
            (double source, _) = Resonant(2 * ratio, x, Math.Acos(cosα));
            double? held = DensityRatioResonance.SourceEnergy(x, energy, ratio, 2 * ratio);
            return Math.Abs(held!.Value / source - 1);
        }
    }

    [Test]
    public void CoefficientsAtHeldResonanceFollowTheExactFactor([Values(1e-3, 0.1, 0.35, 0.6)] double x, [Values(89.5, 89.8)] double degrees)
    {
        // D_αα ∝ (1/γ) [1 + γx cos²α/(1 − γx)]²/[1 + γx(1 − 2x)], D_αp/(pD_αα) = sinα cosα/(1/(γx) − sin²α); left out, again, is 1/μ² = x(1 −
        // x)/R².
        const double R1 = 100, R2 = 200;
        double α = degrees * Degree;
        (double energy1, MomentumDiffusionTensor d1) = Resonant(R1, x, α);
        (double energy2, MomentumDiffusionTensor d2) = Resonant(R2, x, α);
        double tolerance = 10 * x * (1 - x) / (R1 * R1);
        (double γ1, double γ2) = (Species.Electron.LorentzFactor(energy1), Species.Electron.LorentzFactor(energy2));
        Assert.That(γ1 / γ2, Is.GreaterThan(1.03), "the case is relativistic");
        (double g1, double g2) = (Exact(γ1), Exact(γ2));
        Assert.That(d1.AlphaAlpha / d2.AlphaAlpha, Is.EqualTo(g1 / g2).Within(tolerance * g1 / g2));
        double mixed = g1 * Slope(γ1) / (g2 * Slope(γ2));
        Assert.That(OverP(d1, energy1) / OverP(d2, energy2), Is.EqualTo(mixed).Within(tolerance * mixed));

        double Exact(double γ) =>
            Math.Pow(1 + γ * x * Math.Pow(Math.Cos(α), 2) / (1 - γ * x), 2) / (γ * (1 + γ * x * (1 - 2 * x)));

        double Slope(double γ) => Math.Sin(α) * Math.Cos(α) / (1 / (γ * x) - Math.Pow(Math.Sin(α), 2));

        static double OverP(MomentumDiffusionTensor d, double energy) => d.AlphaMomentum / Species.Electron.MomentumPerMass(energy);
    }

    [TestCase(0.001)]
    [TestCase(0.003)]
    public void PowersOfTheLorentzFactorAreThoseOfAlbert(double x)
    {
        // At held pR and α the resonance moves by δx/x = −2γx. The coefficients go with the exact factor above, whose part of first order
        // vanishes for D_αα at 45°, and with x, x², x³ (flat spectrum): over the estimate they are 1 − cγx, c = 2, 2 + 3/2, 2 + 2·3/2. The next
        // order is taken as ten times (γx)².
        const double α = 45 * Degree;
        const double R1 = 20;
        (double energy, _) = Resonant(R1, x, α);
        double source = DensityRatioScaling.Albert2024.SourceEnergy(Species.Electron, energy, R1, 4 * R1);
        MomentumDiffusionTensor actual = Coefficients(R1, energy, α);
        MomentumDiffusionTensor estimate = DensityRatioScaling.Albert2024.Scale(Species.Electron, Coefficients(4 * R1, source, α), source, energy);
        double γ1 = Species.Electron.LorentzFactor(energy);
        double γ2 = Species.Electron.LorentzFactor(source);
        Assert.That(γ1 / γ2, Is.GreaterThan(1.5), "the case is relativistic");
        double first = x * (γ1 - γ2);
        double second = 10 * Math.Pow(γ1 * x, 2);
        Assert.That(estimate.AlphaAlpha / actual.AlphaAlpha, Is.EqualTo(1 + 2 * first).Within(second));
        Assert.That(estimate.AlphaMomentum / actual.AlphaMomentum, Is.EqualTo(1 + 3.5 * first).Within(second));
        Assert.That(estimate.MomentumMomentum / actual.MomentumMomentum, Is.EqualTo(1 + 5 * first).Within(second));
    }

    [TestCase(-3)]
    [TestCase(-1)]
    [TestCase(1)]
    public void ObliqueHarmonicsFollowAlbertToo(int n)
    {
        // Wave normals around 35°, resonances at x = [n/(R p̂ cosα)]²/cosψ ~ 0.004: what is left is again c γx/|n|, c a few (5 above) and less
        // than 10. A wrong power of γ would be off by γ1/γ2 > 2.8.
        const double α = 60 * Degree;
        const double R1 = 10, R2 = 40;
        double energy = 1.5 * Math.Abs(n) * MeV;
        double source = DensityRatioScaling.Albert2024.SourceEnergy(Species.Electron, energy, R1, R2);
        double γ1 = Species.Electron.LorentzFactor(energy);
        MomentumDiffusionTensor actual = Oblique(R1, n, energy, α);
        MomentumDiffusionTensor estimate = DensityRatioScaling.Albert2024.Scale(Species.Electron, Oblique(R2, n, source, α), source, energy);
        double momentum = Species.Electron.MomentumPerMass(energy) / PhysicalConstants.SpeedOfLight;
        double x = Math.Pow(n / (R1 * momentum * Math.Cos(α)), 2) / Math.Cos(35 * Degree);
        double bound = 10 * x * (γ1 - Species.Electron.LorentzFactor(source)) / Math.Abs(n);
        Assert.That(bound, Is.LessThan(0.12));
        Assert.That(estimate.AlphaAlpha / actual.AlphaAlpha, Is.EqualTo(1).Within(bound));
        Assert.That(estimate.AlphaMomentum / actual.AlphaMomentum, Is.EqualTo(1).Within(bound));
        Assert.That(estimate.MomentumMomentum / actual.MomentumMomentum, Is.EqualTo(1).Within(bound));
    }

    [Test]
    public void ResonanceAtZeroFrequencyIsAlberts([Values(0.01, 1, 10)] double energyMeV)
    {
        double held = DensityRatioResonance.SourceEnergy(0, energyMeV * MeV, 3, 5)!.Value;
        double albert = DensityRatioScaling.Albert2024.SourceEnergy(Species.Electron, energyMeV * MeV, 3, 5);
        Assert.That(held, Is.EqualTo(albert).Within(1e-14 * albert));
    }

    [Test]
    public void ResonanceEndsWhereTheWaveOutrunsTheGyration()
    {
        // γx ≥ 1: the wave is faster than the electron's own turning; no n = −1 resonance head on.
        double limit = (1 / 0.5 - 1) * Species.Electron.RestEnergy;
        Assert.That(DensityRatioResonance.SourceEnergy(0.5, limit * (1 + 1e-9), 3, 5), Is.Null);
        Assert.That(DensityRatioResonance.SourceEnergy(0.5, limit * (1 - 1e-4), 3, 5), Is.GreaterThan(0.99 * limit).And.LessThan(limit));
    }

    [Test]
    public void ImpossibleInputIsRefused()
    {
        Assert.Multiple(() =>
        {
            Refused(() => DensityRatioScaling.Albert2024.SourceEnergy(Species.Electron, 0, 3, 5), "energy");
            Refused(() => DensityRatioScaling.Albert2024.SourceEnergy(Species.Electron, MeV, -3, 5), "target ω_pe/ω_ce");
            Refused(() => DensityRatioScaling.Longley2022.SourceEnergy(Species.Electron, MeV, 3, double.NaN), "source ω_pe/ω_ce");
            Refused(() => DensityRatioScaling.Longley2022.Scale(Species.Electron, default, 0, MeV), "source energy");
            Refused(() => DensityRatioResonance.SourceEnergy(1, MeV, 3, 5), "ω/ω_ce = 1");
        });
    }

    private static MomentumDiffusionTensor Oblique(double ratio, int n, double energy, double α)
    {
        var spectrum = new ObliqueSpectrum(
            ColdPlasma.WithFrequencyRatio(FieldStrength, ratio),
            WaveBranch.Whistler,
            SpectralShape.Flat(1e-4 * ωce, 3e-2 * ωce),
            WaveNormalDistribution.Gaussian(0.7, 0.1, 1.5),
            1 * PicoTesla,
            WaveDirections.Both);
        return new MeanValueApproximation(spectrum, 8, new DiffusionSettings { Harmonics = new(n, n) })
            .Coefficients(Species.Electron, energy, α).Coefficients;
    }

    private static WaveDirections HeadOn(double α) => α < Math.PI / 2 ? WaveDirections.Backward : WaveDirections.Forward;

    private static MomentumDiffusionTensor Coefficients(double ratio, double energy, double α)
    {
        var mode = new RMode(ColdPlasma.WithFrequencyRatio(FieldStrength, ratio));
        WaveSpectrum spectrum = WaveSpectrum.Flat(mode, 1e-4 * ωce, 0.9 * ωce, 1 * PicoTesla, HeadOn(α));
        return Quasilinear.Coefficients(spectrum, Species.Electron, energy, α).ToMomentum(Species.Electron, energy);
    }

    /// <summary>The energy that resonates with x at α, and the coefficients there.</summary>
    private static (double Energy, MomentumDiffusionTensor Coefficients) Resonant(double ratio, double x, double α)
    {
        var mode = new RMode(ColdPlasma.WithFrequencyRatio(FieldStrength, ratio));
        double energy = Resonance.Energy(mode, Species.Electron, x * ωce, HeadOn(α), α);
        return (energy, Coefficients(ratio, energy, α));
    }
}
