using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Tests.FieldLineWaves.BroadbandCase;

namespace RadBelt.Gpu.Tests.FieldLineWaves;

/// <summary>The broadband field against its spectra, Maxwell's equations and plane waves.</summary>
internal sealed class BroadbandFieldTests
{
    // Sums of 40 terms in single precision.
    private const double Rounding = 3e-6;

    private readonly CpuDevice device = CpuDevice.Create(1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>Over whole recurrences waves are orthogonal: the mean square is Σ b_j², the mean flux Σ b_j² v_j/μ0, away from the equator.</summary>
    [Test]
    public void PowerFollowsTheSpectraAndRunsAwayFromTheEquator()
    {
        WaveFieldGrid grid = Grid(67, 640);
        SampledWaveField field = Made(grid);
        for (int node = 0; node < grid.Nodes; node++)
        {
            double z = grid.FirstNode + (node * grid.Spacing), power = 0, flux = 0;
            var mode = new RMode(new(Line.FieldStrength(z), Plasma.ElectronDensity));
            for (int j = 0; j < Settings.Waves; j++)
            {
                double lower = Lowest + (20 * j), at = Math.Abs(z) / (0.5 * Reach);
                int interval = at < 1 ? 0 : 1;
                double b2 = ((1 - at + interval) * Given[interval].PowerBetween(lower, lower + 20)) + ((at - interval) * Given[interval + 1].PowerBetween(lower, lower + 20));
                power += b2;
                flux += Math.Sign(z == 0 ? 1 : z) * b2 * mode.PhaseSpeed(Math.Tau * (lower + 10));
            }

            float[][] all = [.. Enumerable.Range(0, 640).Select(n => At(field, n, node))];
            Assert.That(all.Average(v => ((double)v[2] * v[2]) + ((double)v[3] * v[3])), Is.EqualTo(power).Within(2 * Rounding * power));
            Assert.That(all.Average(v => ((double)v[0] * v[3]) - ((double)v[1] * v[2])), Is.EqualTo(flux).Within(2 * Rounding * Math.Abs(flux)));
        }
    }

    /// <summary>In a uniform field a wave is a plane R-mode wave, forward in the north, backward in the south.</summary>
    [Test]
    public void AWaveInAUniformFieldIsAPlaneWave()
    {
        var uniform = new ParabolicFieldLine(Line.EquatorialField, 1e-24);
        var one = new BroadbandSettings(1190, 1210) { Waves = 1 };
        var grid = new WaveFieldGrid(uniform, -200e3, 4e3, 101, 0.3, 1e-4, 50);
        using WaveFieldSource made = BroadbandEquivalent.Of(uniform, [Spectrum(0, 1e-10, 1200), Spectrum(Reach, 1e-10, 1200)], Plasma.ElectronDensity, one).Field(device, grid, 1);
        var field = SampledWaveField.Of(made);
        float[] origin = At(field, 0, 50);
        double b = Math.Sqrt(Spectrum(0, 1e-10, 1200).PowerBetween(1190, 1210));

        // ψ at z = 0 and t = 0.3 s.
        double start = Math.Atan2(-origin[3], origin[2]) + (Math.Tau * 1200 * 0.3);
        var mode = new RMode(Plasma);
        WaveSet north = WaveSet.Of(mode, new Wave(Math.Tau * 1200, WaveDirections.Forward, b, start / Math.Tau));
        WaveSet south = WaveSet.Of(mode, new Wave(Math.Tau * 1200, WaveDirections.Backward, b, (start / Math.Tau) + 0.5));
        for (int n = 0; n < 50; n++)
        {
            for (int node = 0; node < 101; node++)
            {
                TransverseField expected = (node < 50 ? south : north).FieldAt(-200e3 + (node * 4e3), 0.3 + (n * 1e-4));
                float[] found = At(field, n, node);
                double e = b * mode.PhaseSpeed(Math.Tau * 1200);
                Assert.That(found[0], Is.EqualTo(expected.Ey).Within(Rounding * e), $"{n} {node}");
                Assert.That(found[1], Is.EqualTo(expected.Ez).Within(Rounding * e));
                Assert.That(found[2], Is.EqualTo(expected.By).Within(Rounding * b));
                Assert.That(found[3], Is.EqualTo(expected.Bz).Within(Rounding * b));
            }
        }
    }

    /// <summary>
    /// Faraday's law by central differences: what is left is their error, (kΔz)²/6 and (ωΔt)²/6, the rounding of fields over kΔz, and the gradients that WKB leaves out.
    /// </summary>
    [TestCase(20e3)]
    [TestCase(-250e3)]
    public void FaradaysLawHolds(double middle)
    {
        double dz = 100, dt = 4e-6;
        var grid = new WaveFieldGrid(Line, middle - dz, dz, 3, 0.7, dt, 400);
        SampledWaveField field = Made(grid);
        double k = new RMode(new(Line.FieldStrength(middle), Plasma.ElectronDensity)).WaveNumber(Math.Tau * Highest), ω = Math.Tau * Highest;
        double slowest = new RMode(new(Line.FieldStrength(middle), Plasma.ElectronDensity)).WaveNumber(Math.Tau * Lowest);

        // b doubles, mostly within the first half; k falls with B as (B − B_ω)^−½ ….
        double amplitude = 1 / (0.5 * Reach) / slowest, wavelength = Line.Curvature * Math.Abs(middle) / (1 - 0.41) / slowest;
        double tolerance = (k * k * dz * dz / 6) + (ω * ω * dt * dt / 6) + (4 * Rounding / (k * dz)) + amplitude + wavelength;
        Assert.That(tolerance, Is.LessThan(0.06));
        double worst = 0, scale = 0;
        for (int n = 1; n < 399; n++)
        {
            (float[] before, float[] after, float[] south, float[] north) = (At(field, n - 1, 1), At(field, n + 1, 1), At(field, n, 0), At(field, n, 2));
            double bx = (after[2] - before[2]) / (2 * dt), by = (after[3] - before[3]) / (2 * dt);
            double curlX = -(north[1] - south[1]) / (2 * dz), curlY = (north[0] - south[0]) / (2 * dz);
            worst = Math.Max(worst, Math.Max(Math.Abs(bx + curlX), Math.Abs(by + curlY)));
            scale = Math.Max(scale, Math.Abs(bx));
        }

        Assert.That(worst / scale, Is.LessThan(tolerance));
    }

    /// <summary>As a thin antenna sends them: E is the same on both sides of the equator, B opposite, and so the field has no curl of E without a change of B.</summary>
    [Test]
    public void EIsContinuousAtTheEquatorAndBTurnsRound()
    {
        SampledWaveField field = Made(Grid(34, 20));
        for (int n = 0; n < 20; n++)
        {
            for (int node = 0; node < 17; node++)
            {
                float[] south = At(field, n, node), north = At(field, n, 33 - node);
                Assert.That(south, Is.EqualTo((float[])[north[0], north[1], -north[2], -north[3]]));
            }
        }
    }

    [Test]
    public void SlabsMayBeCutAnywhere()
    {
        WaveFieldGrid grid = Grid(35, 2100);
        using WaveFieldSource field = Small.Field(device, grid, 5);
        float[] whole = new float[2100 * 35 * 4], pieces = new float[whole.Length];
        field.Fill(0, 2100, whole);
        using DeviceBuffer<float> slab = device.Allocate<float>(1200 * 35 * 4);
        for (int first = 0, count = 1; first < 2100; first += count, count = Math.Min(3 * count, Math.Min(1200, 2100 - first)))
        {
            field.Fill(first, count, slab);
            slab.CopyTo(pieces.AsSpan(first * 35 * 4, count * 35 * 4));
        }

        Assert.That(pieces, Is.EqualTo(whole));
    }

    /// <summary>A field a million recurrences later is the same: 28 hours, of which single precision would leave milliseconds.</summary>
    [Test]
    public void PhasesStayExact()
    {
        SampledWaveField early = Made(Grid(5, 64)), late = Made(Grid(5, 64, start: 1_000_000 * Recurrence));
        float largest = Values(early).Max();
        Assert.That(Values(late), Is.EqualTo(Values(early)).Within(20 * Rounding * largest));
    }

    [Test]
    public void AmplitudesScaleAndPhasesStay()
    {
        float[] full = Values(Made(Grid(9, 64))), half = Values(Made(Grid(9, 64), scale: 0.5)), tenth = Values(Made(Grid(9, 64), scale: 0.1));
        Assert.That(half, Is.EqualTo(full.Select(v => 0.5f * v)));
        Assert.That(tenth, Is.EqualTo(full.Select(v => 0.1f * v)).Within(Rounding * full.Max()));
        Assert.That(Values(Made(Grid(9, 64), seed: 2)), Is.Not.EqualTo(full).Within(0.1 * full.Max()));
    }

    /// <summary>
    /// Spectra measured in the realised field are those it was made from, within 4 standard errors of their fits; Hann windows of length T widen them:
    /// δf² + 2/(3T²), as the mean of f² over a window's |W(f)|² is 1/(3T²).
    /// </summary>
    [Test]
    public void MeasuredSpectraAreTheGivenOnes([Values(1, 2)] int seed)
    {
        var fine = Settings with { Waves = 400, Latitudes = 2, Segment = 0.04 };
        GaussianSpectrum[] given = [Spectrum(0, 5e-11, 1200), Spectrum(Reach, 1e-10, 1150)];
        WaveFieldGrid grid = new(Line, 0, 5e3, 61, 0, 0.01 / 64, 12800);
        using WaveFieldSource field = BroadbandEquivalent.Of(Line, given, Plasma.ElectronDensity, fine).Field(device, grid, seed);
        var found = BroadbandEquivalent.Of(field, Plasma.ElectronDensity, fine);
        Assert.That(found.Spectra, Has.Count.EqualTo(2));
        foreach ((GaussianSpectrum expected, GaussianSpectrum measured) in given.Zip(found.Spectra))
        {
            Assert.That(measured.Distance, Is.EqualTo(expected.Distance).Within(1));
            Assert.That(measured.RmsAmplitude, Is.EqualTo(expected.RmsAmplitude).Within(4 * measured.RmsAmplitudeError));
            Assert.That(measured.Centre, Is.EqualTo(expected.Centre).Within(4 * measured.CentreError));
            Assert.That(measured.Width, Is.EqualTo(Math.Sqrt((150 * 150) + (2 / (3 * 0.04 * 0.04)))).Within(4 * measured.WidthError));
            Assert.That(measured.RmsAmplitudeError, Is.LessThan(0.1 * measured.RmsAmplitude));
        }
    }

    [Test]
    public void RefusesWhatDoesNotFit()
    {
        Assert.That(() => Small.Field(device, new(new(1e-7, Line.Curvature), 0, 1e3, 5, 0, 1e-4, 5), 1), Refused("of a field line with B_eq = 1E-07 T, 1.4E-07 T was asked for"));
        Assert.That(() => Small.Field(device, new(Line, 0, 5e3, 100, 0, 1e-4, 5), 1), Refused("reaches to 495000 m, spectra to 300000 m"));
        Assert.That(() => Small.Field(device, new(Line, 0, 1e3, 100, 0, 1e-3, 5), 1), Refused("cannot show waves of 1590 Hz"));
        Assert.That(() => BroadbandEquivalent.Of(Line, Given, 1e7, new(1000, 4000)), Refused("4000 Hz is not between 0 and f_ce at the equator, 3918"));
        Assert.That(() => BroadbandEquivalent.Of(Line, [Given[1], Given[2]], 1e7, Settings), Refused("the first at the equator"));
        using WaveFieldSource field = Small.Field(device, Grid(5, 10), 1);
        Assert.That(() => field.Fill(5, 6, new float[6 * 20]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => field.Fill(5, 5, new float[99]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => BroadbandEquivalent.Of(new SampledWaveField(Grid(5, 64), new float[64 * 20], "silence"), 1e7, Settings), Refused("segment of spectra"));
        Assert.That(
            () => BroadbandEquivalent.Of(new SampledWaveField(Grid(5, 1024), new float[1024 * 20], "silence"), 1e7, Settings), Refused("there is no power between"));

        static NUnit.Framework.Constraints.IResolveConstraint Refused(string message) => Throws.TypeOf<InvalidInputException>().With.Message.Contains(message);
    }

    private SampledWaveField Made(WaveFieldGrid grid, long seed = 1, double scale = 1)
    {
        using WaveFieldSource field = Small.Field(device, grid, seed, scale);
        return SampledWaveField.Of(field);
    }

    private static float[] At(SampledWaveField field, int sample, int node)
    {
        float[] values = new float[field.Grid.Nodes * WaveFieldSource.Components];
        field.Fill(sample, 1, values);
        return values[(4 * node)..((4 * node) + 4)];
    }

    private static float[] Values(SampledWaveField field)
    {
        float[] values = new float[field.Grid.Nodes * WaveFieldSource.Components * field.Grid.Samples];
        field.Fill(0, (int)field.Grid.Samples, values);
        return values;
    }
}
