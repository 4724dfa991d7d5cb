namespace RadBelt.Gpu.Spectra;

/// <summary>
/// Weights on the samples of a record before it is transformed. What a record that does not end as it began spreads over all frequencies, the Hann
/// window keeps near its own (Harris 1978, https://doi.org/10.1109/PROC.1978.10837, §V).
/// </summary>
public sealed class SpectralWindow
{
    private readonly double depth;

    private SpectralWindow(double depth) => this.depth = depth;

    /// <summary>
    /// w_n = ½ − ½ cos(2πn/N): for records that are not periodic. A sinusoid d bins away from a bin shows there with the fraction
    /// |sin(πd)/(πd(1 − d²))| of its amplitude: ≥ 0.848 within half a bin, below 10⁻³ from 7 bins on.
    /// </summary>
    public static SpectralWindow Hann { get; } = new(0.5);

    /// <summary>All weights 1: for what is periodic over the record, such as x in a periodic domain. Elsewhere it leaks, as 1/(πd).</summary>
    public static SpectralWindow Rectangular { get; } = new(0);

    /// <summary>The weights of <paramref name="count"/> samples.</summary>
    internal double[] Weights(int count) =>
        [.. Enumerable.Range(0, count).Select(n => 1 - depth - depth * Math.Cos(2 * Math.PI * n / count))];
}
