using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Diffusion.Oblique;

/// <summary>Local coefficients against published numbers, and what they must be whatever the numbers.</summary>
internal sealed class LocalCoefficientsTests
{
    private const double ωce = 2 * Math.PI * 9.54e3;
    private static readonly ColdPlasma Plasma = ColdPlasma.WithFrequencyRatio(
        ωce * Species.Electron.Mass / PhysicalConstants.ElementaryCharge, 2.5, new IonFraction(Species.Proton, 1));

    private static readonly ObliqueSpectrum Chorus = new(
        Plasma,
        WaveBranch.Whistler,
        SpectralShape.Gaussian(0.35 * ωce, 0.15 * ωce, 0.05 * ωce, 0.65 * ωce),
        WaveNormalDistribution.Gaussian(0, 0.577, 1),
        100 * PicoTesla,
        WaveDirections.Both);

    private Device device = null!;

    [OneTimeSetUp]
    public void Open() => device = Device.Default();

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>
    /// Summers (2005) Fig. 1: backward waves along B0, and narrow cones of them. The deviation is ∝ X_w²: below 1e-5 at X_w = 1e-3, below 1e-6 at 1e-4.
    /// </summary>
    [TestCase(0.1, 45, 8.62097e-3, 1.56835e-3, 2.85317e-4)]
    [TestCase(0.3, 60, 1.48015e-3, 2.27023e-4, 3.48205e-5)]
    public void NarrowConesAreFieldAligned(double energyMeV, double degrees, double αα, double αp, double pp)
    {
        double[] along = OverMomentum(At(WaveNormalDistribution.FieldAligned));
        Assert.That(along, Is.EqualTo((double[])[αα, αp, pp]).Within(0.001).Percent);
        double[] deviations = [.. new[] { 2e-3, 1e-3, 1e-4 }.Select(width => Deviation(At(WaveNormalDistribution.Gaussian(0, width, 5 * width))))];
        Assert.That(deviations[1], Is.LessThan(1e-5));
        Assert.That(deviations[0] / deviations[1], Is.EqualTo(4).Within(0.05));
        Assert.That(deviations[2], Is.LessThan(1e-6));

        DiffusionTable At(WaveNormalDistribution normals) => Local(
            Chorus with { WaveNormals = normals, Directions = WaveDirections.Backward }, energyMeV * MeV, degrees * Degree, new() { RelativeTolerance = 1e-9 });

        double Deviation(DiffusionTable table) => OverMomentum(table).Zip(along, (d, exact) => Math.Abs(d / exact - 1)).Max();
    }

    /// <summary>The open code PIRAN, as in <see cref="GlauertHorneReferenceTests.OpenCode"/>, whose last digits its grid of X limits.</summary>
    [Test]
    public void OpenCode()
    {
        ColdPlasma plasma = ColdPlasma.WithFrequencyRatio(8.033454e15 / Math.Pow(4.5 * 6378.1e3, 3), 1.5, new IonFraction(Species.Proton, 1));
        double gyro = plasma.ElectronGyrofrequency;
        ObliqueSpectrum spectrum = Chorus with
        {
            Plasma = plasma,
            Shape = SpectralShape.Gaussian(0.35 * gyro, 0.15 * gyro, 0.125 * gyro, 0.575 * gyro),
        };
        DiffusionTable table = Local(
            spectrum, MeV, 60 * Degree, new() { Harmonics = new(-5, 5), ResonanceConeFraction = 0.9999, RelativeTolerance = 1e-6 });
        Assert.That(OverMomentum(table), Is.EqualTo((double[])[2.39731e-4, 5.13170e-5, 1.35782e-5]).Within(0.01).Percent);
    }

    [Test]
    public void CoefficientsGoAsThePower()
    {
        double[] weak = OverMomentum(Local(Chorus, MeV, 1)), strong = OverMomentum(Local(Chorus with { RmsAmplitude = 300 * PicoTesla }, MeV, 1));
        Assert.That(strong, Is.EqualTo(weak.Select(d => 9 * d)).Within(1e-12).Percent);
    }

    /// <summary>Each tolerance is kept: what is computed with 1e-10 counts as exact.</summary>
    [TestCase(0.1, 45)]
    [TestCase(0.3, 80)]
    [TestCase(1, 60)]
    [TestCase(10, 85)]
    public void ErrorsAreWithinTheTolerance(double energyMeV, double degrees)
    {
        double[] exact = OverMomentum(At(1e-10));
        foreach (double tolerance in (double[])[1e-2, 1e-3, 1e-4, 1e-6, 1e-8])
        {
            DiffusionTable table = At(tolerance);
            double[] found = OverMomentum(table);
            Assert.That(table.Work.Unconverged, Is.Zero);
            Assert.That(found[0], Is.EqualTo(exact[0]).Within(tolerance * exact[0]), $"tolerance {tolerance}");
            Assert.That(found[1], Is.EqualTo(exact[1]).Within(tolerance * Math.Sqrt(exact[0] * exact[2])), $"tolerance {tolerance}");
            Assert.That(found[2], Is.EqualTo(exact[2]).Within(tolerance * exact[2]), $"tolerance {tolerance}");
        }

        DiffusionTable At(double tolerance) => Local(Chorus, energyMeV * MeV, degrees * Degree, new() { RelativeTolerance = tolerance });
    }

    /// <summary>Waves up to near the resonance cone and arguments of Bessel functions in the hundreds: the tolerance holds, or the entry is counted.</summary>
    [TestCase(1e-2)]
    [TestCase(1e-3)]
    public void ErrorsAreWithinTheToleranceOfOscillatingIntegrands(double tolerance)
    {
        ObliqueSpectrum broad = Chorus with { WaveNormals = WaveNormalDistribution.Gaussian(0, 5, 50) };
        double[] energies = [10 * KeV, 300 * KeV, 3 * MeV, 20 * MeV], pitchAngles = [0.3, 0.9, 1.4, 1.57];
        DiffusionTable table = Table(tolerance), exact = Table(0.03 * tolerance);
        Assert.That(table.Work.Unconverged, Is.Zero);
        for (int e = 0; e < energies.Length; e++)
        {
            for (int a = 0; a < pitchAngles.Length; a++)
            {
                Assert.That(table[e, a].AlphaAlpha, Is.EqualTo(exact[e, a].AlphaAlpha).Within(100 * tolerance).Percent);
                Assert.That(table[e, a].MomentumMomentum, Is.EqualTo(exact[e, a].MomentumMomentum).Within(100 * tolerance).Percent);
            }
        }

        DiffusionTable Table(double relative) =>
            DiffusionCoefficients.Local(device, broad, Species.Electron, energies, pitchAngles, new() { RelativeTolerance = relative });
    }

    /// <summary>A sum that ends by itself has the coefficients of one over all harmonics, for less work.</summary>
    [TestCase(0.3, 30)]
    [TestCase(3, 85)]
    public void ConvergedHarmonicsAreEnough(double energyMeV, double degrees)
    {
        DiffusionTable all = At(new HarmonicRange(-100, 100)), converged = At(HarmonicRange.Converged);
        Assert.That(OverMomentum(converged), Is.EqualTo(OverMomentum(all)).Within(0.1).Percent);
        Assert.That(converged.Work.IntegrandEvaluations, Is.LessThanOrEqualTo(all.Work.IntegrandEvaluations));

        DiffusionTable At(HarmonicRange harmonics) => Local(Chorus, energyMeV * MeV, degrees * Degree, new() { Harmonics = harmonics, RelativeTolerance = 1e-3 });
    }

    /// <summary>The mirror image of particle and waves: D_αp changes sign, the others stay.</summary>
    [Test]
    public void MirrorImage([Values] WaveDirections directions)
    {
        WaveDirections mirrored = directions == WaveDirections.Both ? directions : WaveDirections.Both ^ directions;
        foreach (double degrees in (double[])[10, 45, 89])
        {
            double[] up = OverMomentum(Local(Chorus with { Directions = directions }, 0.3 * MeV, degrees * Degree));
            double[] down = OverMomentum(Local(Chorus with { Directions = mirrored }, 0.3 * MeV, Math.PI - degrees * Degree));
            Assert.That(down, Is.EqualTo((double[])[up[0], -up[1], up[2]]).Within(1e-8).Percent, $"{degrees}°");
        }
    }

    /// <summary>Coefficients are smooth through 90°, and even at 0° and 180°: within 1e-6 rad they change by as little times the slope, of order one here.</summary>
    [TestCase(0, 1e-6)]
    [TestCase(90, 90 - 6e-5)]
    [TestCase(90, 90 + 6e-5)]
    [TestCase(180, 180 - 6e-5)]
    public void AxesAndEquatorAreLimits(double degrees, double beside)
    {
        foreach (double energyMeV in (double[])[0.1, 1, 5])
        {
            double[] at = OverMomentum(Local(Chorus, energyMeV * MeV, degrees * Degree, new() { RelativeTolerance = 1e-9 }));
            double[] near = OverMomentum(Local(Chorus, energyMeV * MeV, beside * Degree, new() { RelativeTolerance = 1e-9 }));
            double scale = Math.Max(at[0], 1e-10);
            Assert.That(at.Concat(near), Has.All.Matches<double>(double.IsFinite));
            Assert.That(at, Is.EqualTo(near).Within(1e-4 * scale), $"{energyMeV} MeV");
            Assert.That(at[1], Is.EqualTo(0).Within(1e-8 * scale), "D_αp changes sign there");
        }
    }

    [Test]
    public void NoResonanceIsZeroAndCounted()
    {
        DiffusionTable table = DiffusionCoefficients.Local(device, Chorus, Species.Electron, [0.1 * KeV, MeV], [0.1, 1]);
        Assert.That(table[0, 1], Is.EqualTo(default(MomentumDiffusionTensor)));
        Assert.That(table[1, 1].AlphaAlpha, Is.Positive);
        int zeros = Enumerable.Range(0, 4).Count(i => table[i / 2, i % 2].AlphaAlpha == 0);
        Assert.That(table.Work.WithoutResonance, Is.EqualTo(zeros));
    }

    private static double[] OverMomentum(DiffusionTable table)
    {
        double p = table.Species.Mass * table.Species.MomentumPerMass(table.Energies[0]);
        MomentumDiffusionTensor d = table[0, 0];
        return [d.AlphaAlpha, d.AlphaMomentum / p, d.MomentumMomentum / (p * p)];
    }

    private DiffusionTable Local(ObliqueSpectrum spectrum, double energy, double α, DiffusionSettings? settings = null) =>
        DiffusionCoefficients.Local(device, spectrum, Species.Electron, [energy], [α], settings);
}
