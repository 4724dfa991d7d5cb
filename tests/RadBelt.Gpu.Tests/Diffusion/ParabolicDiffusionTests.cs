using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Diffusion.Oblique;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Diffusion;

internal sealed class ParabolicDiffusionTests
{
    private const double Density = 1e7;
    private static readonly DipoleFieldLine Dipole = new(5);
    private static readonly ParabolicFieldLine Line = ParabolicFieldLine.Of(Dipole);
    private static readonly double Fce = Math.Abs(Species.Electron.Gyrofrequency(Line.EquatorialField)) / Math.Tau;
    private static readonly (double Lowest, double Highest) Band = (0.15 * Fce, 0.6 * Fce);

    // Amplitude, frequency and width change along the line, as a simulated field's do.
    private static readonly GaussianSpectrum[] Spectra =
    [
        Spectrum(0, 10 * PicoTesla, 0.35, 0.08), Spectrum(3e6, 60 * PicoTesla, 0.33, 0.1), Spectrum(6e6, 100 * PicoTesla, 0.3, 0.09), Spectrum(1.2e7, 80 * PicoTesla, 0.28, 0.07),
    ];

    [Test]
    public void LocalCoefficientsAreThoseOfWavesInBothDirections()
    {
        const int seed = 5;
        var random = new Random(seed);
        int withTheWaves = 0;
        for (int i = 0; i < 300; i++)
        {
            double energy = 10 * KeV * Math.Pow(1000, random.NextDouble()), α = (1 - Math.Pow(random.NextDouble(), 2)) * Math.PI / 2, field = Line.EquatorialField * (1 + random.NextDouble());
            double n = Density * Math.Pow(10, 2 * random.NextDouble() - 1), fce = Math.Abs(Species.Electron.Gyrofrequency(field)) / Math.Tau;
            (double Lowest, double Highest) band = (0.02 * fce, 0.9 * fce);
            LocalResult local = new WhistlerScattering(energy, n).Mean(
                Math.Tau * fce, Math.Sin(α), Math.Cos(α), new CutGaussian(new(0, 50 * PicoTesla, 0, 0.4 * fce, 0, 0.3 * fce, 0), band));
            WaveSpectrum spectrum = Whole(new RMode(new ColdPlasma(field, n)), 50 * PicoTesla, 0.4 * fce, 0.3 * fce, band);
            MomentumDiffusionTensor expected = Quasilinear.Coefficients(spectrum, Species.Electron, energy, α).ToMomentum(Species.Electron, energy);
            double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(energy);
            int resonances = Resonance.Waves(spectrum, Species.Electron, energy, α).Count;
            withTheWaves += resonances > 1 ? 1 : 0;

            // Near a double root rounding of x grows as the inverse slope: none of these is nearer than 1e-3.
            string what = $"{energy / KeV} keV, {α / Degree}°, {n} m⁻³, seed {seed}";
            Assert.That(local.Resonances, Is.EqualTo(resonances), what);
            Assert.That(local.AlphaAlpha, Is.EqualTo(expected.AlphaAlpha).Within(1e-9 * expected.AlphaAlpha), what);
            Assert.That(p * p * local.MomentumMomentum, Is.EqualTo(expected.MomentumMomentum).Within(1e-9 * expected.MomentumMomentum), what);
            Assert.That(
                p * local.AlphaMomentum, Is.EqualTo(expected.AlphaMomentum).Within(1e-9 * Math.Sqrt(expected.AlphaAlpha * expected.MomentumMomentum)), what);
        }

        Assert.That(withTheWaves, Is.GreaterThan(20));
    }

    /// <summary>4000 midpoints of θ; a jump where a band edge resonates is off by half a spacing, 1/8000 of the bounce, of twice the mean here: 1e-3.</summary>
    [TestCase(40, 30)]
    [TestCase(300, 60)]
    [TestCase(2000, 80)]
    public void EqualsTheDenseSum(double keV, double degrees)
    {
        double energy = keV * KeV, α = degrees * Degree, ααSum = 0, αpSum = 0, ppSum = 0;
        const int places = 4000;
        for (int i = 0; i < places; i++)
        {
            double θ = (i + 0.5) / places * Math.PI / 2, z = Line.MirrorDistance(α) * Math.Sin(θ);
            if (z > Spectra[^1].Distance)
            {
                break;
            }

            // Weights by the definition, from the local pitch angle.
            double local = Math.Asin(Math.Min(1, Math.Sin(α) * Math.Sqrt(Line.FieldRatio(z)))), weight = Math.Tan(α) / Math.Tan(local);
            int right = Array.FindIndex(Spectra, s => s.Distance >= z);
            (GaussianSpectrum a, GaussianSpectrum b) = (Spectra[right - 1], Spectra[right]);
            double Mean(double x, double y) => x + ((z - a.Distance) / (b.Distance - a.Distance) * (y - x));
            WaveSpectrum spectrum = Whole(
                new RMode(new ColdPlasma(Line.FieldStrength(z), Density)), Math.Sqrt(Mean(a.RmsAmplitude * a.RmsAmplitude, b.RmsAmplitude * b.RmsAmplitude)),
                Mean(a.Centre, b.Centre), Mean(a.Width, b.Width), Band);
            MomentumDiffusionTensor d = Quasilinear.Coefficients(spectrum, Species.Electron, energy, local).ToMomentum(Species.Electron, energy);
            (ααSum, αpSum, ppSum) = (ααSum + (weight * weight * d.AlphaAlpha), αpSum + (weight * d.AlphaMomentum), ppSum + d.MomentumMomentum);
        }

        DiffusionTable table = ParabolicDiffusion.BounceAveraged(Line, Density, Spectra, Band, [energy], [α]);
        Assert.That(table.Work.Unconverged, Is.Zero);
        Assert.That(table[0, 0].AlphaAlpha, Is.EqualTo(ααSum / places).Within(1e-3 * ααSum / places));
        Assert.That(table[0, 0].AlphaMomentum, Is.EqualTo(αpSum / places).Within(1e-3 * Math.Abs(αpSum) / places));
        Assert.That(table[0, 0].MomentumMomentum, Is.EqualTo(ppSum / places).Within(1e-3 * ppSum / places));
    }

    /// <summary>Near the equator a dipole is a parabola but for terms of cot²α_eq beside one: a fifth of that, the bounce of the dipole being no harmonic one.</summary>
    [Test]
    public void IsTheDipoleNearTheEquator()
    {
        using Device device = CpuDevice.Create(threads: 1);
        double[] angles = [60 * Degree, 75 * Degree, 84 * Degree, 87 * Degree, 90 * Degree], energies = [0.7 * MeV, 1.3 * MeV];
        GaussianSpectrum[] even = [Spectrum(0, 50 * PicoTesla, 0.35, 0.08), Spectrum(1e8, 50 * PicoTesla, 0.35, 0.08)];
        (double, double) wide = (0.02 * Fce, 0.8 * Fce);
        DiffusionTable parabola = ParabolicDiffusion.BounceAveraged(Line, Density, even, wide, energies, angles);
        DiffusionTable dipole = DiffusionCoefficients.BounceAveraged(
            device, new FieldLinePlasma(Dipole, new PowerLawDensity(Density, 0)), new EvenWaves(even[0], wide), Species.Electron, energies, angles, new() { RelativeTolerance = 1e-6 });
        for (int i = 0; i < angles.Length; i++)
        {
            for (int e = 0; e < energies.Length; e++)
            {
                double cotangent = 1 / Math.Tan(angles[i]), tolerance = (0.2 * cotangent * cotangent) + 1e-6;
                (MomentumDiffusionTensor a, MomentumDiffusionTensor b) = (parabola[e, i], dipole[e, i]);
                string where = $"{energies[e] / MeV} MeV, {angles[i] / Degree}°";
                Assert.That(a.AlphaAlpha, Is.EqualTo(b.AlphaAlpha).Within(tolerance * b.AlphaAlpha), where);
                Assert.That(a.AlphaMomentum, Is.EqualTo(b.AlphaMomentum).Within(tolerance * Math.Sqrt(b.AlphaAlpha * b.MomentumMomentum)), where);
                Assert.That(a.MomentumMomentum, Is.EqualTo(b.MomentumMomentum).Within(tolerance * b.MomentumMomentum), where);
            }
        }
    }

    /// <summary>Waves in a small part of a long bounce: the electron is there 2Z/(π z_m) of the time, with α = α_eq, however weak the curvature.</summary>
    [Test]
    public void AlmostUniformField([Values(1e-3, 1e-4)] double weaker)
    {
        var line = new ParabolicFieldLine(Line.EquatorialField, Line.Curvature * weaker * weaker);
        const double end = 5e5, α = 50 * Degree, energy = 60 * KeV;
        MomentumDiffusionTensor d = ParabolicDiffusion.BounceAveraged(
            line, Density, [Spectrum(0, 50 * PicoTesla, 0.35, 0.08), Spectrum(end, 50 * PicoTesla, 0.35, 0.08)], Band, [energy], [α])[0, 0];
        MomentumDiffusionTensor local = Quasilinear.Coefficients(
            Whole(new RMode(new ColdPlasma(line.EquatorialField, Density)), 50 * PicoTesla, 0.35 * Fce, 0.08 * Fce, Band), Species.Electron, energy, α)
            .ToMomentum(Species.Electron, energy);

        // Neglected: ξZ² and (Z/z_m)² < 1e-6 times the slopes of the spectrum, of order 10.
        double share = 2 / Math.PI * end / line.MirrorDistance(α);
        Assert.That(d.AlphaAlpha, Is.EqualTo(share * local.AlphaAlpha).Within(1e-5 * share * local.AlphaAlpha));
        Assert.That(d.AlphaMomentum, Is.EqualTo(share * local.AlphaMomentum).Within(1e-5 * share * Math.Abs(local.AlphaMomentum)));
        Assert.That(d.MomentumMomentum, Is.EqualTo(share * local.MomentumMomentum).Within(1e-5 * share * local.MomentumMomentum));
    }

    [Test]
    public void ConvergesIsPositiveSemidefiniteAndScalesWithThePower()
    {
        double[] energies = [.. Enumerable.Range(0, 8).Select(i => 10 * KeV * Math.Pow(2.2, i))], angles = [.. Enumerable.Range(0, 16).Select(i => i * 6 * Degree)];
        DiffusionTable one = ParabolicDiffusion.BounceAveraged(Line, Density, Spectra, Band, energies, angles);
        DiffusionTable two = ParabolicDiffusion.BounceAveraged(
            Line, Density, [.. Spectra.Select(s => s with { RmsAmplitude = 2 * s.RmsAmplitude })], Band, energies, angles);
        Assert.That(one.Work.Unconverged, Is.Zero);
        int resonant = 0;
        for (int e = 0; e < energies.Length; e++)
        {
            for (int a = 0; a < angles.Length; a++)
            {
                (MomentumDiffusionTensor d, MomentumDiffusionTensor four) = (one[e, a], two[e, a]);

                // The amplitude's root is rounded on its way through B_w²: not bit by bit.
                Assert.That(four.AlphaAlpha, Is.EqualTo(4 * d.AlphaAlpha).Within(1e-14 * four.AlphaAlpha));
                Assert.That(four.AlphaMomentum, Is.EqualTo(4 * d.AlphaMomentum).Within(1e-14 * Math.Abs(four.AlphaMomentum)));
                Assert.That(d.AlphaAlpha * d.MomentumMomentum, Is.GreaterThanOrEqualTo((1 - 1e-12) * d.AlphaMomentum * d.AlphaMomentum));
                resonant += d.AlphaAlpha > 0 ? 1 : 0;
            }

            Assert.That(one[e, 0], Is.EqualTo(default(MomentumDiffusionTensor)), "0°");
            Assert.That(Math.Abs(one[e, 15].AlphaMomentum), Is.LessThanOrEqualTo(1e-12 * Math.Sqrt(one[e, 15].AlphaAlpha * one[e, 15].MomentumMomentum)), "90°");
        }

        Assert.That(resonant, Is.GreaterThan(60));
        Assert.That(one.Work.WithoutResonance, Is.EqualTo(energies.Length * angles.Length - resonant));
    }

    [Test]
    public void RefusesWhatItCannotUse()
    {
        Refused(() => Table(spectra: [Spectra[0]]), "two distances");
        Refused(() => Table(spectra: [Spectra[1], Spectra[0]]), "rising");
        Refused(() => Table(spectra: [Spectra[0], Spectra[1] with { Width = 0 }]), "spectral width");
        Refused(() => Table(band: (0.3 * Fce, 0.2 * Fce)), "not a band");
        Refused(() => Table(band: (0.3 * Fce, 1.2 * Fce)), "pass band");
        Refused(() => Table(angle: 91 * Degree), "outside [0°, 90°]");
        Refused(() => Table(energy: 0), "energy");

        static void Table(GaussianSpectrum[]? spectra = null, (double, double)? band = null, double energy = KeV, double angle = 1) =>
            ParabolicDiffusion.BounceAveraged(Line, Density, spectra ?? Spectra, band ?? Band, [energy], [angle]);
    }

    private static GaussianSpectrum Spectrum(double distance, double rms, double centre, double width) => new(distance, rms, 0, centre * Fce, 0, width * Fce, 0);

    // Spectra that are cut keep what is inside the band; those of WaveSpectrum have all their power there.
    private static WaveSpectrum Whole(RMode mode, double rms, double centre, double width, (double Lowest, double Highest) band)
    {
        double Erf(double f) => MathNet.Numerics.SpecialFunctions.Erf((f - centre) / width);
        double share = 0.5 * (Erf(band.Highest) - Erf(band.Lowest));
        return WaveSpectrum.Gaussian(
            mode, Math.Tau * centre, Math.Tau * width, Math.Tau * band.Lowest, Math.Tau * band.Highest, Math.Sqrt(share) * rms, WaveDirections.Both);
    }

    private sealed class EvenWaves(GaussianSpectrum spectrum, (double Lowest, double Highest) band) : WaveModel
    {
        public override string Name => "even";

        public override string Source => "here";

        public override WaveBranch Branch => WaveBranch.Whistler;

        public override double HighestLatitude => 40 * Degree;

        public override LocalWaves At(FieldLinePlasma line, double latitude)
        {
            WaveSpectrum waves = Whole(new RMode(line.At(0)), spectrum.RmsAmplitude, spectrum.Centre, spectrum.Width, band);
            return new(waves.Shape, WaveNormalDistribution.FieldAligned, waves.RmsAmplitude);
        }
    }
}
