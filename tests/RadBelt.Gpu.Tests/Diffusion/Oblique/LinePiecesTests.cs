using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Diffusion.Oblique;

/// <summary>
/// Spectra that leave a resonance line little or nothing but ends: what the search for ends misses shows as missing power. A particle's coefficient is
/// additive in bands and in bounds of X, and narrow ones are compared with what they are part of.
/// </summary>
internal sealed class LinePiecesTests
{
    private static readonly ColdPlasma Plasma = ColdPlasma.WithFrequencyRatio(200 * NanoTesla, 4);
    private static readonly double ωce = Plasma.ElectronGyrofrequency;

    /// <summary>A broad flat band cut into 50 and 1000: the sum of the parts is the whole, at random particles.</summary>
    [TestCase(50)]
    [TestCase(1000)]
    public void NarrowBandsAddUp(int parts)
    {
        const int seed = 12;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        double[] energies = [.. Enumerable.Range(0, 6).Select(_ => 10 * KeV * Math.Pow(300, random.NextDouble())).Order()], angles = [.. Enumerable.Range(0, 4).Select(_ => Math.PI * random.NextDouble()).Order()];
        using Device device = Device.Default();
        double lower = 0.1 * ωce, width = 0.5 * ωce / parts;
        DiffusionTable whole = Table(lower, lower + parts * width);
        double[,] sums = new double[energies.Length, angles.Length];
        int stride = parts / 50;
        for (int part = 0; part < parts; part += stride)
        {
            // Of 1000 bands a fiftieth is taken alone, the others around it together.
            DiffusionTable one = Table(lower + part * width, lower + (part + 1) * width);
            DiffusionTable? rest = stride > 1 ? Table(lower + (part + 1) * width, lower + (part + stride) * width) : null;
            for (int i = 0; i < sums.Length; i++)
            {
                (int e, int a) = (i / angles.Length, i % angles.Length);
                sums[e, a] += (one[e, a].AlphaAlpha + (stride - 1) * (rest?[e, a].AlphaAlpha ?? 0)) / parts;
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            (int e, int a) = (i / angles.Length, i % angles.Length);
            Assert.That(sums[e, a], Is.EqualTo(whole[e, a].AlphaAlpha).Within(1e-6 * whole[e, a].AlphaAlpha), $"{energies[e] / KeV} keV, {angles[a] / Degree}°");
        }

        DiffusionTable Table(double from, double to) => DiffusionCoefficients.Local(
            device,
            new(Plasma, WaveBranch.Whistler, SpectralShape.Flat(from, to), WaveNormalDistribution.Gaussian(0.3, 0.3, 1), 100 * PicoTesla, WaveDirections.Both),
            Species.Electron,
            energies,
            angles,
            new() { Harmonics = new(-3, 3), RelativeTolerance = 1e-8 });
    }

    /// <summary>
    /// Lines near tangency to the waves of one wave normal angle, where v∥ is near the group speed and two waves merge: particles each side of it, the band
    /// whole and in twenty parts.
    /// </summary>
    [Test]
    public void GrazingLines([Values(-1e-1, -1e-2, -1e-3, -1e-4, 1e-5, 1e-4)] double departure)
    {
        // Landau resonance with waves of the Gendrin speed: v∥ = ω/k∥ = v_g at the Gendrin angle of 0.3 ω_ce.
        const double α = 0.9;
        double ω = 0.3 * ωce, ψ = DispersionRelation.Full.GendrinAngle(Plasma, WaveBranch.Whistler, ω)!.Value;
        ObliqueWave wave = DispersionRelation.Full.Wave(Plasma, WaveBranch.Whistler, ω, ψ);
        double β = wave.Frequency / wave.ParallelWaveNumber / Math.Cos(α) * (1 + departure) / PhysicalConstants.SpeedOfLight;
        double energy = Species.Electron.RestEnergy * (1 / Math.Sqrt(1 - β * β) - 1);
        using Device device = Device.Default();
        double whole = AlphaAlpha(0.25, 0.35), sum = Enumerable.Range(0, 20).Sum(i => AlphaAlpha(0.25 + 0.005 * i, 0.255 + 0.005 * i)) / 20;
        Assert.That(whole, Is.Positive);
        Assert.That(sum, Is.EqualTo(whole).Within(1e-6 * whole));

        double AlphaAlpha(double from, double to) => DiffusionCoefficients.Local(
            device,
            new(Plasma, WaveBranch.Whistler, SpectralShape.Flat(from * ωce, to * ωce), WaveNormalDistribution.Gaussian(0, 1, 2.5), 100 * PicoTesla, WaveDirections.Forward),
            Species.Electron,
            [energy],
            [α],
            new() { Harmonics = new(0, 0), RelativeTolerance = 1e-7 })[0, 0].AlphaAlpha;
    }
}
