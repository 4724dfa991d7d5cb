namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Room around a frame, px.</summary>
internal readonly record struct Margins(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Room enough for both.</summary>
    public Margins Or(Margins other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
}
