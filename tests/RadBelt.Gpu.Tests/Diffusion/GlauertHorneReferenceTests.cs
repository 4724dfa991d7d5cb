using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Diffusion;

/// <summary>The independent integrator that the kernels are compared with, itself compared with an open code and with the field-aligned limit.</summary>
internal sealed class GlauertHorneReferenceTests
{
    private const double ωce = 2 * Math.PI * 9.54e3;
    private static readonly double FieldStrength = ωce * Species.Electron.Mass / PhysicalConstants.ElementaryCharge;
    private static readonly ColdPlasma Plasma = ColdPlasma.WithFrequencyRatio(FieldStrength, 2.5, new IonFraction(Species.Proton, 1));

    /// <summary>
    /// Values of the open code PIRAN (RB-ENVIRONMENT/PIRAN, its script diffusion_coefficients.py): 1 MeV, α = 60°, L = 4.5, R = 1.5, electrons and protons, n =
    /// −5 … 5, ω_m 0.35, δω 0.15, cut-offs ω_m ± 1.5 δω, X_w 0.577, X ≤ 1, 100 pT. Its dipole moment and Earth radius are 8.033454e15 T m³ and 6378.1 km; half of the
    /// power runs each way. It integrates over a fixed grid of X: the last digits are not compared.
    /// </summary>
    [Test]
    public void OpenCode()
    {
        ColdPlasma plasma = ColdPlasma.WithFrequencyRatio(
            8.033454e15 / Math.Pow(4.5 * 6378.1e3, 3), 1.5, new IonFraction(Species.Proton, 1));
        double ωce = plasma.ElectronGyrofrequency;
        var spectrum = new ObliqueSpectrum(
            plasma,
            WaveBranch.Whistler,
            SpectralShape.Gaussian(0.35 * ωce, 0.15 * ωce, 0.125 * ωce, 0.575 * ωce),
            WaveNormalDistribution.Gaussian(0, 0.577, 1),
            100 * PicoTesla,
            WaveDirections.Both);
        (double αα, double αp, double pp) = OverMomentum(Reference(spectrum, 1e-5), Species.Electron, MeV, 60 * Degree, new HarmonicRange(-5, 5));
        Assert.That(αα, Is.EqualTo(2.39731e-4).Within(0.01).Percent);
        Assert.That(αp, Is.EqualTo(5.13170e-5).Within(0.01).Percent);
        Assert.That(pp, Is.EqualTo(1.35782e-5).Within(0.01).Percent);
    }

    /// <summary>
    /// Narrow cones of wave normals approach the field-aligned coefficients as X_w² (Summers 2005, Fig. 1 case), and waves along B0 give them outright; for whistlers
    /// and electrons, EMIC waves and electrons or protons. (Protons in whistlers gyrate over many wavelengths of a cone however narrow.)
    /// </summary>
    [TestCase(true, true)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public void FieldAlignedLimit(bool whistlers, bool electrons)
    {
        Species species = electrons ? Species.Electron : Species.Proton;
        double scale = whistlers ? ωce : Species.Proton.Gyrofrequency(FieldStrength);
        (double centre, double width, double lower, double upper) = (0.35 * scale, 0.15 * scale, 0.05 * scale, 0.65 * scale);
        SpectralShape shape = SpectralShape.Gaussian(centre, width, lower, upper);
        WaveBranch branch = whistlers ? WaveBranch.Whistler : WaveBranch.Emic;
        FieldAlignedMode mode = whistlers ? new RMode(Plasma) : new LMode(Plasma);
        int resonant = 0;
        foreach (WaveDirections directions in (WaveDirections[])[WaveDirections.Backward, WaveDirections.Both])
        {
            WaveSpectrum aligned = WaveSpectrum.Gaussian(mode, centre, width, lower, upper, 100 * PicoTesla, directions);
            foreach ((double energy, double degrees) in ((double, double)[])[(0.1, 45), (3, 75), (20, 30), (1e3, 50)])
            {
                double α = degrees * Degree, E = energy * MeV;
                MomentumDiffusionTensor exact = Quasilinear.Coefficients(aligned, species, E, α).ToMomentum(species, E);
                if (exact.AlphaAlpha == 0)
                {
                    continue;
                }

                resonant++;
                MomentumDiffusionTensor along = At(WaveNormalDistribution.FieldAligned);
                Assert.That(Deviation(along, exact), Is.LessThan(1e-9), $"{energy} MeV, {degrees}°");

                // Halving X_w divides the deviation by four.
                double wide = Deviation(At(WaveNormalDistribution.Gaussian(0, 2e-3, 1e-2)), exact);
                double narrow = Deviation(At(WaveNormalDistribution.Gaussian(0, 1e-3, 5e-3)), exact);
                Assert.That(narrow, Is.LessThan(1e-5), $"{energy} MeV, {degrees}°");
                Assert.That(wide / narrow, Is.EqualTo(4).Within(0.1), $"{energy} MeV, {degrees}°");

                MomentumDiffusionTensor At(WaveNormalDistribution normals) =>
                    Reference(new ObliqueSpectrum(Plasma, branch, shape, normals, 100 * PicoTesla, directions), 1e-8)
                        .Coefficients(species, E, α, new HarmonicRange(-2, 2));
            }
        }

        Assert.That(resonant, Is.GreaterThan(0));

        static double Deviation(MomentumDiffusionTensor d, MomentumDiffusionTensor from) => d.AlphaAlpha / from.AlphaAlpha - 1 is var αα
            && d.AlphaMomentum / from.AlphaMomentum - 1 is var αp && d.MomentumMomentum / from.MomentumMomentum - 1 is var pp
            ? Math.Max(Math.Abs(αα), Math.Max(Math.Abs(αp), Math.Abs(pp)))
            : 0;
    }

    /// <summary>Waves that run both ways do the same to particles that run either way, but for the sign of D_αp.</summary>
    [Test]
    public void BothWaysMirror()
    {
        var spectrum = new ObliqueSpectrum(
            Plasma,
            WaveBranch.Whistler,
            SpectralShape.Flat(0.1 * ωce, 0.5 * ωce),
            WaveNormalDistribution.Gaussian(0.3, 0.5, 1.2),
            100 * PicoTesla,
            WaveDirections.Both);
        MomentumDiffusionTensor up = Reference(spectrum, 1e-7).Coefficients(Species.Electron, MeV, 70 * Degree, new HarmonicRange(-2, 2));
        MomentumDiffusionTensor down = Reference(spectrum, 1e-7).Coefficients(Species.Electron, MeV, 110 * Degree, new HarmonicRange(-2, 2));
        Assert.That(down.AlphaAlpha, Is.EqualTo(up.AlphaAlpha).Within(1e-4).Percent);
        Assert.That(down.AlphaMomentum, Is.EqualTo(-up.AlphaMomentum).Within(1e-4).Percent);
        Assert.That(down.MomentumMomentum, Is.EqualTo(up.MomentumMomentum).Within(1e-4).Percent);
        Assert.That(up.AlphaAlpha * up.MomentumMomentum, Is.GreaterThan(up.AlphaMomentum * up.AlphaMomentum));
    }

    private static GlauertHorneReference Reference(ObliqueSpectrum spectrum, double tolerance) => new(spectrum, DispersionRelation.Full, tolerance, 0.9999);

    private static (double, double, double) OverMomentum(
        GlauertHorneReference reference, Species species, double energy, double α, HarmonicRange harmonics)
    {
        MomentumDiffusionTensor d = reference.Coefficients(species, energy, α, harmonics);
        double p = species.Mass * species.MomentumPerMass(energy);
        return (d.AlphaAlpha, d.AlphaMomentum / p, d.MomentumMomentum / (p * p));
    }
}
