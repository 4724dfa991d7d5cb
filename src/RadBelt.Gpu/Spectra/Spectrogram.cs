using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Spectra;

/// <summary>
/// Power spectral density of B_y, or of B_⊥, against time, averaged over x (Allanson et al. 2021, Fig. 2b, e): periodograms of segments that overlap. The density is of
/// positive frequencies alone: its integral over f is the mean square of the field over the segment, weighted by the square of the window.
/// </summary>
public sealed class Spectrogram
{
    private readonly double[,] density;

    /// <summary>A spectrogram from its values.</summary>
    /// <param name="times">Middles of the segments, s.</param>
    /// <param name="frequencies">Frequencies, Hz, evenly from 0.</param>
    /// <param name="density">Power spectral density by time and frequency, T² Hz⁻¹. Kept, not copied.</param>
    /// <exception cref="ArgumentException">The density has another shape.</exception>
    public Spectrogram(IReadOnlyList<double> times, IReadOnlyList<double> frequencies, double[,] density)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(density);
        if (density.GetLength(0) != times.Count || density.GetLength(1) != frequencies.Count)
        {
            throw new ArgumentException(
                $"density: {density.GetLength(0)} × {density.GetLength(1)} values for {times.Count} times × {frequencies.Count} frequencies");
        }

        (Times, Frequencies, this.density) = (times, frequencies, density);
    }

    /// <summary>Middles of the segments, s.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Frequencies, Hz.</summary>
    public IReadOnlyList<double> Frequencies { get; }

    /// <summary>Power spectral density at a time and frequency by their numbers, T² Hz⁻¹.</summary>
    public double this[int time, int frequency] => density[time, frequency];

    /// <summary>The spectrogram of B_y.</summary>
    /// <param name="samples">The field.</param>
    /// <param name="segment">Length of a segment, s; its reciprocal is the frequency resolution. Eight sample times at least.</param>
    /// <param name="overlap">Part of a segment that it shares with the next, in [0, 1).</param>
    /// <param name="window">Weights over a segment; <see cref="SpectralWindow.Hann"/> when left out.</param>
    /// <exception cref="InvalidInputException">The segment or the overlap is out of range.</exception>
    public static Spectrogram OfBy(FieldSamples samples, double segment, double overlap = 0.5, SpectralWindow? window = null) =>
        Of(samples, segment, overlap, window, (time, x) => samples.By(time)[x]);

    /// <summary>The spectrogram of B_y and B_z together: its integral over f is the mean square of |B_⊥|, whatever the polarisation.</summary>
    /// <inheritdoc cref="OfBy"/>
    public static Spectrogram OfTransverse(FieldSamples samples, double segment, double overlap = 0.5, SpectralWindow? window = null) =>
        Of(samples, segment, overlap, window, (time, x) => new(samples.By(time)[x], samples.Bz(time)[x]));

    // Of z = B_y + iB_z the one-sided densities of both together are that of z at f and −f.
    private static Spectrogram Of(FieldSamples samples, double segment, double overlap, SpectralWindow? window, Func<int, int, Complex> z)
    {
        ArgumentNullException.ThrowIfNull(samples);
        (int n, IReadOnlyList<int> starts) = samples.Segments(segment, overlap);
        double[] weights = (window ?? SpectralWindow.Hann).Weights(n);
        double scale = samples.TimeStep / (weights.Sum(w => w * w) * samples.Points);
        var density = new double[starts.Count, n / 2 + 1];
        var column = new Complex[n];
        for (int s = 0; s < starts.Count; s++)
        {
            for (int x = 0; x < samples.Points; x++)
            {
                for (int t = 0; t < n; t++)
                {
                    column[t] = weights[t] * z(starts[s] + t, x);
                }

                Fourier.Forward(column, FourierOptions.NoScaling);
                for (int f = 0; f <= n / 2; f++)
                {
                    density[s, f] += scale * (Square(column[f]) + (FourierAmplitude.OneSided(f, n) == 1 ? 0 : Square(column[n - f])));
                }
            }
        }

        return new([.. starts.Select(first => samples.Middle(first, n))], FourierAmplitude.FrequencyAxis(n, samples.TimeStep), density);
    }

    private static double Square(Complex c) => (c.Real * c.Real) + (c.Imaginary * c.Imaginary);
}
