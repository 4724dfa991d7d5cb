namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>
/// Increasing values of one quantity, in SI units: in decks a list, or a section <c>{from, to, count, spacing}</c> (<see
/// cref="AxisRange"/>).
/// </summary>
/// <param name="Values">The values.</param>
/// <param name="Range">The range they come from, where they do.</param>
internal sealed record Axis(IReadOnlyList<double> Values, AxisRange? Range = null)
{
    /// <summary>The values of a range; both ends are exact.</summary>
    public static Axis Of(AxisRange range)
    {
        var values = new double[range.Count];
        for (int i = 0; i < values.Length; i++)
        {
            double t = (double)i / (values.Length - 1);
            values[i] = range.Spacing == AxisSpacing.Log
                ? range.From * Math.Pow(range.To / range.From, t)
                : range.From + (range.To - range.From) * t;
        }

        values[^1] = range.To;
        return new Axis(values, range);
    }
}
