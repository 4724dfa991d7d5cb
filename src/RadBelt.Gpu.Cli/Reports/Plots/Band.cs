using System.Globalization;
using System.Text;

namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>The area between two curves: mean ± standard deviation, a tolerance.</summary>
internal sealed class Band : Layer
{
    private readonly double[] x;
    private readonly double[] lower;
    private readonly double[] upper;

    /// <summary>The area between (x, lower) and (x, upper).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Band(double[] x, double[] lower, double[] upper)
    {
        RequireSameLength("band", x.Length, lower.Length);
        RequireSameLength("band", x.Length, upper.Length);
        (this.x, this.lower, this.upper) = (x, lower, upper);
    }

    /// <inheritdoc/>
    public override void Measure(DataRange x, DataRange y)
    {
        x.Add(this.x);
        y.Add(upper);
        foreach (var value in lower)
        {
            y.Stretch(value);
        }
    }

    /// <inheritdoc/>
    public override void Draw(Markup markup, Frame frame)
    {
        var path = new StringBuilder();
        var back = new List<string>();
        for (var i = 0; i <= x.Length; i++)
        {
            if (i < x.Length && frame.TryMap(x[i], upper[i], out var px, out var py) && !double.IsNaN(lower[i]))
            {
                var sx = MarkupValue.Pixels(px);
                path.Append(CultureInfo.InvariantCulture, $"{(back.Count == 0 ? 'M' : 'L')}{sx} {MarkupValue.Pixels(py)}");
                back.Add($"L{sx} {MarkupValue.Pixels(frame.MapYOrBelow(lower[i]))}");
                continue;
            }
            // The end, or a gap: go back along the lower curve and close.
            if (back.Count > 0)
            {
                back.Reverse();
                path.AppendJoin("", back).Append('z');
                back.Clear();
            }
        }
        if (path.Length > 0)
        {
            markup.Leaf("path", ("class", "area"), ("d", path.ToString()));
        }
    }

    /// <inheritdoc/>
    public override void DrawKey(Markup markup) => markup.Leaf("path", ("class", "area"), ("d", "M0-5h22v10h-22z"));
}
