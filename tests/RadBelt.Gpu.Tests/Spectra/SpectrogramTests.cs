using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Tests.Spectra;

internal sealed class SpectrogramTests
{
    private const double TimeStep = 1e-4;

    /// <summary>Parseval: the density integrates to the mean square over each segment, weighted by the square of the window.</summary>
    [Test]
    public void TheDensityIntegratesToTheMeanSquare([Values(64, 75)] int length)
    {
        int seed = Random.Shared.Next();
        FieldSamples samples = Fields.Noise(seed, 300, 5, TimeStep, 1);
        Spectrogram spectrogram = Spectrogram.OfBy(samples, length * TimeStep);
        double[] weights = [.. Enumerable.Range(0, length).Select(n => Math.Pow(Math.Sin(Math.PI * n / length), 4))];
        for (int s = 0; s < spectrogram.Times.Count; s++)
        {
            int first = (int)Math.Round(spectrogram.Times[s] / TimeStep - 0.5 * length);
            double expected = Enumerable.Range(0, length).Sum(n => weights[n] * samples.By(first + n).ToArray().Average(b => (double)b * b)) / weights.Sum();
            double integral = Enumerable.Range(0, spectrogram.Frequencies.Count).Sum(f => spectrogram[s, f]) * spectrogram.Frequencies[1];
            Assert.That(integral, Is.EqualTo(expected).Within(1e-9).Percent, $"seed {seed}, segment {s}");
        }
    }

    /// <summary>Both components together have the sum of the densities of each.</summary>
    [Test]
    public void TransverseDensityIsThatOfBothComponents([Values(64, 75)] int length)
    {
        FieldSamples samples = Fields.Of(300, 3, TimeStep, 1, (x, t) => (Math.Cos(3000 * t + x), 0.5 * Math.Sin(4000 * t * t * 100 + x)));
        FieldSamples turned = Fields.Of(300, 3, TimeStep, 1, (x, t) => (0.5 * Math.Sin(4000 * t * t * 100 + x), 0));
        Spectrogram both = Spectrogram.OfTransverse(samples, length * TimeStep), y = Spectrogram.OfBy(samples, length * TimeStep), z = Spectrogram.OfBy(turned, length * TimeStep);
        for (int f = 0; f <= length / 2; f++)
        {
            Assert.That(both[1, f], Is.EqualTo(y[1, f] + z[1, f]).Within(1e-9).Percent.Or.EqualTo(y[1, f] + z[1, f]).Within(1e-15), $"{f}");
        }
    }

    [Test]
    public void FollowsARisingTone()
    {
        // f = 1000 Hz + 40 kHz/s · t.
        FieldSamples samples = Fields.Of(1000, 2, TimeStep, 1, (x, t) => (Math.Cos(2 * Math.PI * (1000 * t + 0.5 * 4e4 * t * t) + x), 0));
        Spectrogram spectrogram = Spectrogram.OfBy(samples, 8e-3, overlap: 0.75);
        Assert.That(spectrogram.Times[1] - spectrogram.Times[0], Is.EqualTo(2e-3).Within(1e-9).Percent);
        for (int s = 0; s < spectrogram.Times.Count; s++)
        {
            int peak = Enumerable.Range(0, spectrogram.Frequencies.Count).MaxBy(f => spectrogram[s, f]);
            Assert.That(spectrogram.Frequencies[peak], Is.EqualTo(1000 + 4e4 * spectrogram.Times[s]).Within(0.51 * spectrogram.Frequencies[1]));
        }
    }

    [TestCase(7e-4, 0.5, "segment: 0.0007 s are 7 of the 100 sample times")]
    [TestCase(2e-2, 0.5, "segment: 0.02 s are 200 of the 100")]
    [TestCase(2e-3, 1.0, "overlap of segments: 1 is not in [0, 1)")]
    [TestCase(2e-3, double.NaN, "overlap")]
    public void RefusesSegmentsThatDoNotFit(double segment, double overlap, string message)
    {
        FieldSamples samples = Fields.Noise(1, 100, 2, TimeStep, 1);
        Assert.That(() => Spectrogram.OfBy(samples, segment, overlap), Throws.TypeOf<InvalidInputException>().With.Message.Contains(message));
    }
}
