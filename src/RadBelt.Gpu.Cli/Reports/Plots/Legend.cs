namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Samples of the layers beside their labels.</summary>
internal sealed class Legend(string? title, IReadOnlyList<Layer> layers)
{
    private const double Row = 18;
    private const double KeyWidth = 22;
    private const double Pad = 8;

    /// <summary>Width of the box, px.</summary>
    public double Width
    {
        get
        {
            var widest = layers.Select(l => RichText.Parse(l.Label!).Width(Plot.TickSize)).DefaultIfEmpty(0).Max();
            // The title is bold.
            var heading = 1.12 * RichText.Parse(title ?? "").Width(Plot.TickSize);
            return layers.Count == 0 ? 0 : (2 * Pad) + Math.Max(KeyWidth + 7 + widest, heading);
        }
    }

    private double Height => (2 * Pad) + (Row * (layers.Count + (title is null ? 0 : 1))) - 4;

    /// <summary>
    /// Draws it at its place in or beside a frame in which <paramref name="drawn"/> is to be seen; <paramref name="beside"/> px right of the
    /// frame are taken.
    /// </summary>
    public void Write(Markup markup, LegendPlace place, Frame frame, IReadOnlyList<Layer> drawn, double beside)
    {
        if (layers.Count == 0 || place == LegendPlace.None)
        {
            return;
        }
        var (x, y) = place == LegendPlace.Right ? (frame.Width + beside + 12, 0) : FreestCorner(frame, drawn);
        using (markup.Element("g", ("transform", $"translate({MarkupValue.Pixels(x)} {MarkupValue.Pixels(y)})")))
        {
            if (place != LegendPlace.Right)
            {
                markup.Leaf("rect", ("class", "paper"), ("width", Width), ("height", Height), ("rx", 4));
            }
            var row = Pad + 7;
            if (title is not null)
            {
                markup.SvgText(Pad, row + 4, Plot.TickSize, title, ("class", "heading"));
                row += Row;
            }
            foreach (var layer in layers)
            {
                var at = $"translate({MarkupValue.Pixels(Pad)} {MarkupValue.Pixels(row)})";
                using (markup.Element("g", ("class", "k"), ("style", layer.Ink.Style), ("transform", at)))
                {
                    layer.DrawKey(markup);
                }
                markup.SvgText(Pad + KeyWidth + 7, row + 4, Plot.TickSize, layer.Label!);
                row += Row;
            }
        }
    }

    private (double X, double Y) FreestCorner(Frame frame, IReadOnlyList<Layer> drawn)
    {
        const double Edge = 8;
        var (right, bottom) = (frame.Width - Width - Edge, frame.Height - Height - Edge);
        (double X, double Y)[] corners = [(right, Edge), (Edge, Edge), (right, bottom), (Edge, bottom)];
        var points = drawn.SelectMany(l => l.Occupied(frame)).ToList();
        var (reachX, reachY) = (Width + Edge, Height + Edge);
        return corners.MinBy(c => points.Count(p => p.X > c.X - Edge && p.X < c.X + reachX && p.Y > c.Y - Edge && p.Y < c.Y + reachY));
    }
}
