namespace RadBelt.Gpu.Cli.Reports.Plots;

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
