namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>How values are laid along an axis, and where its ticks fall.</summary>
internal abstract class AxisScale
{
    /// <summary>Equal steps for equal differences; ticks 1-2-5.</summary>
    public static AxisScale Linear { get; } = new LinearScale([]);

    /// <summary>Linear, with the steps angles are read in (10°, 15°, 30°, 45°, 90°).</summary>
    public static AxisScale Degrees { get; } = new LinearScale([10, 15, 30, 45, 90, 180]);

    /// <summary>Equal steps for equal ratios; ticks at the decades. Takes positive values only.</summary>
    public static AxisScale Log10 { get; } = new LogScale();

    /// <summary>Why a finite value would not be accepted, for the note under the figure.</summary>
    public abstract string Demand { get; }

    /// <summary>Whether a value can be placed on this axis at all.</summary>
    public abstract bool Accepts(double value);

    /// <summary>The coordinate in which the axis is linear.</summary>
    public abstract double Forward(double value);

    /// <summary>The value at a coordinate: the inverse of <see cref="Forward"/>.</summary>
    public abstract double Back(double coordinate);

    /// <summary>A range that holds the data with a little air; defined for no data and for data all equal.</summary>
    public abstract (double Min, double Max) Automatic(double min, double max);

    /// <summary>Ticks from min to max, at most about <paramref name="target"/> of them labelled.</summary>
    public abstract TickSet Ticks(double min, double max, int target);
}
