using System.Globalization;
using System.Text;

namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Points joined by straight lines; a point that cannot be placed breaks the line.</summary>
internal sealed class Line : Layer
{
    private readonly double[] x;
    private readonly double[] y;

    /// <summary>A line through (x, y). Empty arrays make an entry of the legend alone.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Line(double[] x, double[] y)
    {
        RequireSameLength("line", x.Length, y.Length);
        (this.x, this.y) = (x, y);
    }

    /// <summary>A pattern of <see cref="Reports.Plots.Dash"/>.</summary>
    public string Dash { get; init; } = Plots.Dash.Solid;

    /// <summary>Thickness, px.</summary>
    public double Thickness { get; init; } = 1.6;

    /// <summary>Opacity, 0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Whether places without a value are to be expected: they break the line all the same, and are not counted as left out.</summary>
    public bool HasGaps { get; init; }

    /// <summary>The arrays of a function sampled from one end to the other, evenly along the scale it will be drawn on.</summary>
    public static (double[] X, double[] Y) Sample(Func<double, double> f, double from, double to, AxisScale scale, int samples = 241)
    {
        var range = new AxisRange(scale, from, to);
        double[] x = [.. Enumerable.Range(0, samples).Select(i => range.At(i / (samples - 1.0)))];
        return (x, [.. x.Select(f)]);
    }

    /// <inheritdoc/>
    public override void Measure(DataRange x, DataRange y)
    {
        if (HasGaps)
        {
            Array.ForEach(this.x, value => x.Stretch(value));
            Array.ForEach(this.y, value => y.Stretch(value));
            return;
        }
        x.Add(this.x);
        y.Add(this.y);
    }

    /// <inheritdoc/>
    public override void Draw(Markup markup, Frame frame)
    {
        var path = new StringBuilder();
        var (joined, lastX, lastY) = (false, "", "");
        for (var i = 0; i < x.Length; i++)
        {
            if (!frame.TryMap(x[i], y[i], out var px, out var py))
            {
                joined = false;
                continue;
            }
            var (sx, sy) = (MarkupValue.Pixels(px), MarkupValue.Pixels(py));
            if (!joined || sx != lastX || sy != lastY)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(joined ? 'L' : 'M')}{sx} {sy}");
            }
            (joined, lastX, lastY) = (true, sx, sy);
        }
        if (path.Length > 0)
        {
            Stroke(markup, path.ToString());
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<(double X, double Y)> Occupied(Frame frame)
    {
        var points = frame.Map(x, y).ToList();
        // Along a long segment a legend must be able to tell that it is in the way.
        return points.Zip(points.Skip(1)).SelectMany(s => Enumerable.Range(0, 10)
            .Select(i => (s.First.X + (0.1 * i * (s.Second.X - s.First.X)), s.First.Y + (0.1 * i * (s.Second.Y - s.First.Y)))));
    }

    /// <inheritdoc/>
    public override void DrawKey(Markup markup) => Stroke(markup, "M0 0H22");

    private void Stroke(Markup markup, string path) => markup.Leaf("path", ("class", "line"), ("d", path), ("stroke-width", Thickness),
        ("stroke-dasharray", Dash.Length > 0 ? Dash : null),
        ("opacity", Opacity < 1 ? Opacity.ToString("0.##", CultureInfo.InvariantCulture) : null));
}
