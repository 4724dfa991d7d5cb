namespace RadBelt.Gpu.Spectra;

/// <summary>A maximum of one column of a spectrogram.</summary>
/// <param name="Frequency">Hz, between bins.</param>
/// <param name="Power">Power between the valleys on either side, T².</param>
internal readonly record struct RidgePeak(double Frequency, double Power)
{
    /// <summary>Maxima of a column above thresholds that stand out from the valleys towards stronger ones, from the lowest frequency up.</summary>
    /// <param name="density">Power spectral density, T² Hz⁻¹.</param>
    /// <param name="frequencies">Frequencies, Hz, evenly.</param>
    /// <param name="thresholds">Least density by frequency, of the bins <paramref name="first"/> ….</param>
    /// <param name="first">First bin searched.</param>
    /// <param name="prominence">Ratio to the valley.</param>
    public static List<RidgePeak> Of(ReadOnlySpan<double> density, IReadOnlyList<double> frequencies, ReadOnlySpan<double> thresholds, int first, double prominence)
    {
        var peaks = new List<RidgePeak>();
        double width = frequencies[1] - frequencies[0];
        int last = first + thresholds.Length - 1;
        for (int f = first; f <= last; f++)
        {
            bool isHighest = (f == first || density[f] > density[f - 1]) && (f == last || density[f] >= density[f + 1]);
            if (!isHighest || !(density[f] > thresholds[f - first]))
            {
                continue;
            }

            (int below, double valleyBelow) = Valley(density, f, -1, first);
            (int above, double valleyAbove) = Valley(density, f, +1, last);
            if (density[f] < prominence * Math.Max(valleyBelow, valleyAbove))
            {
                continue;
            }

            double power = 0;
            for (int i = below; i <= above; i++)
            {
                power += density[i] * width;
            }

            peaks.Add(new(frequencies[f] + (width * Vertex(density, f)), power));
        }

        return peaks;
    }

    // The lowest bin on the way to the next stronger one, and what is there: nothing where there is no stronger one.
    private static (int Bin, double Valley) Valley(ReadOnlySpan<double> density, int peak, int step, int end)
    {
        int lowest = peak;
        for (int f = peak; f != end;)
        {
            f += step;
            if (density[f] > density[peak])
            {
                return (lowest, density[lowest]);
            }

            lowest = density[f] < density[lowest] ? f : lowest;
        }

        return (lowest, 0);
    }

    // Where the parabola through the logarithms of three bins is highest, bins from the middle one.
    private static double Vertex(ReadOnlySpan<double> density, int f)
    {
        if (f == 0 || f == density.Length - 1 || !(density[f - 1] > 0) || !(density[f + 1] > 0))
        {
            return 0;
        }

        double down = Math.Log(density[f - 1] / density[f]), up = Math.Log(density[f + 1] / density[f]);
        return down + up < 0 ? Math.Clamp(0.5 * (down - up) / (down + up), -0.5, 0.5) : 0;
    }
}
