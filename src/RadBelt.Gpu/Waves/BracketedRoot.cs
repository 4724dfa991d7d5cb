using MathNet.Numerics.RootFinding;

namespace RadBelt.Gpu.Waves;

/// <summary>The root of a continuous function between two points where its signs differ, to rounding.</summary>
internal static class BracketedRoot
{
    /// <summary>
    /// Finds it by Brent's method, in variables scaled so that its one tolerance, which it also lays on the function, is relative. The
    /// function may be far larger at one end than at the other: the smaller sets the scale.
    /// </summary>
    public static double Find(Func<double, double> function, double lower, double upper)
    {
        double scale = Math.Max(Math.Abs(lower), Math.Abs(upper));
        double height = Math.Min(Math.Abs(function(lower)), Math.Abs(function(upper)));
        double t = Brent.FindRoot(t => function(t * scale) / height, lower / scale, upper / scale, accuracy: 1e-15, maxIterations: 300);
        return t * scale;
    }
}
