using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>Welch's average of the periodograms of B_x + i B_y, taken sample by sample; what is left over at the end is in no segment.</summary>
/// <param name="length">Samples of a segment, even.</param>
internal sealed class WelchAverage(int length)
{
    private readonly double[] weights = SpectralWindow.Hann.Weights(length);
    private readonly Complex[] segment = new Complex[length], spectrum = new Complex[length];
    private readonly double[] sums = new double[length / 2 + 1];
    private int filled;

    /// <summary>Segments so far.</summary>
    public int Segments { get; private set; }

    public void Add(float bx, float by)
    {
        segment[filled++] = new(bx, by);
        if (filled == length)
        {
            Average();
            segment.AsSpan(length / 2).CopyTo(segment);
            filled = length / 2;
        }
    }

    /// <summary>One-sided density of both components together, T² Hz⁻¹.</summary>
    /// <param name="interval">Time between samples, s.</param>
    public double[] Density(double interval) => [.. sums.Select(s => s * interval / (weights.Sum(w => w * w) * Segments))];

    // |X|² + |Y|² at f and −f together are |Z(f)|² + |Z(−f)|².
    private void Average()
    {
        for (int n = 0; n < length; n++)
        {
            spectrum[n] = weights[n] * segment[n];
        }

        Fourier.Forward(spectrum, FourierOptions.NoScaling);
        for (int f = 0; f < sums.Length; f++)
        {
            int mirror = (length - f) % length;
            sums[f] += Square(spectrum[f]) + (mirror == f ? 0 : Square(spectrum[mirror]));
        }

        Segments++;
    }

    private static double Square(Complex z) => (z.Real * z.Real) + (z.Imaginary * z.Imaginary);
}
