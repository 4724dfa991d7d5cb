namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>A straight line across the whole frame at one value; it does not stretch the axis.</summary>
internal sealed class Rule : Layer
{
    private const double Thickness = 1.2;

    private readonly double value;
    private readonly bool vertical;

    private Rule(double value, bool vertical) => (this.value, this.vertical) = (value, vertical);

    /// <summary>A pattern of <see cref="Plots.Dash"/>.</summary>
    public string Dash { get; init; } = Plots.Dash.Solid;

    /// <summary>A vertical line at an x (a mean, a loss cone).</summary>
    public static Rule Vertical(double x, Ink ink, string? label = null, string dash = Plots.Dash.Solid) =>
        new(x, vertical: true) { Ink = ink, Label = label, Dash = dash };

    /// <summary>A horizontal line at a y (a limit, a theory's constant).</summary>
    public static Rule Horizontal(double y, Ink ink, string? label = null, string dash = Plots.Dash.Solid) =>
        new(y, vertical: false) { Ink = ink, Label = label, Dash = dash };

    /// <inheritdoc/>
    public override void Measure(DataRange x, DataRange y)
    {
    }

    /// <inheritdoc/>
    public override void Draw(Markup markup, Frame frame)
    {
        if (!(vertical ? frame.X : frame.Y).Scale.Accepts(value))
        {
            return;
        }
        Stroke(markup, vertical
            ? $"M{MarkupValue.Pixels(frame.MapX(value))} 0V{MarkupValue.Pixels(frame.Height)}"
            : $"M0 {MarkupValue.Pixels(frame.MapY(value))}H{MarkupValue.Pixels(frame.Width)}");
    }

    /// <inheritdoc/>
    public override void DrawKey(Markup markup) => Stroke(markup, vertical ? "M11-7V7" : "M0 0H22");

    private void Stroke(Markup markup, string path) => markup.Leaf("path", ("class", "line"), ("d", path), ("stroke-width", Thickness),
        ("stroke-dasharray", Dash.Length > 0 ? Dash : null));
}
