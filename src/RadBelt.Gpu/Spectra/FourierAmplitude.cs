using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Spectra;

/// <summary>
/// Amplitude of B_y against frequency over a whole record, averaged over x (Allanson et al. 2021, Fig. 2a, d): a wave A sin(kx − 2πft) with f on a bin
/// shows as A there. It is no density: of an incoherent field it falls with the length T of the record as T^−½, and a Hann window raises it by 1.22.
/// </summary>
/// <param name="Frequencies">Frequencies f of the bins, Hz, from 0 to the Nyquist frequency.</param>
/// <param name="Amplitudes">A at each, T.</param>
public sealed record FourierAmplitude(IReadOnlyList<double> Frequencies, IReadOnlyList<double> Amplitudes)
{
    /// <summary>The amplitudes of B_y.</summary>
    /// <param name="samples">The field.</param>
    /// <param name="window">Weights in time; <see cref="SpectralWindow.Hann"/> when left out.</param>
    public static FourierAmplitude OfBy(FieldSamples samples, SpectralWindow? window = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int n = samples.Times;
        double[] weights = (window ?? SpectralWindow.Hann).Weights(n);
        double[] sums = new double[n / 2 + 1];
        var column = new Complex[n];
        for (int x = 0; x < samples.Points; x++)
        {
            for (int t = 0; t < n; t++)
            {
                column[t] = weights[t] * samples.By(t)[x];
            }

            Fourier.Forward(column, FourierOptions.NoScaling);
            for (int f = 0; f < sums.Length; f++)
            {
                sums[f] += OneSided(f, n) * column[f].Magnitude;
            }
        }

        double scale = 1 / (weights.Sum() * samples.Points);
        return new(FrequencyAxis(n, samples.TimeStep), [.. sums.Select(sum => sum * scale)]);
    }

    /// <summary>Mean amplitude over the bins with <paramref name="lower"/> ≤ f ≤ <paramref name="upper"/> (Hz), T.</summary>
    /// <exception cref="InvalidInputException">No bin lies there.</exception>
    public double Mean(double lower, double upper)
    {
        double[] inside = [.. Amplitudes.Where((_, i) => Frequencies[i] >= lower && Frequencies[i] <= upper)];
        return inside.Length > 0
            ? inside.Average()
            : throw new InvalidInputException(InvariantText.Of(
                $"band: no frequency of the spectrum lies in [{lower:G6}, {upper:G6}] Hz; it has {Frequencies.Count} up to {Frequencies[^1]:G6} Hz."));
    }

    /// <summary>Frequencies of the bins of a real record of n samples, Hz.</summary>
    internal static double[] FrequencyAxis(int n, double timeStep) => [.. Enumerable.Range(0, n / 2 + 1).Select(i => i / (n * timeStep))];

    /// <summary>How many of the n bins of a real record share bin f: it and its mirror image, unless they are the same.</summary>
    internal static int OneSided(int f, int n) => f == 0 || 2 * f == n ? 1 : 2;
}
