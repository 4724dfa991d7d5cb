using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>The wave fields as the kernels see them: phases, components and power.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class WaveTableTests<T>
    where T : unmanaged, IFloatingPoint<T>
{
    private static readonly bool Single = typeof(T) == typeof(float);
    private static readonly double TimeStep = 2 * Math.PI / (40 * ωce);
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>
    /// Errors of the phase, rad, against <see cref="ExactPhase"/>. Float: offset × k rounds twice at ¼ turn (2 × 2⁻²⁵ × ¼ turn = 1e-7 rad),
    /// sine and cosine are good to 1.5e-7 each, amplitudes cancel, k is off by up to 2⁻³³ turns a cell (7.3e-10 rad). Double: sines
    /// 2.5e-16, k by 2⁻⁵³ turns a cell and its own rounding, about 2e-15 rad a cell; f Δt/2 by 3 roundings, so 1e-16 × 3 × f t turns.
    /// </summary>
    [TestCase(1e3)]
    [TestCase(1e6)]
    [TestCase(1e9)]
    public void PhasesOfSingleWavesAreAccurate(double farthest)
    {
        const int seed = 20260301;
        var random = new Random(seed);
        double worst = 0;
        long last = 2 * (long)(1 / TimeStep);
        foreach (WaveDirections direction in (WaveDirections[])[WaveDirections.Forward, WaveDirections.Backward])
        {
            foreach (double x in (double[])[0.05, 0.2, 0.31, 0.4, 0.9])
            {
                // A shorter wave without amplitude sets the cells, or they would hold exactly half a turn of the one that is watched.
                WaveSet wave = WaveSet.Of(
                    Whistler, new Wave(x * ωce, direction, 1e-12, random.NextDouble()), new Wave((0.9 + 0.1 * x) * ωce, direction, 0, 0));
                double cellLength = WaveTable<T>.CellLengthFor(wave);
                (double Cell, double Offset)[] places = [.. Enumerable.Range(0, 200).Select(_ =>
                    (Math.Floor((2 * random.NextDouble() - 1) * farthest / cellLength), Offset(random)))];
                foreach (long halfStep in (long[])[6, 7, 1001, last - 1, last])
                {
                    TransverseField[] fields = WaveFieldProbe.Fields<T>(device, wave, TimeStep, halfStep, places);
                    for (int i = 0; i < places.Length; i++)
                    {
                        double turns = ExactPhase.Turns(
                            wave.WaveNumbers[0],
                            places[i].Cell,
                            places[i].Offset,
                            cellLength,
                            wave.Frequencies[0],
                            halfStep,
                            TimeStep,
                            wave.PhaseTurns[0]);
                        double seen = Math.Atan2(-fields[i].Bz, fields[i].By) / (2 * Math.PI);
                        double error = seen - turns;
                        worst = Math.Max(worst, 2 * Math.PI * Math.Abs(error - Math.Round(error)));
                    }
                }
            }
        }

        double cells = farthest / (Math.PI / Whistler.WaveNumber(0.99 * ωce));
        TestContext.Out.WriteLine($"seed {seed}: {typeof(T).Name} within {farthest / 1e3:G4} km and 1 s: {worst:E2} rad");
        Assert.That(worst, Is.LessThan(Single ? 5e-7 + 7.3e-10 * cells : 2e-15 + 2e-15 * cells + 3e-16 * 0.9 * ωce));
        if (farthest <= 1e6)
        {
            Assert.That(worst, Is.LessThan(1e-5), "the accuracy asked for: 1 s and 1000 km");
        }
    }

    [Test]
    public void FieldsAreThoseOfTheWaveSet(
        [Values] bool right, [Values(WaveDirections.Forward, WaveDirections.Backward, WaveDirections.Both)] WaveDirections directions)
    {
        const int seed = 7;
        var random = new Random(seed);
        TestContext.Out.WriteLine($"seed {seed}");
        FieldAlignedMode mode = right ? new RMode(WithProtons) : new LMode(WithProtons);
        double top = mode.PassBands[0].Upper;
        WaveSet waves = WaveSet.Realise(WaveSpectrum.Flat(mode, 0.2 * top, 0.6 * top, 1e-10, directions), 26, _ => random.NextDouble());
        double cellLength = WaveTable<T>.CellLengthFor(waves), step = 2 * Math.PI / (40 * top);
        (double Cell, double Offset)[] places = [.. Enumerable.Range(0, 100).Select(_ =>
            ((double)random.Next(-10, 10), Offset(random)))];
        const long halfStep = 123;
        TransverseField[] seen = WaveFieldProbe.Fields<T>(device, waves, step, halfStep, places);

        // Phases to 5e-7 (float); those of FieldAt, k x ~ 30 rad, to a few 1e-15. Sums of 26 of them add up at worst.
        double relative = Single ? 1e-6 : 2e-14;
        double b = relative * waves.Amplitudes.Sum();
        double e = relative * waves.Amplitudes.Zip(waves.PhaseVelocities, (a, v) => a * Math.Abs(v)).Sum();
        for (int i = 0; i < places.Length; i++)
        {
            TransverseField expected = waves.FieldAt((places[i].Cell + places[i].Offset) * cellLength, halfStep * step / 2);
            Assert.That(seen[i].By, Is.EqualTo(expected.By).Within(b));
            Assert.That(seen[i].Bz, Is.EqualTo(expected.Bz).Within(b));
            Assert.That(seen[i].Ey, Is.EqualTo(expected.Ey).Within(e));
            Assert.That(seen[i].Ez, Is.EqualTo(expected.Ez).Within(e));
        }
    }

    [Test]
    public void RealisedFieldHasTheRmsAmplitude([Values(WaveDirections.Backward, WaveDirections.Both)] WaveDirections directions)
    {
        // |B⊥|² = Σ b_j² + cross terms with random phases: its variance over places and phases is B_w⁴ − Σ b_j⁴, so that a mean over M
        // independent places has the standard error ((B_w⁴ − Σ b_j⁴)/M)^½. Places are spread over 10⁴ recurrence lengths (float: 2²⁰
        // cells).
        const int seed = 99, places = 40_000, instants = 5;
        var random = new Random(seed);
        const double rms = 50 * PicoTesla;
        WaveSet waves = WaveSet.Realise(Broadband(directions, rms), 60, _ => random.NextDouble());
        double sum = 0;
        for (int n = 0; n < instants; n++)
        {
            (double Cell, double Offset)[] where = [.. Enumerable.Range(0, places).Select(_ =>
                ((double)random.Next(1 << 20), Offset(random)))];
            sum += WaveFieldProbe.Fields<T>(device, waves, TimeStep, 6 + random.Next(300_000), where).Sum(f => f.By * f.By + f.Bz * f.Bz);
        }

        double mean = sum / (places * instants);
        double error = Math.Sqrt((Math.Pow(rms, 4) - waves.Amplitudes.Sum(b => Math.Pow(b, 4))) / (places * instants));
        TestContext.Out.WriteLine($"seed {seed}: <B²>/B_w² = {mean / (rms * rms):F5} ± {error / (rms * rms):F5}");
        Assert.That(mean, Is.EqualTo(rms * rms).Within(3.5 * error));
    }

    /// <summary>An offset within a cell that is a number of precision T.</summary>
    private static double Offset(Random random) => double.CreateChecked(T.CreateTruncating(random.NextDouble() - 0.5));
}
