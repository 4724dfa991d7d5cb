using System.Globalization;
using System.Text;

namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Counts (or densities) in bins, as a filled step curve that stands on zero.</summary>
internal sealed class Histogram : Layer
{
    private readonly double[] edges;
    private readonly double[] counts;

    /// <summary>Bins between ascending <paramref name="edges"/>: one more than <paramref name="counts"/> (both may be empty).</summary>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public Histogram(double[] edges, double[] counts)
    {
        RequireSameLength("histogram", Math.Max(0, edges.Length - 1), counts.Length);
        (this.edges, this.counts) = (edges, counts);
    }

    /// <inheritdoc/>
    public override void Measure(DataRange x, DataRange y)
    {
        x.Add(edges);
        // Empty bins are no loss on a logarithmic axis: they stand below it.
        y.Stretch(0);
        y.Add(counts.Where(c => c != 0));
    }

    /// <inheritdoc/>
    public override void Draw(Markup markup, Frame frame)
    {
        var (steps, area) = (new StringBuilder(), new StringBuilder());
        var ground = MarkupValue.Pixels(frame.MapYOrBelow(0));
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0 || !frame.TryMap(edges[i], counts[i], out var left, out var top) || !frame.X.Scale.Accepts(edges[i + 1]))
            {
                continue;
            }
            var (l, r, t) = (MarkupValue.Pixels(left), MarkupValue.Pixels(frame.MapX(edges[i + 1])), MarkupValue.Pixels(top));
            area.Append(CultureInfo.InvariantCulture, $"M{l} {ground}V{t}H{r}V{ground}z");
            steps.Append(CultureInfo.InvariantCulture, $"M{l} {Side(i - 1)}V{t}H{r}V{Side(i + 1)}");
        }
        if (area.Length > 0)
        {
            markup.Leaf("path", ("class", "area"), ("d", area.ToString()));
            markup.Leaf("path", ("class", "line"), ("d", steps.ToString()));
        }

        // Between two filled bins the outline goes from top to top, not down to the ground.
        string Side(int neighbour) => neighbour >= 0 && neighbour < counts.Length && frame.Y.Scale.Accepts(counts[neighbour])
            ? MarkupValue.Pixels(frame.MapY(counts[neighbour]))
            : ground;
    }

    /// <inheritdoc/>
    public override void DrawKey(Markup markup)
    {
        markup.Leaf("path", ("class", "area"), ("d", "M2 5V-2h6v-3h6v4h6v6z"));
        markup.Leaf("path", ("class", "line"), ("d", "M2 5V-2h6v-3h6v4h6v6"));
    }
}
