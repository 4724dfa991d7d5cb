using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Spectra;

internal sealed class FrequencyWavenumberSpectrumTests
{
    private static readonly double ωce = ReferenceCase.ωce;

    /// <summary>Parseval, with any windows and odd and even counts: S integrates to the weighted mean square.</summary>
    [Test]
    public void TheDensityIntegratesToTheMeanSquare([Values(30, 31)] int times, [Values(12, 13)] int points, [Values] bool windowed)
    {
        int seed = Random.Shared.Next();
        FieldSamples samples = Fields.Noise(seed, times, points, 1e-4, 1e3);
        SpectralWindow window = windowed ? SpectralWindow.Hann : SpectralWindow.Rectangular;
        double square = 0, squareY = 0, weight = 0;
        for (int t = 0; t < times; t++)
        {
            for (int x = 0; x < points; x++)
            {
                double w = windowed ? Math.Pow(Math.Sin(Math.PI * t / times) * Math.Sin(Math.PI * x / points), 4) : 1;
                double y = samples.By(t)[x], z = samples.Bz(t)[x];
                (square, squareY, weight) = (square + w * (y * y + z * z), squareY + w * y * y, weight + w);
            }
        }

        Assert.That(FrequencyWavenumberSpectrum.Of(samples, window, window).Power(), Is.EqualTo(square / weight).Within(1e-9).Percent, $"seed {seed}");
        Assert.That(FrequencyWavenumberSpectrum.OfBy(samples, window, window).Power(), Is.EqualTo(squareY / weight).Within(1e-9).Percent, $"seed {seed}");
    }

    /// <summary>A wave of amplitude b has ⟨B_y² + B_z²⟩ = b², all of it in the quadrant of its polarisation and direction.</summary>
    [Test]
    public void EachPolarisationAndDirectionHasItsQuadrant([Values] CircularPolarisation polarisation, [Values(WaveDirections.Forward, WaveDirections.Backward)] WaveDirections direction)
    {
        // One wavelength in 16 points, 8 periods in 80 times: on a bin of both.
        double ω = 0.3 * ωce, amplitude = 2e-12;
        FieldAlignedMode mode = polarisation == CircularPolarisation.Right ? ReferenceCase.Whistler : new LMode(ReferenceCase.WithProtons);
        if (polarisation == CircularPolarisation.Left)
        {
            ω = 0.3 * mode.PassBands[0].Upper;
        }

        WaveSet waves = WaveSet.Of(mode, [new Wave(ω, direction, amplitude, 0.3)]);
        FieldSamples samples = Fields.Of(waves, 80, 16, 2 * Math.PI / ω / 10, 2 * Math.PI / mode.WaveNumber(ω) / 16);
        FrequencyWavenumberSpectrum spectrum = FrequencyWavenumberSpectrum.Of(samples, inSpace: SpectralWindow.Rectangular);
        foreach (CircularPolarisation p in Enum.GetValues<CircularPolarisation>())
        {
            foreach (WaveDirections d in new[] { WaveDirections.Forward, WaveDirections.Backward })
            {
                double expected = p == polarisation && d == direction ? amplitude * amplitude : 0;
                Assert.That(spectrum.Power(p, d), Is.EqualTo(expected).Within(1e-6 * amplitude * amplitude), $"{p} {d}");
            }
        }

        Assert.That(spectrum.Power(polarisation, WaveDirections.Both, 0.8 * ω, 1.2 * ω), Is.EqualTo(amplitude * amplitude).Within(1e-4).Percent);
        Assert.That(spectrum.Power(polarisation, WaveDirections.Both, 1.3 * ω), Is.LessThan(1e-6 * amplitude * amplitude), "none above");
        Assert.That(FrequencyWavenumberSpectrum.OfBy(samples, inSpace: SpectralWindow.Rectangular).Power(polarisation, direction), Is.EqualTo(amplitude * amplitude / 4).Within(1e-4).Percent, "B_y has half of it, on two sides");
    }

    /// <summary>
    /// Waves of the cold dispersion relation in a periodic domain, with a tenth of their power in noise over all bins, off the bins of ω: the ridge is within
    /// the 2 % by which thermal whistlers are to be judged, here from 0.1 to 0.8 f_ce.
    /// </summary>
    [Test]
    public void TheRidgeIsTheDispersionRelation([Values] CircularPolarisation polarisation, [Values] bool backward)
    {
        const int Points = 64, Times = 256;
        const double Length = 60e3;
        RMode mode = ReferenceCase.Whistler;
        int[] numbers = [.. Enumerable.Range(1, 20).Where(m => mode.Frequency(2 * Math.PI * m / Length) / ωce is > 0.1 and < 0.8)];
        Assert.That(numbers, Has.Length.AtLeast(10));
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        int sense = polarisation == CircularPolarisation.Right ? 1 : -1, direction = backward ? -1 : 1;
        (double k, double ω, double φ)[] waves = [.. numbers.Select(m => (direction * 2 * Math.PI * m / Length, mode.Frequency(2 * Math.PI * m / Length), random.NextDouble() * 6.28))];
        double noise = Math.Sqrt(0.1 * waves.Length * 3);
        FieldSamples samples = Fields.Of(Times, Points, 0.3 / ωce * 4, Length / Points, (x, t) => (
            waves.Sum(w => Math.Cos(w.k * x - w.ω * t + w.φ)) + noise * (random.NextDouble() - 0.5),
            waves.Sum(w => -sense * Math.Sin(w.k * x - w.ω * t + w.φ)) + noise * (random.NextDouble() - 0.5)));
        FrequencyWavenumberSpectrum spectrum = FrequencyWavenumberSpectrum.Of(samples, inSpace: SpectralWindow.Rectangular);
        WaveDirections way = backward ? WaveDirections.Backward : WaveDirections.Forward;
        IReadOnlyList<RidgePoint> ridge = spectrum.Ridge(polarisation, way, 0.05 * ωce, 0.9 * ωce);
        double bin = spectrum.AngularFrequencies[1] - spectrum.AngularFrequencies[0];
        foreach ((int m, double ω) in numbers.Zip(waves, (m, w) => (m, w.ω)))
        {
            RidgePoint point = ridge.Single(p => Math.Abs(p.WaveNumber * Length / (2 * Math.PI) - m) < 0.01);
            Assert.That(point.AngularFrequency, Is.EqualTo(ω).Within(0.02 * ω).And.EqualTo(ω).Within(0.3 * bin), $"seed {seed}, {m} wavelengths");
        }
    }

    [Test]
    public void SegmentsKeepThePowerAndLowerTheScatter()
    {
        int seed = Random.Shared.Next();
        FieldSamples samples = Fields.Noise(seed, 512, 8, 1e-4, 1);
        FrequencyWavenumberSpectrum whole = FrequencyWavenumberSpectrum.Of(samples);
        FrequencyWavenumberSpectrum mean = FrequencyWavenumberSpectrum.OfSegments(samples, 64e-4);
        Assert.That(mean.AngularFrequencies, Has.Count.EqualTo(64));

        // White noise of power 1 + 4; 15 segments that overlap by half count as about 9 (Welch 1967): scatter of a bin 1/3 of its mean instead of 1.
        Assert.That(mean.Power(), Is.EqualTo(5).Within(15).Percent, $"seed {seed}");
        Assert.That(Scatter(mean), Is.LessThan(0.5), $"seed {seed}");
        Assert.That(Scatter(whole), Is.GreaterThan(0.8), $"seed {seed}");

        static double Scatter(FrequencyWavenumberSpectrum s)
        {
            double[] all = [.. from f in Enumerable.Range(0, s.AngularFrequencies.Count) from k in Enumerable.Range(0, s.WaveNumbers.Count) select s[f, k]];
            double average = all.Average();
            return Math.Sqrt(all.Average(v => (v - average) * (v - average))) / average;
        }
    }

    [Test]
    public void APartHasTheSameValuesAndRidge()
    {
        FieldSamples samples = Fields.Noise(5, 40, 12, 1e-4, 1e3);
        FrequencyWavenumberSpectrum whole = FrequencyWavenumberSpectrum.Of(samples);
        FrequencyWavenumberSpectrum part = whole.Within(whole.AngularFrequencies[30], whole.WaveNumbers[10]);
        Assert.That(part.AngularFrequencies, Is.EqualTo(whole.AngularFrequencies.Where((_, i) => i is >= 10 and <= 30)));
        Assert.That(part.WaveNumbers, Is.EqualTo(whole.WaveNumbers.Where((_, i) => i is >= 2 and <= 10)));
        Assert.That(part[3, 2], Is.EqualTo(whole[13, 4]));
        double top = whole.AngularFrequencies[30];
        IReadOnlyList<RidgePoint> expected = whole.Ridge(CircularPolarisation.Left, WaveDirections.Both, 0, top);
        Assert.That(part.Ridge(CircularPolarisation.Left, WaveDirections.Both, 0, top).Select(p => p.AngularFrequency), Is.EqualTo(expected.Take(4).Select(p => p.AngularFrequency)).Or.Count.LessThan(4));
        Assert.That(() => whole.Within(0, 1), Throws.TypeOf<InvalidInputException>());
    }

    [Test]
    public void OnePointHasNoWaveNumbers() => Assert.That(
        () => FrequencyWavenumberSpectrum.Of(Fields.Noise(1, 10, 1, 1, 1)), Throws.TypeOf<InvalidInputException>().With.Message.Contains("1 point along x"));
}
