using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Spectra;

/// <summary>
/// Power spectral density S(ω, k) of the complex field C = B_y − iB_z over frequency and wave number, both signed, of waves exp i(kx − ωt). With B0 along +x
/// the electric and magnetic vectors of R-mode waves turn as exp(−iωt) with ω &gt; 0 in C, those of L-mode waves with ω &lt; 0, and waves run along +B0 where
/// k/ω &gt; 0: each polarisation and direction has a quadrant of its own.
/// </summary>
/// <remarks>
/// ∫∫ S dω dk = ⟨B_y² + B_z²⟩, weighted by the squares of the windows (Parseval). Of B_y alone (Allanson et al. 2021, Fig. 2c, f) the spectrum is its own
/// mirror image, S(−ω, −k) = S(ω, k), R and L cannot be told apart, and the integral is ⟨B_y²⟩.
/// </remarks>
public sealed class FrequencyWavenumberSpectrum
{
    private readonly double[,] density;

    /// <summary>A spectrum from its values.</summary>
    /// <param name="angularFrequencies">ω, rad s⁻¹, ascending and even, both signs.</param>
    /// <param name="waveNumbers">k, rad m⁻¹, ascending and even, both signs.</param>
    /// <param name="density">S by ω and k, T² s m. Kept, not copied.</param>
    /// <exception cref="ArgumentException">The density has another shape.</exception>
    public FrequencyWavenumberSpectrum(IReadOnlyList<double> angularFrequencies, IReadOnlyList<double> waveNumbers, double[,] density)
    {
        ArgumentNullException.ThrowIfNull(angularFrequencies);
        ArgumentNullException.ThrowIfNull(waveNumbers);
        ArgumentNullException.ThrowIfNull(density);
        if (density.GetLength(0) != angularFrequencies.Count || density.GetLength(1) != waveNumbers.Count)
        {
            throw new ArgumentException(
                $"density: {density.GetLength(0)} × {density.GetLength(1)} values for {angularFrequencies.Count} frequencies × {waveNumbers.Count} wave numbers");
        }

        (AngularFrequencies, WaveNumbers, this.density) = (angularFrequencies, waveNumbers, density);
    }

    /// <summary>ω of the bins, rad s⁻¹, ascending.</summary>
    public IReadOnlyList<double> AngularFrequencies { get; }

    /// <summary>k of the bins, rad m⁻¹, ascending.</summary>
    public IReadOnlyList<double> WaveNumbers { get; }

    /// <summary>S at a frequency and wave number by their numbers, T² s m (per rad s⁻¹ and rad m⁻¹).</summary>
    public double this[int frequency, int waveNumber] => density[frequency, waveNumber];

    /// <summary>Area of a bin, rad² s⁻¹ m⁻¹.</summary>
    private double Bin => (AngularFrequencies[1] - AngularFrequencies[0]) * (WaveNumbers[1] - WaveNumbers[0]);

    /// <summary>The spectrum of B_y − iB_z over all samples.</summary>
    /// <param name="samples">The field; two points at least.</param>
    /// <param name="inTime">Weights in time; <see cref="SpectralWindow.Hann"/> when left out.</param>
    /// <param name="inSpace">Weights along x; Hann when left out, <see cref="SpectralWindow.Rectangular"/> suits a periodic domain.</param>
    /// <exception cref="InvalidInputException">There is one point only.</exception>
    public static FrequencyWavenumberSpectrum Of(FieldSamples samples, SpectralWindow? inTime = null, SpectralWindow? inSpace = null) =>
        Transform(samples, inTime, inSpace, (by, bz) => new Complex(by, -bz));

    /// <summary>The spectrum of B_y alone.</summary>
    /// <inheritdoc cref="Of(FieldSamples, SpectralWindow, SpectralWindow)"/>
    public static FrequencyWavenumberSpectrum OfBy(FieldSamples samples, SpectralWindow? inTime = null, SpectralWindow? inSpace = null) =>
        Transform(samples, inTime, inSpace, (by, _) => by);

    /// <summary>
    /// The mean of the spectra of segments that overlap: coarser in ω than <see cref="Of"/> by their number, but with that much less scatter, which is what
    /// the ridge of thermal noise needs.
    /// </summary>
    /// <param name="samples">The field; two points at least.</param>
    /// <param name="segment">Length of a segment, s; eight sample times at least.</param>
    /// <param name="overlap">Part of a segment that it shares with the next, in [0, 1).</param>
    /// <param name="inTime">Weights over a segment; Hann when left out.</param>
    /// <param name="inSpace">Weights along x; Hann when left out.</param>
    /// <exception cref="InvalidInputException">The segment or the overlap is out of range, or there is one point only.</exception>
    public static FrequencyWavenumberSpectrum OfSegments(
        FieldSamples samples, double segment, double overlap = 0.5, SpectralWindow? inTime = null, SpectralWindow? inSpace = null) =>
        Mean(samples, segment, overlap, part => Of(part, inTime, inSpace));

    /// <summary>The mean of the spectra of B_y alone of segments that overlap.</summary>
    /// <inheritdoc cref="OfSegments"/>
    public static FrequencyWavenumberSpectrum OfBySegments(
        FieldSamples samples, double segment, double overlap = 0.5, SpectralWindow? inTime = null, SpectralWindow? inSpace = null) =>
        Mean(samples, segment, overlap, part => OfBy(part, inTime, inSpace));

    /// <summary>
    /// Power of one polarisation and direction in a band, T²: the integral of S over |ω| in [<paramref name="lower"/>, <paramref name="upper"/>] (rad s⁻¹)
    /// of its quadrant. What neither oscillates nor propagates (ω = 0 or k = 0) has no place in it.
    /// </summary>
    public double Power(CircularPolarisation polarisation, WaveDirections direction, double lower = 0, double upper = double.PositiveInfinity)
    {
        double sum = 0;
        foreach (int f in Frequencies(polarisation, lower, upper))
        {
            for (int k = 0; k < WaveNumbers.Count; k++)
            {
                double sense = AngularFrequencies[f] * WaveNumbers[k];
                if (sense != 0 && direction.HasFlag(sense > 0 ? WaveDirections.Forward : WaveDirections.Backward))
                {
                    sum += density[f, k];
                }
            }
        }

        return sum * Bin;
    }

    /// <summary>Power of everything, T²: the integral of S.</summary>
    public double Power()
    {
        double sum = 0;
        foreach (double s in density)
        {
            sum += s;
        }

        return sum * Bin;
    }

    /// <summary>
    /// The dispersion relation as measured: for each |k| the frequency of the largest power with |ω| in [<paramref name="lower"/>,
    /// <paramref name="upper"/>] (rad s⁻¹), refined to the mean over <paramref name="halfWidth"/> bins on each side, weighted by power. Wave numbers whose
    /// power is largest at an end of the range, where no ridge is, are left out.
    /// </summary>
    /// <param name="polarisation">R or L.</param>
    /// <param name="direction">Forward, Backward, or the sum of Both.</param>
    /// <param name="lower">Lowest |ω|, rad s⁻¹.</param>
    /// <param name="upper">Highest |ω|, rad s⁻¹.</param>
    /// <param name="halfWidth">Bins on each side: 2 hold a line as a Hann window shows it, more of them a broad one.</param>
    /// <returns>One point a wave number, by rising |k|.</returns>
    public IReadOnlyList<RidgePoint> Ridge(
        CircularPolarisation polarisation, WaveDirections direction, double lower, double upper, int halfWidth = 2)
    {
        int[] range = [.. Frequencies(polarisation, lower, upper).OrderBy(f => Math.Abs(AngularFrequencies[f]))];
        List<RidgePoint> ridge = [];
        for (int k = 0; k < WaveNumbers.Count; k++)
        {
            if (!(WaveNumbers[k] > 0) || range.Length == 0)
            {
                continue;
            }

            // Forward waves of ω < 0 have k < 0.
            int mirror = WaveNumbers.Count % 2 == 0 ? WaveNumbers.Count - k : WaveNumbers.Count - 1 - k;
            bool isRight = polarisation == CircularPolarisation.Right;
            (int forward, int backward) = isRight ? (k, mirror) : (mirror, k);
            double[] power = [.. range.Select(f =>
                (direction.HasFlag(WaveDirections.Forward) ? density[f, forward] : 0)
                + (direction.HasFlag(WaveDirections.Backward) ? density[f, backward] : 0))];
            int peak = Array.IndexOf(power, power.Max());
            if (peak == 0 || peak == power.Length - 1 || power[peak] == 0)
            {
                continue;
            }

            int from = Math.Max(0, peak - halfWidth), to = Math.Min(power.Length - 1, peak + halfWidth);
            double sum = 0, moment = 0;
            for (int i = from; i <= to; i++)
            {
                sum += power[i];
                moment += power[i] * Math.Abs(AngularFrequencies[range[i]]);
            }

            ridge.Add(new(WaveNumbers[k], moment / sum, sum * Bin));
        }

        return ridge;
    }

    /// <summary>The part with |ω| ≤ <paramref name="frequency"/> (rad s⁻¹) and |k| ≤ <paramref name="waveNumber"/> (rad m⁻¹).</summary>
    /// <exception cref="InvalidInputException">Fewer than two bins a side are left.</exception>
    public FrequencyWavenumberSpectrum Within(double frequency, double waveNumber)
    {
        int[] rows = Inside(AngularFrequencies, frequency), columns = Inside(WaveNumbers, waveNumber);
        if (rows.Length < 2 || columns.Length < 2)
        {
            throw new InvalidInputException(InvariantText.Of(
                $"spectrum: {rows.Length} frequencies within {frequency:G4} rad/s and {columns.Length} wave numbers within {waveNumber:G4} rad/m; ")
                + "ask for two of each at least.");
        }

        var part = new double[rows.Length, columns.Length];
        for (int f = 0; f < rows.Length; f++)
        {
            for (int k = 0; k < columns.Length; k++)
            {
                part[f, k] = density[rows[f], columns[k]];
            }
        }

        return new([.. rows.Select(f => AngularFrequencies[f])], [.. columns.Select(k => WaveNumbers[k])], part);

        // A little more than asked, so that a bin at the bound is not lost to rounding.
        static int[] Inside(IReadOnlyList<double> axis, double bound) =>
            [.. Enumerable.Range(0, axis.Count).Where(i => Math.Abs(axis[i]) <= bound * (1 + 1e-9))];
    }

    private static FrequencyWavenumberSpectrum Mean(
        FieldSamples samples, double segment, double overlap, Func<FieldSamples, FrequencyWavenumberSpectrum> spectrum)
    {
        ArgumentNullException.ThrowIfNull(samples);
        (int length, IReadOnlyList<int> starts) = samples.Segments(segment, overlap);
        FrequencyWavenumberSpectrum mean = spectrum(samples.Between(starts[0], length));
        mean.Combine(1.0 / starts.Count, mean, 0);
        foreach (int first in starts.Skip(1))
        {
            mean.Combine(1, spectrum(samples.Between(first, length)), 1.0 / starts.Count);
        }

        return mean;
    }

    private static FrequencyWavenumberSpectrum Transform(
        FieldSamples samples, SpectralWindow? inTime, SpectralWindow? inSpace, Func<float, float, Complex> field)
    {
        ArgumentNullException.ThrowIfNull(samples);
        (int n, int m) = (samples.Times, samples.Points);
        if (m < 2)
        {
            throw new InvalidInputException("frequency–wavenumber spectrum: the field has 1 point along x; give two at least.");
        }

        double[] wt = (inTime ?? SpectralWindow.Hann).Weights(n), wx = (inSpace ?? SpectralWindow.Hann).Weights(m);
        var rows = new Complex[n][];
        for (int t = 0; t < n; t++)
        {
            ReadOnlySpan<float> by = samples.By(t), bz = samples.Bz(t);
            var row = new Complex[m];
            for (int x = 0; x < m; x++)
            {
                row[x] = wt[t] * wx[x] * field(by[x], bz[x]);
            }

            // Σ C exp(−ikx).
            Fourier.Forward(row, FourierOptions.NoScaling);
            rows[t] = row;
        }

        double scale = samples.TimeStep * samples.Spacing / (4 * Math.PI * Math.PI * wt.Sum(w => w * w) * wx.Sum(w => w * w));
        var density = new double[n, m];
        var column = new Complex[n];
        for (int k = 0; k < m; k++)
        {
            for (int t = 0; t < n; t++)
            {
                column[t] = rows[t][k];
            }

            // Σ C exp(+iωt).
            Fourier.Inverse(column, FourierOptions.NoScaling);
            for (int f = 0; f < n; f++)
            {
                Complex c = column[f];
                density[(f + n / 2) % n, (k + m / 2) % m] = scale * (c.Real * c.Real + c.Imaginary * c.Imaginary);
            }
        }

        return new(Axis(n, samples.TimeStep), Axis(m, samples.Spacing), density);
    }

    /// <summary>Angular frequencies (or wave numbers) of the bins of n complex samples, ascending from the negative ones.</summary>
    internal static double[] Axis(int n, double step) => [.. Enumerable.Range(0, n).Select(i => 2 * Math.PI * (i - n / 2) / (n * step))];

    private IEnumerable<int> Frequencies(CircularPolarisation polarisation, double lower, double upper)
    {
        int sense = polarisation == CircularPolarisation.Right ? 1 : -1;
        return Enumerable.Range(0, AngularFrequencies.Count)
            .Where(f => sense * AngularFrequencies[f] > 0 && Math.Abs(AngularFrequencies[f]) >= lower && Math.Abs(AngularFrequencies[f]) <= upper);
    }

    private void Combine(double ownWeight, FrequencyWavenumberSpectrum other, double weight)
    {
        for (int f = 0; f < AngularFrequencies.Count; f++)
        {
            for (int k = 0; k < WaveNumbers.Count; k++)
            {
                density[f, k] = ownWeight * density[f, k] + weight * other.density[f, k];
            }
        }
    }
}
