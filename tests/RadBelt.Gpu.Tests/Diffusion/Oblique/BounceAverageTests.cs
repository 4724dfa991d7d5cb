using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Diffusion.Oblique;

/// <summary>Bounce averages against plain sums of local coefficients over the bounce.</summary>
internal sealed class BounceAverageTests
{
    private static readonly FieldLinePlasma Line = new(new DipoleFieldLine(4.5), new FrequencyRatioDensity(2.5));
    private static readonly double[] Energies = [100 * KeV, MeV];
    private static readonly DiffusionSettings Settings = new() { Harmonics = new(-2, 2), RelativeTolerance = 1e-3 };

    private Device device = null!;

    [OneTimeSetUp]
    public void Open() => device = Device.Default();

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>
    /// 400 Gauss–Legendre places along the bounce, each a table of its own; where a resonance begins between two places they are off by up to 6e-4. With waves
    /// at the equator, and with waves only away from it.
    /// </summary>
    [TestCase(0, 15)]
    [TestCase(10, 25)]
    public void EqualsThePlainSum(double lowest, double highest)
    {
        var waves = new Chorus(lowest * Degree, highest * Degree, WaveNormalDistribution.Gaussian(0, 0.577, 1));
        double[] angles = [20 * Degree, 50 * Degree, 70 * Degree];
        DiffusionTable table = Averaged(waves, angles, Settings);
        Assert.That(table.Work.Unconverged, Is.Zero);
        for (int a = 0; a < angles.Length; a++)
        {
            double[][] sums = [.. Energies.Select(_ => new double[3])];
            foreach ((BouncePlace place, double width) in new DipoleBounce(angles[a]).Between(waves.LowestLatitude, waves.HighestLatitude, 400))
            {
                LocalWaves local = waves.At(Line, place.Latitude);
                var spectrum = new ObliqueSpectrum(Line.At(place.Latitude), waves.Branch, local.Shape, local.WaveNormals, local.RmsAmplitude, WaveDirections.Both);
                DiffusionTable there = DiffusionCoefficients.Local(
                    device, spectrum, Species.Electron, Energies, [Math.Atan2(place.Sine, place.Cosine)], Settings with { RelativeTolerance = 1e-4 });
                for (int e = 0; e < Energies.Length; e++)
                {
                    sums[e][0] += width * place.AlphaAlpha * there[e, 0].AlphaAlpha;
                    sums[e][1] += width * place.AlphaMomentum * there[e, 0].AlphaMomentum;
                    sums[e][2] += width * place.MomentumMomentum * there[e, 0].MomentumMomentum;
                }
            }

            for (int e = 0; e < Energies.Length; e++)
            {
                const double tolerance = 1e-3 + 6e-4;
                MomentumDiffusionTensor d = table[e, a];
                string where = $"{Energies[e] / KeV} keV, {angles[a] / Degree}°";
                Assert.That(d.AlphaAlpha, Is.EqualTo(sums[e][0]).Within(tolerance * sums[e][0]), where);
                Assert.That(d.AlphaMomentum, Is.EqualTo(sums[e][1]).Within(tolerance * Math.Sqrt(sums[e][0] * sums[e][2])), where);
                Assert.That(d.MomentumMomentum, Is.EqualTo(sums[e][2]).Within(tolerance * sums[e][2]), where);
            }
        }
    }

    /// <summary>Each tolerance is kept against the next: 1e-2 to within 1e-2 of 1e-4.</summary>
    [Test]
    public void TolerancesAreKept()
    {
        var waves = new Chorus(0, 15 * Degree, WaveNormalDistribution.Gaussian(0, 0.577, 1));
        double[] angles = [30 * Degree, 75 * Degree];
        DiffusionTable fine = Averaged(waves, angles, Settings with { RelativeTolerance = 1e-4 });
        foreach (double tolerance in (double[])[1e-2, 1e-3])
        {
            DiffusionTable coarse = Averaged(waves, angles, Settings with { RelativeTolerance = tolerance });
            for (int i = 0; i < 4; i++)
            {
                (MomentumDiffusionTensor a, MomentumDiffusionTensor b) = (coarse[i / 2, i % 2], fine[i / 2, i % 2]);
                Assert.That(a.AlphaAlpha, Is.EqualTo(b.AlphaAlpha).Within(tolerance * b.AlphaAlpha));
                Assert.That(a.MomentumMomentum, Is.EqualTo(b.MomentumMomentum).Within(tolerance * b.MomentumMomentum));
            }
        }
    }

    /// <summary>Particles that start down the line do the same, D_αp with the other sign; at 0°, 90° and 180° everything is finite.</summary>
    [Test]
    public void PitchAnglesFromZeroToHalfATurn()
    {
        var waves = new Chorus(0, 15 * Degree, WaveNormalDistribution.Gaussian(0, 0.577, 1));
        DiffusionTable table = Averaged(waves, [0, 40 * Degree, 90 * Degree, 140 * Degree, 180 * Degree], Settings);
        for (int e = 0; e < Energies.Length; e++)
        {
            (MomentumDiffusionTensor up, MomentumDiffusionTensor down) = (table[e, 1], table[e, 3]);
            Assert.That(down.AlphaAlpha, Is.EqualTo(up.AlphaAlpha).Within(1e-9).Percent);
            Assert.That(down.AlphaMomentum, Is.EqualTo(-up.AlphaMomentum).Within(1e-9).Percent);
            Assert.That(down.MomentumMomentum, Is.EqualTo(up.MomentumMomentum).Within(1e-9).Percent);
            foreach (int a in (int[])[0, 2, 4])
            {
                Assert.That(double.IsFinite(table[e, a].AlphaAlpha + table[e, a].AlphaMomentum + table[e, a].MomentumMomentum));

                // At 0° D_pp is zero but for rounding of 90° or 0°, 1e-16 of p² D_αα.
                double p = Species.Electron.Mass * Species.Electron.MomentumPerMass(Energies[e]);
                Assert.That(table[e, a].AlphaMomentum, Is.EqualTo(0).Within(1e-9 * p * table[e, a].AlphaAlpha));
            }
        }
    }

    /// <summary>Particles that turn before they reach the waves feel nothing; nor do those that no wave resonates with.</summary>
    [Test]
    public void NothingResonates()
    {
        var away = new Chorus(10 * Degree, 25 * Degree, WaveNormalDistribution.Gaussian(0, 0.577, 1));
        DiffusionTable table = Averaged(away, [85 * Degree, 90 * Degree], Settings);
        Assert.That(table[0, 0], Is.EqualTo(default(MomentumDiffusionTensor)));
        Assert.That(table.Work.WithoutResonance, Is.EqualTo(4));
        DiffusionTable slow = DiffusionCoefficients.BounceAveraged(device, Line, away, Species.Electron, [ElectronVolt], [40 * Degree], Settings);
        Assert.That(slow.Work, Is.EqualTo(new DiffusionWork(slow.Work.IntegrandEvaluations, 0, 1)));
    }

    /// <summary>Waves along B0 resonate or not at each place: what begins or ends there is a step, found to tolerance or counted.</summary>
    [Test]
    public void FieldAlignedWaves()
    {
        double[] angles = [30 * Degree, 60 * Degree];
        DiffusionTable along = Averaged(new Chorus(0, 15 * Degree, WaveNormalDistribution.FieldAligned), angles, Settings);
        DiffusionTable narrow = Averaged(new Chorus(0, 15 * Degree, WaveNormalDistribution.Gaussian(0, 0.002, 0.01)), angles, Settings);
        for (int i = 0; i < 4; i++)
        {
            (double a, double n) = (along[i / 2, i % 2].AlphaAlpha, narrow[i / 2, i % 2].AlphaAlpha);
            double tolerance = along.Work.Unconverged + narrow.Work.Unconverged == 0 ? 2e-3 : 1e-2;
            Assert.That(a, Is.EqualTo(n).Within(Math.Max(tolerance * n, 1e-9)));
        }
    }

    private DiffusionTable Averaged(WaveModel waves, double[] angles, DiffusionSettings settings) =>
        DiffusionCoefficients.BounceAveraged(device, Line, waves, Species.Electron, Energies, angles, settings);

    /// <summary>Gaussian chorus of the equatorial frequencies everywhere.</summary>
    private sealed class Chorus(double lowest, double highest, WaveNormalDistribution normals) : WaveModel
    {
        public override string Name => "test";

        public override string Source => "none";

        public override WaveBranch Branch => WaveBranch.Whistler;

        public override double LowestLatitude => lowest;

        public override double HighestLatitude => highest;

        public override LocalWaves At(FieldLinePlasma line, double latitude)
        {
            double ωce = line.At(0).ElectronGyrofrequency;
            return new(SpectralShape.Gaussian(0.35 * ωce, 0.15 * ωce, 0.125 * ωce, 0.575 * ωce), normals, 100 * PicoTesla);
        }
    }
}
