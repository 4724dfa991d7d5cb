namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>An axis: what it shows with its unit (rich text), its scale, and its range where that is not left to the data.</summary>
internal sealed record Axis(string Label, AxisScale Scale)
{
    /// <summary>Lower end; null for automatic.</summary>
    public double? Min { get; init; }

    /// <summary>Upper end; null for automatic.</summary>
    public double? Max { get; init; }

    /// <summary>A linear axis.</summary>
    public static Axis Linear(string label, double? min = null, double? max = null) =>
        new(label, AxisScale.Linear) { Min = min, Max = max };

    /// <summary>A linear axis of angles in degrees.</summary>
    public static Axis Degrees(string label, double? min = null, double? max = null) =>
        new(label, AxisScale.Degrees) { Min = min, Max = max };

    /// <summary>A logarithmic axis; both ends positive where given.</summary>
    public static Axis Log(string label, double? min = null, double? max = null) =>
        new(label, AxisScale.Log10) { Min = min, Max = max };

    /// <summary>The range to draw, from the ends given and the data.</summary>
    /// <exception cref="ArgumentException">An end given is one the scale cannot place, or the lower is not below the upper.</exception>
    public AxisRange Resolve(DataRange data)
    {
        foreach (var end in new[] { Min, Max })
        {
            if (end is { } value && !Scale.Accepts(value))
            {
                throw new ArgumentException(
                    $"axis «{Label}»: the end {value} is not {Scale.Demand}; give another or leave it to the data.");
            }
        }
        if (Min >= Max)
        {
            throw new ArgumentException($"axis «{Label}»: the lower end {Min} is not below the upper end {Max}; swap them.");
        }
        var (min, max) = data.IsTight && data.Min < data.Max ? (data.Min, data.Max) : Scale.Automatic(data.Min, data.Max);
        (min, max) = (Min ?? min, Max ?? max);
        // One end was given and all data lie beyond it: keep that end and take a range of which the scale approves.
        if (min >= max)
        {
            (min, max) = Min is not null ? (min, Scale.Automatic(min, min).Max) : (Scale.Automatic(max, max).Min, max);
        }
        return new AxisRange(Scale, min, max);
    }
}
