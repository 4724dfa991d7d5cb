using RadBelt.Gpu.FieldLineWaves;

namespace RadBelt.Gpu.Tests.FieldLineWaves;

/// <summary>Fits of Gaussians.</summary>
internal sealed class GaussianFitTests
{
    private static readonly double[] Frequencies = [.. Enumerable.Range(0, 60).Select(i => 800 + (15.0 * i))];

    [TestCase(1200, 150)]
    [TestCase(900, 300)]
    [TestCase(1500, 40)]
    public void AnExactGaussianIsFound(double centre, double width)
    {
        var given = new GaussianSpectrum(7, 3e-11, 0, centre, 0, width, 0);
        GaussianSpectrum found = GaussianFit.Of(7, Frequencies, [.. Frequencies.Select(given.Density)]);
        Assert.That(found.Distance, Is.EqualTo(7));
        Assert.That(found.RmsAmplitude, Is.EqualTo(3e-11).Within(1e-6).Percent);
        Assert.That(found.Centre, Is.EqualTo(centre).Within(1e-6).Percent);
        Assert.That(found.Width, Is.EqualTo(width).Within(1e-6).Percent);
        Assert.That(found.RmsAmplitudeError / 3e-11, Is.LessThan(1e-8));
    }

    /// <summary>
    /// Over 400 fits of independent noise parameters scatter by their standard errors, which are made for the correlated bins of Hann windows and so (35/18)^½ larger. The scatter of 400 is known
    /// to 1/√800 = 3.5 %; 4 times that are allowed.
    /// </summary>
    [Test]
    public void ErrorsAreThoseOfTheScatter()
    {
        int seed = Random.Shared.Next();
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var given = new GaussianSpectrum(0, 1, 0, 1200, 0, 150, 0);
        double noise = 0.05 * given.Density(1200);
        GaussianSpectrum[] fits = [.. Enumerable.Range(0, 400).Select(_ => GaussianFit.Of(0, Frequencies, [.. Frequencies.Select(f => given.Density(f) + (noise * Normal()))]))];
        Check(fits.Select(f => (f.RmsAmplitude, f.RmsAmplitudeError)), 1);
        Check(fits.Select(f => (f.Centre, f.CentreError)), 1200);
        Check(fits.Select(f => (f.Width, f.WidthError)), 150);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());

        void Check(IEnumerable<(double Value, double Error)> found, double expected)
        {
            (double Value, double Error)[] all = [.. found];
            double mean = all.Average(f => f.Value), scatter = Math.Sqrt(all.Average(f => (f.Value - mean) * (f.Value - mean)));
            double error = all.Average(f => f.Error) / Math.Sqrt(35.0 / 18);
            Assert.That(scatter, Is.EqualTo(error).Within(14).Percent, $"seed {seed}");
            Assert.That(mean, Is.EqualTo(expected).Within((4 * scatter / 20) + (scatter * scatter / expected)), $"seed {seed}");
        }
    }
}
