namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>The drawing area between the axes: maps data to px from its upper left corner.</summary>
internal sealed record Frame(AxisRange X, AxisRange Y, double Width, double Height)
{
    /// <summary>Places a point; false where a scale cannot (not finite, not positive on a logarithmic axis).</summary>
    public bool TryMap(double x, double y, out double px, out double py)
    {
        var placed = X.Scale.Accepts(x) && Y.Scale.Accepts(y);
        (px, py) = placed ? (MapX(x), MapY(y)) : (0, 0);
        return placed;
    }

    /// <summary>The points that can be placed, px.</summary>
    public IEnumerable<(double X, double Y)> Map(double[] x, double[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (TryMap(x[i], y[i], out var px, out var py))
            {
                yield return (px, py);
            }
        }
    }

    /// <summary>Horizontal position of a value the scale accepts, px.</summary>
    public double MapX(double x) => X.Fraction(x) * Width;

    /// <summary>Vertical position of a value the scale accepts, px from the top.</summary>
    public double MapY(double y) => (1 - Y.Fraction(y)) * Height;

    /// <summary>Vertical position; what cannot be placed (a lower end at or below zero on a logarithmic axis) lies below the frame.</summary>
    public double MapYOrBelow(double y) => Y.Scale.Accepts(y) ? MapY(y) : Height + 20;
}
