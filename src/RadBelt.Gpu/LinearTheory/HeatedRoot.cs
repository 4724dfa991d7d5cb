using System.Numerics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// Names a kinetic root by the cold one it comes from: the root is followed while all temperatures and drifts rise together from zero to
/// what they are.
/// </summary>
internal static class HeatedRoot
{
    /// <summary>Part of the frequency that one step of heating may change; more would be another root.</summary>
    private const double LargestChange = 0.1;

    private const double SmallestStep = 1e-4;

    /// <summary>Follows the root, in one step if it moves little; null when it is lost.</summary>
    /// <param name="cold">The root in the cold plasma.</param>
    /// <param name="root">The root near a frequency in the plasma with a part of its temperatures; null if there is none.</param>
    public static Complex? Follow(Complex cold, Func<double, Complex, Complex?> root)
    {
        Complex ω = cold;
        double heat = 0, step = 1;
        while (heat < 1)
        {
            double next = Math.Min(1, heat + step);
            if (root(next, ω) is Complex found && Complex.Abs(found - ω) < LargestChange * Complex.Abs(ω))
            {
                (heat, ω, step) = (next, found, 2 * step);
            }
            else if ((step /= 2) < SmallestStep)
            {
                return null;
            }
        }

        return ω;
    }
}
