using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// The function G(x; x1, x2, δx1, δx2) of Chen et al. (2021): 1 between x1 and x2, <c>exp[−(x − x1)²/δx1²]</c> below, <c>exp[−(x − x2)²/δx2²]</c> above.
/// </summary>
public sealed class FlatTop : AmplitudeProfile
{
    /// <summary>A flat top with Gaussian sides.</summary>
    /// <param name="from">x1.</param>
    /// <param name="to">x2 ≥ x1.</param>
    /// <param name="rise">δx1, positive.</param>
    /// <param name="fall">δx2, positive.</param>
    /// <exception cref="InvalidInputException">x2 is below x1, or a width is not positive.</exception>
    public FlatTop(double from, double to, double rise, double fall)
    {
        Require.Positive(rise, "width δx1 of a profile", "");
        Require.Positive(fall, "width δx2 of a profile", "");
        if (!(to >= from))
        {
            throw new InvalidInputException($"profile: its flat top ends at {to:G6}, before it begins at {from:G6}; give x2 ≥ x1.");
        }

        (From, To, Rise, Fall) = (from, to, rise, fall);
    }

    /// <summary>x1.</summary>
    public double From { get; }

    /// <summary>x2.</summary>
    public double To { get; }

    /// <summary>δx1.</summary>
    public double Rise { get; }

    /// <summary>δx2.</summary>
    public double Fall { get; }

    /// <inheritdoc/>
    public override double At(double x)
    {
        double d = x < From ? (x - From) / Rise : x > To ? (x - To) / Fall : 0;
        return Math.Exp(-d * d);
    }
}
