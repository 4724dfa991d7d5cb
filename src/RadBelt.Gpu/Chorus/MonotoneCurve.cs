using MathNet.Numerics.Interpolation;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Chorus;

/// <summary>A smooth curve through a table that rises and falls where the table does.</summary>
internal static class MonotoneCurve
{
    /// <summary>The curve.</summary>
    /// <exception cref="InvalidInputException">The lists differ in length, have less than two entries, are not finite, or x does not rise.</exception>
    public static IInterpolation Through(IReadOnlyList<double> x, IReadOnlyList<double> y, string curve, string places, string unit)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count || x.Count < 2)
        {
            throw new InvalidInputException($"{curve}: {x.Count} {places} and {y.Count} values make no curve; give as many of both, at least two.");
        }

        Require.Rising(x, $"{places} of a {curve}", unit);
        if (!double.IsFinite(x[0]) || !double.IsFinite(x[^1]))
        {
            throw new InvalidInputException($"{curve}: its {places} run from {x[0]:G6} to {x[^1]:G6}; give finite numbers.");
        }

        return x.Count == 2
            ? LinearSpline.InterpolateSorted([.. x], [.. y])
            : CubicSpline.InterpolatePchipSorted([.. x], [.. y]);
    }
}
