namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>A linear axis with ticks at 1, 2 or 5 times a power of ten, or at steps of its own (angles) where they apply.</summary>
/// <param name="ownSteps">Steps, ascending, preferred as soon as the 1-2-5 step would be at least the first of them; empty for none.</param>
internal sealed class LinearScale(double[] ownSteps) : AxisScale
{
    // Beyond this a difference of two values overflows.
    private const double Largest = 1e300;
    private const double Air = 0.04;

    /// <inheritdoc/>
    public override string Demand => "finite";

    /// <inheritdoc/>
    public override bool Accepts(double value) => Math.Abs(value) <= Largest;

    /// <inheritdoc/>
    public override double Forward(double value) => value;

    /// <inheritdoc/>
    public override double Back(double coordinate) => coordinate;

    /// <inheritdoc/>
    public override (double Min, double Max) Automatic(double min, double max)
    {
        if (!(min <= max))
        {
            return (0, 1);
        }
        var size = Math.Max(Math.Abs(min), Math.Abs(max));
        if (max - min <= 1e-9 * size || max - min < 1e-300)
        {
            var half = size > 1e-290 ? 0.1 * size : 1;
            return (min - half, max + half);
        }
        var air = Air * (max - min);
        // Data that starts at or just above zero is read against zero.
        return (min >= 0 && min <= 2 * air ? 0 : min - air, max <= 0 && max >= -2 * air ? 0 : max + air);
    }

    /// <inheritdoc/>
    public override TickSet Ticks(double min, double max, int target)
    {
        var step = Step((max - min) / Math.Max(1, target));
        var largest = (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(min), Math.Abs(max))));
        var exponent = largest is >= 5 or <= -4 ? largest : 0;
        var unit = Math.Pow(10, exponent);
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) - exponent + 1e-9), 0, 15);

        var ticks = new List<Tick>();
        for (var k = Math.Ceiling((min / step) - 1e-9); k <= (max / step) + 1e-9; k++)
        {
            ticks.Add(new Tick(k * step, Numbers.Fixed(k * step / unit, decimals)));
        }
        return new TickSet(ticks, exponent);
    }

    /// <summary>The smallest good step that is not below <paramref name="least"/>.</summary>
    internal double Step(double least)
    {
        foreach (var step in ownSteps)
        {
            // Below half the first own step, 1-2-5 serves angles too.
            if (least > ownSteps[0] / 2 && step >= least)
            {
                return step;
            }
        }
        var decade = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return (least / decade) switch
        {
            <= 1.0000001 => decade,
            <= 2.0000001 => 2 * decade,
            <= 5.0000001 => 5 * decade,
            _ => 10 * decade,
        };
    }
}
