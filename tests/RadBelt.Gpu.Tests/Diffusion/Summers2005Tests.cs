using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

/// <summary>
/// The case of Summers (2005) Fig. 1: f_ce = 9.54 kHz, α* = 0.16, B_w = 100 pT, x_m 0.35, δx 0.15, band 0.05–0.65, backward
/// waves, electron–proton plasma; and the general resonant sum against the closed form, which shares no code with it.
/// </summary>
internal sealed class Summers2005Tests
{
    private const double ωce = 2 * Math.PI * 9.54e3;
    private const double αStar = 0.16;
    private static readonly double FieldStrength = ωce * Species.Electron.Mass / PhysicalConstants.ElementaryCharge;
    private static readonly ColdPlasma Plasma =
        ColdPlasma.WithFrequencyRatio(FieldStrength, 1 / Math.Sqrt(αStar), new IonFraction(Species.Proton, 1));

    // Coefficients over p²: s⁻¹, in our convention (all power in one direction).
    [TestCase(0.1, 45, 8.62097e-3, 1.56835e-3, 2.85317e-4)]
    [TestCase(0.3, 60, 1.48015e-3, 2.27023e-4, 3.48205e-5)]
    public void PublishedCase(double energyMeV, double degrees, double αα, double αp, double pp)
    {
        double energy = energyMeV * MeV;
        double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy);
        double α = degrees * Degree;
        MomentumDiffusionTensor closed = Summers(+1, -1).Electrons(energy, α);
        MomentumDiffusionTensor general = Resonant(Spectrum(new RMode(Plasma), WaveDirections.Backward), Species.Electron, energy, α);
        foreach (MomentumDiffusionTensor d in (MomentumDiffusionTensor[])[closed, general])
        {
            Assert.That(d.AlphaAlpha, Is.EqualTo(αα).Within(HalfTheSixthDigit(αα)));
            Assert.That(Math.Abs(d.AlphaMomentum) / p, Is.EqualTo(αp).Within(HalfTheSixthDigit(αp)));
            Assert.That(d.MomentumMomentum / (p * p), Is.EqualTo(pp).Within(HalfTheSixthDigit(pp)));
        }

        static double HalfTheSixthDigit(double x) => 0.5 * Math.Pow(10, Math.Floor(Math.Log10(x)) - 5);
    }

    [Test]
    public void ResonantSumEqualsClosedForm([Values(+1, -1)] int polarisation, [Values] bool forward, [Values] bool electrons)
    {
        int direction = forward ? 1 : -1;
        WaveDirections directions = forward ? WaveDirections.Forward : WaveDirections.Backward;
        FieldAlignedMode mode = polarisation > 0 ? new RMode(Plasma) : new LMode(Plasma);
        Species species = electrons ? Species.Electron : Species.Proton;
        Summers2005 closed = Summers(polarisation, direction);
        WaveSpectrum spectrum = Spectrum(mode, directions);
        int resonant = 0;
        foreach (double energy in (double[])[10 * KeV, 100 * KeV, MeV, 3 * MeV, 10 * MeV, 100 * MeV])
        {
            for (double degrees = 1; degrees < 180; degrees += 4)
            {
                double α = degrees * Degree;
                MomentumDiffusionTensor a = Resonant(spectrum, species, energy, α);
                MomentumDiffusionTensor b = electrons ? closed.Electrons(energy, α) : closed.Protons(energy, α);
                string where = $"{energy / KeV} keV, {degrees}°";

                // Both paths are good to rounding times the condition of the root, 1/|1 − v∥/v_g| < 1e4 at these points.
                Assert.That(a.AlphaAlpha, Is.EqualTo(b.AlphaAlpha).Within(1e-9 * b.AlphaAlpha), where);
                Assert.That(a.AlphaMomentum, Is.EqualTo(b.AlphaMomentum).Within(1e-9 * Math.Abs(b.AlphaMomentum)), where);
                Assert.That(a.MomentumMomentum, Is.EqualTo(b.MomentumMomentum).Within(1e-9 * b.MomentumMomentum), where);
                resonant += b.AlphaAlpha > 0 ? 1 : 0;
            }
        }

        // Protons overtake whistlers only beyond 10 MeV here; everywhere else many points resonate.
        Assert.That(resonant, Is.GreaterThan(5));
    }

    [Test]
    public void ImpossibleInputIsRefused()
    {
        Assert.Multiple(() =>
        {
            Refused(() => new Summers2005(2, 1, ωce, αStar, 1e-6, 0.35, 0.15, 0.05, 0.65), "+1 or −1");
            Refused(() => new Summers2005(1, 1, ωce, αStar, 1e-6, 0.35, 0.15, 0.05, 1.65), "cut-offs");
            Refused(() => Summers(1, 1).Electrons(MeV, Math.PI / 2), "90°");
        });
    }

    private static MomentumDiffusionTensor Resonant(WaveSpectrum spectrum, Species species, double energy, double α) =>
        Quasilinear.Coefficients(spectrum, species, energy, α).ToMomentum(species, energy);

    private static double Scale(int polarisation) => polarisation > 0 ? 1 : PhysicalConstants.ElectronMass / PhysicalConstants.ProtonMass;

    private static Summers2005 Summers(int polarisation, int direction)
    {
        double scale = Scale(polarisation);
        double relativePower = Math.Pow(100 * PicoTesla / FieldStrength, 2);
        return new Summers2005(polarisation, direction, ωce, αStar, relativePower, 0.35 * scale, 0.15 * scale, 0.05 * scale, 0.65 * scale);
    }

    private static WaveSpectrum Spectrum(FieldAlignedMode mode, WaveDirections directions)
    {
        double scale = Scale(mode.RotationSense) * Plasma.ElectronGyrofrequency;
        return WaveSpectrum.Gaussian(mode, 0.35 * scale, 0.15 * scale, 0.05 * scale, 0.65 * scale, 100 * PicoTesla, directions);
    }
}
