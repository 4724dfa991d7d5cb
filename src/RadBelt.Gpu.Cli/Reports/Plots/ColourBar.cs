namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>
/// A quantity shown as colour: the map, and an axis with both ends given. Drawn beside the plot; heat maps and markers take colours from it.
/// </summary>
internal sealed class ColourBar
{
    private const double BarWidth = 14;
    private const double Gap = 14;
    private const double TickDistance = 24;

    private readonly Axis axis;
    private readonly AxisRange range;

    /// <summary>Colours from the lower to the upper end of <paramref name="axis"/>.</summary>
    /// <exception cref="ArgumentException">The axis has an end missing or ends that its scale cannot place.</exception>
    public ColourBar(ColourMap map, Axis axis)
    {
        if (axis.Min is null || axis.Max is null)
        {
            throw new ArgumentException($"colour bar «{axis.Label}»: give both ends of its axis.");
        }
        (Map, this.axis, range) = (map, axis, axis.Resolve(new DataRange(axis.Scale)));
    }

    /// <summary>The colours.</summary>
    public ColourMap Map { get; }

    /// <summary>The colour of a value, the same on light and dark pages so that it can be read off the bar.</summary>
    public Ink Ink(double value)
    {
        var hex = Map.Hex(range.Scale.Accepts(value) ? range.Fraction(value) : 0);
        return new Ink(hex, hex);
    }

    /// <summary>The index of a value in the palette of <see cref="Png"/>; transparent where the scale cannot place it.</summary>
    public byte Index(double value) =>
        range.Scale.Accepts(value) ? (byte)Math.Round(254 * Math.Clamp(range.Fraction(value), 0, 1)) : Png.Transparent;

    /// <summary>Room it needs to the right of a frame of a given height, px.</summary>
    internal double Width(double height) => Gap + BarWidth + 8 + LabelWidth(height) + 24;

    /// <summary>Draws it at the right of a frame of a given size.</summary>
    internal void Write(Markup markup, double frameWidth, double height)
    {
        var left = frameWidth + Gap;
        var gradient = Png.DataUri([.. Enumerable.Range(0, 255).Select(i => (byte)(254 - i))], 1, Map);
        markup.Leaf("image", ("x", left), ("y", 0), ("width", BarWidth), ("height", height),
            ("preserveAspectRatio", "none"), ("href", gradient));
        markup.Leaf("rect", ("class", "box"), ("x", left), ("y", 0), ("width", BarWidth), ("height", height));
        foreach (var tick in Ticks(height).Ticks)
        {
            var y = (1 - range.Fraction(tick.Value)) * height;
            var length = tick.Label.Length > 0 ? 5 : 3;
            markup.Leaf("path", ("class", "tick"), ("d", $"M{MarkupValue.Pixels(left + BarWidth)} {MarkupValue.Pixels(y)}h{length}"));
            markup.SvgText(left + BarWidth + 8, y + 4, Plot.TickSize, tick.Label);
        }
        var exponent = Ticks(height).Exponent;
        var label = exponent == 0 ? axis.Label : $"{axis.Label} ×{Numbers.PowerOfTen(exponent)}";
        var x = left + BarWidth + 8 + LabelWidth(height) + 18;
        markup.SvgText(0, 0, Plot.LabelSize, label, ("text-anchor", "middle"),
            ("transform", $"translate({MarkupValue.Pixels(x)} {MarkupValue.Pixels(height / 2)}) rotate(-90)"));
    }

    private TickSet Ticks(double height) => range.Scale.Ticks(range.Min, range.Max, (int)(height / TickDistance));

    private double LabelWidth(double height) => Ticks(height).Ticks.Max(t => RichText.Parse(t.Label).Width(Plot.TickSize));
}
