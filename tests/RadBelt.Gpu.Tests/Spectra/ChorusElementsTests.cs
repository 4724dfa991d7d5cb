using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Tests.Spectra;

internal sealed class ChorusElementsTests
{
    private const double SampleTime = 1e-4, Noise = 1e-12;
    private static readonly ElementSettings Band = new(500, 4000) { LeastDuration = 0.03, LongestGap = 0.02 };

    // Chirps of 100 pT from 1 kHz at 10 kHz/s, each 0.15 s long.
    private static FieldSamples Chirps(double seconds, double noise, params double[] starts)
    {
        int times = (int)(seconds / SampleTime);
        var random = new System.Random(7);
        float[] by = new float[times], bz = new float[times];
        for (int i = 0; i < times; i++)
        {
            double t = i * SampleTime, value = 0;
            foreach (double since in starts.Select(start => t - start).Where(since => since is >= 0 and < 0.15))
            {
                // Swells and fades, with subpackets.
                double envelope = Math.Pow(Math.Sin(Math.PI * since / 0.15), 2) * (1 - (0.7 * Math.Pow(Math.Sin(Math.Tau * since / 0.05), 2)));
                value += 1e-10 * envelope * Math.Cos(Math.Tau * ((1000 * since) + (5000 * since * since)));
            }

            by[i] = (float)(value + (noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble())));
        }

        return new(by, bz, times, 1, SampleTime, 1);
    }

    [Test]
    public void A_rising_tone_is_found_with_its_chirp()
    {
        IReadOnlyList<RisingTone> tones = ChorusElements.In(Spectrogram.OfBy(Chirps(0.6, Noise, 0.2), 0.02, 0.75), Band);
        Assert.That(tones, Has.Count.EqualTo(1));
        RisingTone tone = tones[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tone.ChirpRate, Is.EqualTo(1e4).Within(200), "2 %: the scatter of maxima of a Hann window over 50 Hz bins, over 0.1 s");
            Assert.That(tone.ChirpRateError, Is.GreaterThan(0).And.LessThan(200));
            Assert.That(tone.Start, Is.EqualTo(0.2).Within(0.03), "it begins where it rises above the noise");
            Assert.That(tone.Duration, Is.EqualTo(0.13).Within(0.03));
            Assert.That(tone.TimeAt(1750), Is.EqualTo(0.275).Within(0.005), "half way up at half time");
            Assert.That(tone.Amplitudes.Max(), Is.EqualTo(1e-10 / Math.Sqrt(2)).Within(0.25e-10), "the crest of a modulated wave, over a segment");
        }
    }

    [Test]
    public void Elements_that_overlap_in_time_are_told_apart_and_repeat()
    {
        IReadOnlyList<RisingTone> tones = ChorusElements.In(Spectrogram.OfBy(Chirps(0.7, Noise, 0.05, 0.15, 0.25, 0.35), 0.02, 0.75), Band);
        Assert.That(tones, Has.Count.EqualTo(4));
        Assert.That(tones.Select(t => t.ChirpRate), Has.All.EqualTo(1e4).Within(400));
        (double period, double error) = ChorusElements.RepetitionPeriod(tones)!.Value;
        Assert.That(period, Is.EqualTo(0.1).Within(0.005), "one column either way");
        Assert.That(error, Is.LessThan(0.005));
    }

    [Test]
    public void A_gap_parts_an_element_only_when_it_is_long()
    {
        // Segments short enough to see subpackets of 25 ms; what lies 4 dB below the crest is left out: they come apart, unless gaps are bridged.
        Spectrogram spectrogram = Spectrogram.OfBy(Chirps(0.6, Noise, 0.2), 0.01, 0.75);
        ElementSettings strict = Band with { DynamicRange = 0.4, LeastDuration = 0, LongestGap = 0 };
        Assert.That(ChorusElements.In(spectrogram, strict), Has.Count.GreaterThan(1));
        Assert.That(ChorusElements.In(spectrogram, strict with { LongestGap = 0.05 }), Has.Count.EqualTo(1));
    }

    [Test]
    public void Noise_has_no_elements() =>
        Assert.That(ChorusElements.In(Spectrogram.OfBy(Chirps(1, Noise), 0.02, 0.75), Band), Is.Empty);

    [Test]
    public void One_element_has_no_period() =>
        Assert.That(ChorusElements.RepetitionPeriod(ChorusElements.In(Spectrogram.OfBy(Chirps(0.6, Noise, 0.2), 0.02, 0.75), Band)), Is.Null);

    [Test]
    public void A_band_without_frequencies_is_refused() =>
        Assert.That(
            () => ChorusElements.In(Spectrogram.OfBy(Chirps(0.2, Noise), 0.02), new(500, 580)),
            Throws.TypeOf<InvalidInputException>().With.Message.Contains("500 … 580 Hz").And.Message.Contains("longer segments"));

    [TestCase(0.5, 1e-3, 2, 3, "contrast 0.5")]
    [TestCase(10, 1, 2, 3, "dynamic range 1")]
    [TestCase(10, 1e-3, 0, 3, "prominence 0")]
    [TestCase(10, 1e-3, 2, 0.5, "largest jump 0.5")]
    public void Settings_out_of_range_are_refused(double contrast, double range, double prominence, double jump, string said) =>
        Assert.That(
            () => ChorusElements.In(
                Spectrogram.OfBy(Chirps(0.2, Noise), 0.02),
                new(500, 4000) { Contrast = contrast, DynamicRange = range, Prominence = prominence, LargestJump = jump }),
            Throws.TypeOf<InvalidInputException>().With.Message.Contains(said));
}
