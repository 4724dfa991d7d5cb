namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>
/// A quantity over the plane as colour: spectrograms, ω–k maps, pitch-angle distributions in time. Sampled per pixel, so any edges and any
/// scale will do.
/// </summary>
internal sealed class HeatMap : Layer
{
    private readonly double[] xEdges;
    private readonly double[] yEdges;
    private readonly double[,] values;
    private readonly ColourBar colours;

    /// <summary>
    /// <paramref name="values"/>[row, column] in cells between ascending edges (rows along y, columns along x). NaN, and what the colour bar's
    /// scale cannot place, stays empty.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or there is no cell.</exception>
    public HeatMap(double[] xEdges, double[] yEdges, double[,] values, ColourBar colours)
    {
        RequireSameLength("heat map columns", xEdges.Length - 1, values.GetLength(1));
        RequireSameLength("heat map rows", yEdges.Length - 1, values.GetLength(0));
        if (values.Length == 0)
        {
            throw new ArgumentException("heat map: no cells; leave the layer out.");
        }
        (this.xEdges, this.yEdges, this.values, this.colours) = (xEdges, yEdges, values, colours);
    }

    /// <inheritdoc/>
    public override void Measure(DataRange x, DataRange y)
    {
        (x.IsTight, y.IsTight) = (true, true);
        // The lowest edge may be 0 on a logarithmic axis: that cell is cut, not lost.
        Array.ForEach(xEdges, edge => x.Stretch(edge));
        Array.ForEach(yEdges, edge => y.Stretch(edge));
    }

    /// <inheritdoc/>
    public override void Draw(Markup markup, Frame frame)
    {
        var columns = Cells(frame.X, xEdges, (int)Math.Ceiling(frame.Width));
        var rows = Cells(frame.Y, yEdges, (int)Math.Ceiling(frame.Height));
        Array.Reverse(rows);
        var pixels = new byte[columns.Length * rows.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                var inside = rows[r] >= 0 && columns[c] >= 0;
                pixels[(r * columns.Length) + c] = inside ? colours.Index(values[rows[r], columns[c]]) : Png.Transparent;
            }
        }
        markup.Leaf("image", ("class", "heat"), ("x", 0), ("y", 0), ("width", frame.Width), ("height", frame.Height),
            ("preserveAspectRatio", "none"), ("href", Png.DataUri(pixels, columns.Length, colours.Map)));
    }

    /// <inheritdoc/>
    public override void DrawKey(Markup markup) =>
        markup.Leaf("rect", ("class", "fill"), ("x", 4), ("y", -5), ("width", 14), ("height", 10));

    // The cell under the centre of each of n pixels along an axis; −1 for none.
    private static int[] Cells(AxisRange range, double[] edges, int n) => [.. Enumerable.Range(0, n).Select(i =>
    {
        var value = range.At((i + 0.5) / n);
        var found = Array.BinarySearch(edges, value);
        var cell = found >= 0 ? found : ~found - 1;
        return cell < edges.Length - 1 ? cell : -1;
    })];
}
