namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>How steps of rays are chosen.</summary>
/// <param name="tolerance">Relative error of a step, in place and wave vector.</param>
/// <param name="longest">Longest path of a step over the distance from the Earth's centre.</param>
/// <param name="most">Most steps of a ray, rejected ones included.</param>
/// <param name="rows">Steps of a launch.</param>
public readonly struct RayStepping(double tolerance, double longest, double most, int rows)
{
    /// <summary>Square of 1 over the relative error of a step.</summary>
    public readonly double PerTolerance2 = 1 / (tolerance * tolerance);

    /// <summary>Longest path of a step over |r|.</summary>
    public readonly double Longest = longest;

    /// <summary>Path over |r| of a step that is too short to go on with.</summary>
    public readonly double Shortest = 1e-10 * longest;

    /// <summary>Most steps.</summary>
    public readonly double Most = most;

    /// <summary>Steps of a launch.</summary>
    public readonly int Rows = rows;
}
