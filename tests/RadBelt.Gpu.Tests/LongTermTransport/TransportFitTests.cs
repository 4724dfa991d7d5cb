using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Tests.Transport;

namespace RadBelt.Gpu.Tests.LongTermTransport;

/// <summary>Fits of random walks of known D and A.</summary>
public sealed class TransportFitTests
{
    private const double D = 2, A = 3;

    [Test]
    public void LinesAreExact()
    {
        double[] times = [1, 2, 4, 7];
        var line = new MomentLine([.. times.Select(t => 5 + (A * t))], [.. times.Select(t => 1 + (2 * D * t))]);
        TransportFit fit = TransportFit.Of(times, line, [line, line]);
        Assert.That(
            (double[])[fit.Diffusion, fit.Advection, fit.VarianceAtZero, fit.MeanAtZero, fit.DiffusionError, fit.AdvectionError, fit.From, fit.To],
            Is.EqualTo((double[])[D, A, 1, 5, 0, 0, 1, 7]).Within(1e-12));
    }

    [Test]
    public void FewerThanTwoTimesFitNothing()
    {
        TransportFit fit = TransportFit.Of([1], new([1], [1]), []);
        Assert.That((double[])[fit.Diffusion, fit.Advection, fit.DiffusionError, fit.AdvectionError], Is.All.NaN);
    }

    /// <summary>
    /// Over 60 walks of 1,000 members, (fit − truth)/error has the rms of Student's t with 19 degrees of freedom, (19/17)^½ = 1.06, within four times its own error, 1/(2·60)^½ (and
    /// somewhat more, as t has tails): between 0.65 and 1.5.
    /// </summary>
    [Test]
    public void ErrorsAreWhatTheyClaim([Values(1)] int seed)
    {
        const int members = 1000, walks = 60, steps = 12;
        var gaussian = new Gaussian(seed);
        double diffusion = 0, advection = 0;
        for (int walk = 0; walk < walks; walk++)
        {
            var x = new double[members];
            List<SampleMoments> all = [];
            List<SampleMoments>[] parts = [.. Enumerable.Range(0, 20).Select(_ => new List<SampleMoments>())];
            for (int step = 0; step < steps; step++)
            {
                for (int i = 0; i < members; i++)
                {
                    x[i] += A + (Math.Sqrt(2 * D) * gaussian.Next());
                }

                all.Add(SampleMoments.Of(x));
                for (int part = 0; part < parts.Length; part++)
                {
                    parts[part].Add(SampleMoments.Of(x.AsSpan(part * members / parts.Length, members / parts.Length)));
                }
            }

            TransportFit fit = TransportFit.Of([.. Enumerable.Range(1, steps).Select(t => (double)t)], Line(all), [.. parts.Select(Line)]);
            diffusion += Math.Pow((fit.Diffusion - D) / fit.DiffusionError, 2) / walks;
            advection += Math.Pow((fit.Advection - A) / fit.AdvectionError, 2) / walks;
        }

        TestContext.Out.WriteLine($"seed {seed}: rms of D {Math.Sqrt(diffusion):F2}, of A {Math.Sqrt(advection):F2} errors");
        Assert.That(Math.Sqrt(diffusion), Is.InRange(0.65, 1.5));
        Assert.That(Math.Sqrt(advection), Is.InRange(0.65, 1.5));

        static MomentLine Line(List<SampleMoments> moments) => new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Variance)]);
    }
}
