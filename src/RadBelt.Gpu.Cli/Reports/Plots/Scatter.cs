using System.Globalization;
using System.Text;

namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>
/// Many points as dots in one path: whole tenths of a pixel, each relative to the one before, about 8 bytes a point. Points outside the frame and
/// points on a tenth of a pixel already dotted are left out.
/// </summary>
internal sealed class Scatter : Layer
{
    // Of a dot, px.
    private const double Diameter = 1.8;

    private readonly double[] x;
    private readonly double[] y;

    /// <summary>Dots at (x, y).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Scatter(double[] x, double[] y)
    {
        RequireSameLength("scatter", x.Length, y.Length);
        (this.x, this.y) = (x, y);
    }

    /// <inheritdoc/>
    public override void Measure(DataRange x, DataRange y)
    {
        x.Add(this.x);
        y.Add(this.y);
    }

    /// <inheritdoc/>
    public override void Draw(Markup markup, Frame frame)
    {
        var dotted = new HashSet<(int, int)>();
        var path = new StringBuilder();
        var (lastX, lastY) = (0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            if (!frame.TryMap(x[i], y[i], out var px, out var py) || px < -2 || px > frame.Width + 2 || py < -2 || py > frame.Height + 2)
            {
                continue;
            }
            var (tx, ty) = ((int)Math.Round(10 * px), (int)Math.Round(10 * py));
            if (dotted.Add((tx, ty)))
            {
                path.Append(CultureInfo.InvariantCulture, $"m{tx - lastX}{(ty < lastY ? "" : " ")}{ty - lastY}h0");
                (lastX, lastY) = (tx, ty);
            }
        }
        if (path.Length > 0)
        {
            // A zero-length stroke with round caps is a dot.
            markup.Leaf("path", ("class", "dots"), ("transform", "scale(.1)"), ("stroke-width", 10 * Diameter), ("d", path.ToString()));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<(double X, double Y)> Occupied(Frame frame) => frame.Map(x, y);

    /// <inheritdoc/>
    public override void DrawKey(Markup markup) =>
        markup.Leaf("path", ("class", "dots"), ("stroke-width", Diameter + 1), ("d", "M4-2h0M11 2h0M17-1h0"));
}
