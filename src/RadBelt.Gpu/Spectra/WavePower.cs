using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace RadBelt.Gpu.Spectra;

/// <summary>Power of the transverse field at each sample time, without any transform in time.</summary>
public static class WavePower
{
    /// <summary>⟨B_y² + B_z²⟩ over x at each sample time, T² (B_w² of Allanson et al. 2021, Fig. 1).</summary>
    public static double[] MeanSquare(FieldSamples samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        double[] power = new double[samples.Times];
        for (int t = 0; t < power.Length; t++)
        {
            double sum = 0;
            ReadOnlySpan<float> by = samples.By(t), bz = samples.Bz(t);
            for (int x = 0; x < by.Length; x++)
            {
                sum += (double)by[x] * by[x] + (double)bz[x] * bz[x];
            }

            power[t] = sum / samples.Points;
        }

        return power;
    }

    /// <summary>
    /// Power of each wave number of B_y − iB_z at each sample time, in a periodic domain: what growth rates γ(k) are fitted to. Where only R-mode waves are,
    /// k &gt; 0 runs along +B0 and k &lt; 0 against it; L-mode waves are the other way round (<see cref="FrequencyWavenumberSpectrum"/> tells them apart).
    /// </summary>
    /// <param name="samples">The field.</param>
    /// <returns>Signed wave numbers, rad m⁻¹, ascending; and by time and wave number the power, T², which sums to <see cref="MeanSquare"/>.</returns>
    public static (double[] WaveNumbers, double[,] Power) ByWaveNumber(FieldSamples samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int m = samples.Points;
        var power = new double[samples.Times, m];
        var row = new Complex[m];
        for (int t = 0; t < samples.Times; t++)
        {
            ReadOnlySpan<float> by = samples.By(t), bz = samples.Bz(t);
            for (int x = 0; x < m; x++)
            {
                row[x] = new(by[x], -bz[x]);
            }

            Fourier.Forward(row, FourierOptions.NoScaling);
            for (int k = 0; k < m; k++)
            {
                power[t, (k + m / 2) % m] = (row[k].Real * row[k].Real + row[k].Imaginary * row[k].Imaginary) / ((double)m * m);
            }
        }

        return (FrequencyWavenumberSpectrum.Axis(m, samples.Spacing), power);
    }
}
