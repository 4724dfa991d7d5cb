using MathNet.Numerics.RootFinding;

namespace RadBelt.Gpu.Waves;

/// <summary>The root of a continuous function between two points where its signs differ, to rounding.</summary>
internal static class BracketedRoot
{
    /// <summary>Finds it by Brent's method, in variables scaled to order one so that the tolerance is relative.</summary>
    public static double Find(Func<double, double> function, double lower, double upper)
    {
        double scale = Math.Max(Math.Abs(lower), Math.Abs(upper));
        double height = Math.Max(Math.Abs(function(lower)), Math.Abs(function(upper)));
        double t = Brent.FindRoot(t => function(t * scale) / height, lower / scale, upper / scale, accuracy: 1e-15, maxIterations: 300);
        return t * scale;
    }
}
