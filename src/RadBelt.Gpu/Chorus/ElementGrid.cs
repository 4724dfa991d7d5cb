namespace RadBelt.Gpu.Chorus;

/// <summary>The grid of (t, sinλ) an element is tabulated on, both evenly spaced, ends included.</summary>
public sealed record ElementGrid
{
    /// <summary>Last time, s; the first is 0, when the source starts.</summary>
    public required double Duration { get; init; }

    /// <summary>Times, at least 2.</summary>
    public int Times { get; init; } = 601;

    /// <summary>Lowest magnetic latitude, rad.</summary>
    public double LeastLatitude { get; init; }

    /// <summary>Highest magnetic latitude, rad.</summary>
    public required double GreatestLatitude { get; init; }

    /// <summary>Latitudes, at least 2.</summary>
    public int Latitudes { get; init; } = 401;
}
