namespace RadBelt.Gpu.Cli.Reports.Plots;

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

    /// <summary>Whether an automatic axis ends exactly where the data do, without air: for what fills its frame.</summary>
    public bool IsTight { get; set; }

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
