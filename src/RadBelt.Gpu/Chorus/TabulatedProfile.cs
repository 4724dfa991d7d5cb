using MathNet.Numerics.Interpolation;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// A profile through given factors: between them the monotone cubic of Fritsch &amp; Carlson (1980), of two points a straight line; before the first and after the last the
/// factor stays what it is there.
/// </summary>
public sealed class TabulatedProfile : AmplitudeProfile
{
    private readonly IInterpolation curve;
    private readonly double first, last;

    /// <summary>A profile through a table.</summary>
    /// <param name="places">x, rising; at least two.</param>
    /// <param name="factors">The factor at each, zero or positive.</param>
    /// <exception cref="InvalidInputException">The lists differ in length, x does not rise, or a factor is negative or not finite.</exception>
    public TabulatedProfile(IReadOnlyList<double> places, IReadOnlyList<double> factors)
    {
        curve = MonotoneCurve.Through(places, factors, "profile", "places", "");
        foreach (double factor in factors)
        {
            Require.NotNegative(factor, "factor of a profile", "");
        }

        (first, last) = (places[0], places[^1]);
    }

    /// <inheritdoc/>
    public override double At(double x) => Math.Max(0, curve.Interpolate(Math.Clamp(x, first, last)));
}
