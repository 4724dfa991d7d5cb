namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>An axis: what it shows with its unit (rich text), its scale, and its range where that is not left to the data.</summary>
internal sealed record Axis(string Label, AxisScale Scale)
{
    /// <summary>Lower end; null for automatic.</summary>
    public double? Min { get; init; }

    /// <summary>Upper end; null for automatic.</summary>
    public double? Max { get; init; }

    /// <summary>A linear axis.</summary>
    public static Axis Linear(string label, double? min = null, double? max = null) => new(label, AxisScale.Linear) { Min = min, Max = max };

    /// <summary>A linear axis of angles in degrees.</summary>
    public static Axis Degrees(string label, double? min = null, double? max = null) => new(label, AxisScale.Degrees) { Min = min, Max = max };

    /// <summary>A logarithmic axis; both ends positive where given.</summary>
    public static Axis Log(string label, double? min = null, double? max = null) => new(label, AxisScale.Log10) { Min = min, Max = max };

    /// <summary>The range to draw, from the ends given and the data.</summary>
    /// <exception cref="ArgumentException">An end given is one the scale cannot place, or the lower is not below the upper.</exception>
    public AxisRange Resolve(DataRange data)
    {
        foreach (var end in new[] { Min, Max })
        {
            if (end is { } value && !Scale.Accepts(value))
            {
                throw new ArgumentException($"axis «{Label}»: the end {value} is not {Scale.Demand}; give another or leave it to the data.");
            }
        }
        if (Min >= Max)
        {
            throw new ArgumentException($"axis «{Label}»: the lower end {Min} is not below the upper end {Max}; swap them.");
        }
        var (min, max) = Scale.Automatic(data.Min, data.Max);
        (min, max) = (Min ?? min, Max ?? max);
        // One end was given and all data lie beyond it: keep that end and take a range of which the scale approves.
        if (min >= max)
        {
            (min, max) = Min is not null ? (min, Scale.Automatic(min, min).Max) : (Scale.Automatic(max, max).Min, max);
        }
        return new AxisRange(Scale, min, max);
    }
}

/// <summary>A scale between two ends.</summary>
internal sealed record AxisRange(AxisScale Scale, double Min, double Max)
{
    // Far outside the picture is far enough: SVG coordinates are single precision in many viewers.
    private const double Far = 50;

    /// <summary>0 at the lower end, 1 at the upper; clamped to ±50.</summary>
    public double Fraction(double value)
    {
        var low = Scale.Forward(Min);
        return Math.Clamp((Scale.Forward(value) - low) / (Scale.Forward(Max) - low), -Far, Far);
    }

    /// <summary>The value at a fraction of the way.</summary>
    public double At(double fraction)
    {
        var low = Scale.Forward(Min);
        return Scale.Back(low + (fraction * (Scale.Forward(Max) - low)));
    }
}

/// <summary>The extent of the data along one axis, and how many values could not be placed on it.</summary>
internal sealed class DataRange(AxisScale scale)
{
    /// <summary>Smallest value; +∞ when there is none.</summary>
    public double Min { get; private set; } = double.PositiveInfinity;

    /// <summary>Largest value; −∞ when there is none.</summary>
    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>Finite values the scale has no place for.</summary>
    public int Unplaced { get; private set; }

    /// <summary>Values that are not finite.</summary>
    public int NotFinite { get; private set; }

    /// <summary>Takes values into account.</summary>
    public void Add(IEnumerable<double> values)
    {
        foreach (var value in values)
        {
            if (!Stretch(value))
            {
                _ = double.IsFinite(value) ? Unplaced++ : NotFinite++;
            }
        }
    }

    /// <summary>Stretches the range to a value if it can be placed, without counting it as lost if not (error bars, baselines).</summary>
    public bool Stretch(double value)
    {
        if (!scale.Accepts(value))
        {
            return false;
        }
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        return true;
    }
}
