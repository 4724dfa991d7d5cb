using MathNet.Numerics.Integration;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Chorus;

/// <summary>Tones and profiles through tables.</summary>
public sealed class TabulatedChirpTests
{
    private static readonly double[] Times = [0, 0.03, 0.05, 0.12, 0.2], Frequencies = [600, 900, 900, 1300, 700];

    [Test]
    public void A_tone_goes_through_its_table_without_overshoot()
    {
        var tone = new TabulatedChirp(Times, Frequencies);
        Assert.That(tone.Duration, Is.EqualTo(0.2));
        for (int i = 0; i < Times.Length; i++)
        {
            Assert.That(tone.Frequency(Times[i]), Is.EqualTo(Frequencies[i]).Within(1e-9));
        }

        for (int i = 0; i + 1 < Times.Length; i++)
        {
            (double low, double high) = (Math.Min(Frequencies[i], Frequencies[i + 1]), Math.Max(Frequencies[i], Frequencies[i + 1]));
            for (double t = Times[i]; t < Times[i + 1]; t += 1e-3)
            {
                Assert.That(tone.Frequency(t), Is.InRange(low - 1e-9, high + 1e-9));
            }
        }
    }

    [Test]
    public void Its_phase_is_the_integral_of_its_frequency()
    {
        foreach (Chirp tone in new Chirp[] { new TabulatedChirp(Times, Frequencies), new TabulatedChirp([0, 0.2], [700, 900]), new LinearChirp(700, 900, 0.2) })
        {
            double turns = 0;
            foreach ((double from, double to) in Times.Zip(Times.Skip(1)))
            {
                // Exact for cubics.
                turns += GaussLegendreRule.Integrate(tone.Frequency, from, to, 4);
                Assert.That(tone.Turns(to), Is.EqualTo(turns).Within(1e-12 * turns));
            }
        }
    }

    /// <summary>exp(−d²) of Chen et al. (2021), d in widths, which differ on either side.</summary>
    [TestCase(580, 0.018315638888734179)]
    [TestCase(590, 0.36787944117144233)]
    [TestCase(600, 1)]
    [TestCase(1000, 1)]
    [TestCase(1350, 1)]
    [TestCase(1360, 0.7788007830714049)]
    [TestCase(1390, 0.018315638888734179)]
    public void A_flat_top_falls_like_a_Gaussian_by_its_widths(double x, double expected) =>
        Assert.That(new FlatTop(600, 1350, 10, 20).At(x), Is.EqualTo(expected).Within(1e-15));

    /// <summary>
    /// The monotone cubic through (0, 0), (1, 1), (2, 4), (3, 4): its slope at 1 is the harmonic mean of 1 and 3 on either side, 1.5, at 2, where a flat piece begins, 0.
    /// Halfway between there is ½(1 + 4) + ⅛(1.5 − 0).
    /// </summary>
    [Test]
    public void A_profile_runs_by_its_formula() =>
        Assert.That(new TabulatedProfile([0, 1, 2, 3], [0, 1, 4, 4]).At(1.5), Is.EqualTo(2.6875).Within(1e-14));

    [Test]
    public void A_profile_keeps_its_ends()
    {
        var profile = new TabulatedProfile([0.1, 0.2, 0.4], [0, 1, 0.5]);
        Assert.That((profile.At(0), profile.At(0.2), profile.At(1)), Is.EqualTo((0.0, 1.0, 0.5)));
        Assert.That(new TabulatedProfile([0, 1], [0, 1]).At(0.25), Is.EqualTo(0.25).Within(1e-15));
    }

    [Test]
    public void Tables_that_make_no_curve_are_refused()
    {
        Assert.That(Error(() => new TabulatedChirp([0, 1], [500])), Does.Contain("2 times and 1 values"));
        Assert.That(Error(() => new TabulatedChirp([0.1, 1], [500, 600])), Does.Contain("begin with 0"));
        Assert.That(Error(() => new TabulatedChirp([0, 1, 1], [500, 600, 700])), Does.Contain("rising order"));
        Assert.That(Error(() => new TabulatedChirp([0, 1], [500, 0])), Does.Contain("frequency of a tone"));
        Assert.That(Error(() => new TabulatedProfile([0, 1], [1, -1])), Does.Contain("factor of a profile"));

        static string Error(Action make) => Assert.Throws<InvalidInputException>(() => make()).Message;
    }
}
