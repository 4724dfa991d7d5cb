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

    /// <summary>
    /// Narrows a bracket by halving until no number lies between its ends: for a condition that has no value to go by, or one with poles.
    /// </summary>
    /// <param name="isBelow">Whether a place lies below the change; true at the lower end, false at the upper.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public static (double Low, double High) Halve(Func<double, bool> isBelow, double low, double high)
    {
        for (double middle = 0.5 * (low + high); middle > low && middle < high; middle = 0.5 * (low + high))
        {
            (low, high) = isBelow(middle) ? (middle, high) : (low, middle);
        }

        return (low, high);
    }
}
