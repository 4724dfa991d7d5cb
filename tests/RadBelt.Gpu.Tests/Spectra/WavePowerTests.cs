using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Spectra;

internal sealed class WavePowerTests
{
    private const int Times = 400;
    private const int Points = 32;
    private const double Length = 64e3;
    private static readonly double ω = ReferenceCase.Whistler.Frequency(2 * Math.PI * 4 / Length);
    private static readonly double Step = 2 * Math.PI / ω / 20;

    [Test]
    public void TheMeanSquareIsThatOfTheField()
    {
        FieldSamples samples = new([3, 1, 0, 0], [4, 1, 2, 0], 2, 2, 1, 1);
        Assert.That(WavePower.MeanSquare(samples), Is.EqualTo(new[] { 13.5, 2 }));
    }

    [Test]
    public void WaveNumbersSumToTheMeanSquareAndHaveTheSignOfRModeWaves()
    {
        FieldSamples samples = Growing(0);
        (double[] k, double[,] power) = WavePower.ByWaveNumber(samples);
        double[] mean = WavePower.MeanSquare(samples);
        int peak = Enumerable.Range(0, Points).MaxBy(i => power[7, i]);
        Assert.That(k[peak], Is.EqualTo(2 * Math.PI * 4 / Length).Within(1e-9).Percent);
        Assert.That(Enumerable.Range(0, Points).Sum(i => power[7, i]), Is.EqualTo(mean[7]).Within(1e-9).Percent);
        Assert.That(power[7, Points - peak], Is.LessThan(1e-12 * mean[7]), "none at −k");
    }

    /// <summary>
    /// An R-mode wave forward whose power grows as exp(2γt) over ten powers of e beside a steady L-mode one of a tenth of its first amplitude backward at the
    /// same k: each power is recovered, but for the ½(2γ)²σ² = 1 % that a Hann window of squared weights' width σ = 0.14 T adds to an exponential.
    /// </summary>
    [Test]
    public void GrowthOfOneWaveIsToldFromTheOther()
    {
        double γ = 5 / (Times * Step);
        FieldSamples samples = Growing(γ, left: 0.1);
        WavePowerHistory history = WavePowerHistory.Of(samples, 40 * Step, 0.5 * ω, 1.5 * ω, inSpace: SpectralWindow.Rectangular);
        for (int s = 0; s < history.Times.Count; s++)
        {
            Assert.That(history.RightForward[s], Is.EqualTo(1.01 * Math.Exp(2 * γ * history.Times[s])).Within(0.5).Percent);
            Assert.That(history.RightBackward[s] + history.LeftForward[s], Is.LessThan(1e-4 * history.RightForward[s]));
        }

        Assert.That(history.LeftBackward[0], Is.EqualTo(0.01).Within(2).Percent);
        GrowthRate rate = GrowthRate.OfRise(history.Times, history.RightForward);
        Assert.That(rate.Rate, Is.EqualTo(γ).Within(0.1).Percent);
    }

    [Test]
    public void TheGrowthRateIsTheSlopeOfTheAmplitude()
    {
        double[] times = [.. Enumerable.Range(0, 50).Select(i => 0.01 * i)];
        GrowthRate exact = GrowthRate.Of(times, [.. times.Select(t => 3 * Math.Exp(2 * 7.5 * t))], 0.1, 0.4);
        Assert.That(exact.Rate, Is.EqualTo(7.5).Within(1e-9).Percent);
        Assert.That((exact.From, exact.To), Is.EqualTo((times[10], times[40])));
        Assert.That(exact.PowerAtStart, Is.EqualTo(3 * Math.Exp(1.5)).Within(1e-9).Percent);
        Assert.That(exact.StandardError, Is.LessThan(1e-9));
    }

    /// <summary>Noise, growth, saturation: the fit keeps to the growth, and the scatter gives the error that repeats of the fit have.</summary>
    [Test]
    public void TheRiseIsFoundBetweenNoiseAndSaturation()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        double[] times = [.. Enumerable.Range(0, 300).Select(i => 1e-3 * i)];
        double[] errors = [.. Enumerable.Range(0, 100).Select(_ =>
        {
            GrowthRate rate = GrowthRate.OfRise(times, [.. times.Select(t => (1 + 0.1 * (random.NextDouble() - 0.5)) * (1 + Math.Exp(2 * 100 * (t - 0.05))) / (1 + Math.Exp(2 * 100 * (t - 0.25))))]);
            Assert.That(rate.From, Is.GreaterThan(0.05), $"seed {seed}");
            Assert.That(rate.To, Is.LessThan(0.25), $"seed {seed}");
            return (rate.Rate - 100) / rate.StandardError;
        })];

        // Of 100 normal numbers the root mean square is 1 ± 0.07; the ends of the fit, which follow the noise, add a little.
        Assert.That(Math.Sqrt(errors.Average(e => e * e)), Is.InRange(0.7, 1.5), $"seed {seed}");
    }

    [Test]
    public void AFitNeedsThreePositiveSamples()
    {
        Assert.That(() => GrowthRate.Of([0, 1, 2, 3], [1, 2, 3, 4], 0, 1), Throws.TypeOf<InvalidInputException>().With.Message.Contains("2 samples"));
        Assert.That(() => GrowthRate.Of([0, 1, 2, 3], [1, 0, 3, 4], 0, 3), Throws.TypeOf<InvalidInputException>().With.Message.Contains("1 of them without power"));
    }

    [Test]
    public void SamplesMustFitTheirCounts()
    {
        Assert.That(() => new FieldSamples(new float[6], new float[6], 2, 4, 1, 1), Throws.TypeOf<InvalidInputException>().With.Message.Contains("2 times × 4 points"));
        Assert.That(() => new FieldSamples(new float[6], new float[6], 2, 3, 0, 1), Throws.TypeOf<InvalidInputException>());
        FieldSamples part = Fields.Noise(3, 10, 4, 0.5, 1).Between(4, 3);
        Assert.That((part.Times, part.StartTime), Is.EqualTo((3, 2.0)));
        Assert.That(part.By(1).ToArray(), Is.EqualTo(Fields.Noise(3, 10, 4, 0.5, 1).By(5).ToArray()));
    }

    private static FieldSamples Growing(double γ, double left = 0) => Fields.Of(Times, Points, Step, Length / Points, (x, t) =>
    {
        double k = 2 * Math.PI * 4 / Length, right = k * x - ω * t, backward = -k * x - ω * t;
        double b = Math.Exp(γ * t);
        return (b * Math.Cos(right) + left * Math.Cos(backward), -b * Math.Sin(right) + left * Math.Sin(backward));
    });
}
