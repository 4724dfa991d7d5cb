using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.FieldLineWaves;

/// <summary>Time-averaged spectra by latitude.</summary>
internal sealed class LatitudePowerSpectraTests
{
    private static readonly ParabolicFieldLine Line = new(1e-7, 4.5e-14);

    /// <summary>A tone on a bin has its mean square within three bins of a Hann window, whatever its polarisation, at the latitude where it is; hemispheres are averaged.</summary>
    [TestCase(1, 0)]
    [TestCase(0.6, 0.8)]
    public void PowerIsThatOfTheField(double x, double y)
    {
        // 8 and 6 in the north, 8 in the south.
        SampledWaveField field = Field(9, 160, (node, n) => node < 2 || node == 8
            ? (x * Math.Cos(Math.Tau * n / 8), y * Math.Sin(Math.Tau * n / 8))
            : (0, 0));
        LatitudePowerSpectra spectra = LatitudePowerSpectra.Of(field, 2, 64e-3);
        Assert.That(spectra.Frequencies[^1], Is.EqualTo(500));
        Assert.That(spectra.Segments, Is.EqualTo(4));
        Assert.That(spectra.Distances, Is.EqualTo((double[])[0, 4e6]).Within(1));
        double[] power = [.. Enumerable.Range(0, 2).Select(i => Enumerable.Range(7, 3).Sum(f => spectra[i, f]) * spectra.Frequencies[1])];
        Assert.That(power[0], Is.Zero);
        Assert.That(power[1], Is.EqualTo(0.5 * ((x * x) + (y * y))).Within(1e-4).Percent);
        Assert.That(Enumerable.Range(0, 33).Where(f => f is < 7 or > 9).Max(f => spectra[1, f]), Is.LessThan(1e-12));
    }

    /// <summary>Latitudes are even, and their distances are the arc of the dipole, here by quadrature of √(1 + 3 sin²λ) cos λ.</summary>
    [Test]
    public void LatitudesAreThoseOfTheDipole()
    {
        var spectra = LatitudePowerSpectra.Of(Field(9, 16, (_, _) => (1, 0)), 5, 8e-3);
        for (int i = 0; i < 5; i++)
        {
            Assert.That(spectra.Latitudes[i], Is.EqualTo(i * spectra.Latitudes[1]).Within(1e-12));
            double step = spectra.Latitudes[i] / 2000, sum = 0;
            for (int n = 0; n < 2000; n++)
            {
                (double sin, double cos) = Math.SinCos((n + 0.5) * step);
                sum += Math.Sqrt(1 + (3 * sin * sin)) * cos * step;
            }

            Assert.That(spectra.Distances[i], Is.EqualTo(1e7 * sum).Within(1));
        }
    }

    [TestCase(1, 8e-3, "latitudes of spectra: 1")]
    [TestCase(5, 4e-3, "segment of spectra: 0.004 s are 4 of the 16 samples")]
    [TestCase(5, 32e-3, "are 32 of the 16 samples")]
    public void RefusesWhatItCannotMeasure(int latitudes, double segment, string message) => Assert.That(
        () => LatitudePowerSpectra.Of(Field(9, 16, (_, _) => (1, 0)), latitudes, segment), Throws.TypeOf<InvalidInputException>().With.Message.Contains(message));

    [Test]
    public void RefusesValuesThatAreNotNumbers() => Assert.That(
        () => LatitudePowerSpectra.Of(Field(9, 16, (node, _) => (node == 8 ? double.NaN : 1, 0)), 5, 8e-3),
        Throws.TypeOf<InvalidInputException>().With.Message.Contains("test: B at node 8 is not a number"));

    [Test]
    public void SamplesAtAPlaceAreLinearBetweenNodes()
    {
        SampledWaveField field = Field(9, 16, (node, n) => (node + (10 * n), -node));
        var samples = field.SamplesAt(0.25e6, 3e-3, 7.5e-3);
        Assert.That(samples.Times, Is.EqualTo(5));
        Assert.That(samples.StartTime, Is.EqualTo(3e-3).Within(1e-12));
        Assert.That(samples.By(1)[0], Is.EqualTo(44.25).Within(1e-5));
        Assert.That(samples.Bz(1)[0], Is.EqualTo(-4.25).Within(1e-6));
        Assert.That(field.SamplesAt(4e6).Times, Is.EqualTo(16));
        Assert.That(() => field.SamplesAt(4.1e6), Throws.TypeOf<InvalidInputException>().With.Message.Contains("there is no field at z = 4.1E+06 m"));
        Assert.That(() => field.SamplesAt(0, 1, 2), Throws.TypeOf<InvalidInputException>().With.Message.Contains("0 of its samples lie from 1 to 2 s"));
    }

    // Nodes 1000 km apart about the equator, 1 ms between samples.
    private static SampledWaveField Field(int nodes, int samples, Func<int, int, (double X, double Y)> value)
    {
        float[] values = new float[samples * nodes * 4];
        for (int n = 0; n < samples; n++)
        {
            for (int node = 0; node < nodes; node++)
            {
                (double x, double y) = value(node, n);
                (values[(((n * nodes) + node) * 4) + 2], values[(((n * nodes) + node) * 4) + 3]) = ((float)x, (float)y);
            }
        }

        return new(new(Line, -0.5e6 * (nodes - 1), 1e6, nodes, 0, 1e-3, samples), values, "test");
    }
}
