using System.Globalization;
using System.Text;

namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Points with a shape and, where given, vertical error bars; few points carry their numbers as tooltips.</summary>
internal sealed class Markers : Layer
{
    // A path of its own for each marker is affordable up to here; beyond, one path holds all.
    private const int MostTooltips = 60;

    private readonly double[] x;
    private readonly double[] y;
    private readonly double[]? error;

    /// <summary>
    /// Markers at (x, y) with error bars y ± <paramref name="error"/> (one standard error, in the units of y). Empty arrays make an entry of
    /// the legend alone.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Markers(double[] x, double[] y, double[]? error = null)
    {
        RequireSameLength("markers", x.Length, y.Length);
        RequireSameLength("error bars", x.Length, error?.Length ?? x.Length);
        (this.x, this.y, this.error) = (x, y, error);
    }

    /// <summary>The shape.</summary>
    public MarkerShape Shape { get; init; } = MarkerShape.Asterisk;

    private string Outline => Shape switch
    {
        MarkerShape.Asterisk => "m-4 0h8m-6-3.5l4 7m0-7l-4 7",
        MarkerShape.Cross => "m-3-3l6 6m0-6l-6 6",
        MarkerShape.Square => "m-3-3h6v6h-6z",
        _ => "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
    };

    private string Class => Shape is MarkerShape.Circle or MarkerShape.Square ? "dot" : "line";

    /// <inheritdoc/>
    public override void Measure(DataRange x, DataRange y)
    {
        x.Add(this.x);
        y.Add(this.y);
        for (var i = 0; i < error?.Length; i++)
        {
            y.Stretch(this.y[i] - error[i]);
            y.Stretch(this.y[i] + error[i]);
        }
    }

    /// <inheritdoc/>
    public override void Draw(Markup markup, Frame frame)
    {
        var (bars, shapes) = (new StringBuilder(), new StringBuilder());
        var tooltips = x.Length <= MostTooltips;
        for (var i = 0; i < x.Length; i++)
        {
            if (!frame.TryMap(x[i], y[i], out var px, out var py))
            {
                continue;
            }
            Bar(bars, frame, i, px);
            var path = $"M{MarkupValue.Pixels(px)} {MarkupValue.Pixels(py)}{Outline}";
            if (tooltips)
            {
                WithTooltip(markup, path, i);
            }
            else
            {
                shapes.Append(path);
            }
        }
        Path(markup, bars.ToString(), "line bar");
        Path(markup, shapes.ToString(), Class);
    }

    /// <inheritdoc/>
    public override IEnumerable<(double X, double Y)> Occupied(Frame frame) => frame.Map(x, y);

    /// <inheritdoc/>
    public override void DrawKey(Markup markup) =>
        Path(markup, (error is null ? "" : "M11-7v14m-3-14h6m-6 14h6") + "M11 0" + Outline, Class);

    private void Bar(StringBuilder bars, Frame frame, int i, double px)
    {
        if (error is null || !double.IsFinite(error[i]))
        {
            return;
        }
        var (low, high) = (frame.MapYOrBelow(y[i] - error[i]), frame.MapYOrBelow(y[i] + error[i]));
        // A bar the marker hides anyway is left out.
        if (low - high > 2)
        {
            var (x0, bottom, top) = (MarkupValue.Pixels(px), MarkupValue.Pixels(low), MarkupValue.Pixels(high));
            bars.Append(CultureInfo.InvariantCulture, $"M{x0} {bottom}V{top}m-3 0h6M{MarkupValue.Pixels(px - 3)} {bottom}h6");
        }
    }

    private void WithTooltip(Markup markup, string path, int i)
    {
        using (markup.Element("path", ("class", Class), ("d", path)))
        using (markup.Element("title"))
        {
            var value = error is null ? Numbers.Significant(y[i], 4) : Numbers.WithError(y[i], error[i]);
            var name = Label is null ? "" : RichText.Parse(Label) + ": ";
            markup.Text($"{name}{Plain(Numbers.Significant(x[i], 4))}, {Plain(value)}");
        }

        // A tooltip has no superscripts.
        static string Plain(string rich) => rich.Replace("×10^{", "e", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
    }

    private static void Path(Markup markup, string path, string style)
    {
        if (path.Length > 0)
        {
            markup.Leaf("path", ("class", style), ("d", path));
        }
    }
}
