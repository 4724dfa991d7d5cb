using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// The elements of the cold-plasma dielectric tensor (Stix 1992, Eqs. 1-19 … 1-22) at one frequency and their derivatives,
/// <c>R = 1 − Σ ω_ps²/[ω(ω + Ω_s)]</c>, <c>L = 1 − Σ ω_ps²/[ω(ω − Ω_s)]</c>, <c>P = 1 − Σ ω_ps²/ω²</c>, S = (R + L)/2, D = (R − L)/2, Ω_s signed.
/// </summary>
/// <remarks>
/// The charge terms Σ ω_ps²/(ωΩ_s) of R and L cancel in a neutral plasma and are left out before they are formed, so that no digits are lost far
/// below the ion gyrofrequencies. R has a pole at ω_ce through which oblique Z-mode waves run smoothly: it is kept as R(1 − x), x = ω/ω_ce.
/// </remarks>
public readonly struct StixParameters
{
    internal StixParameters(double x, double regularR, double regularRSlope, double l, double lSlope, double p, double pSlope)
    {
        X = x;
        (RegularR, L, P) = (regularR, l, p);
        (RegularRSlope, LSlope, PSlope) = (regularRSlope, lSlope, pSlope);
    }

    /// <summary>R, of right-hand waves along B0.</summary>
    public double R => RegularR / (1 - X);

    /// <summary>L, of left-hand waves along B0.</summary>
    public double L { get; }

    /// <summary>P, of oscillations along B0.</summary>
    public double P { get; }

    /// <summary>S = (R + L)/2.</summary>
    public double S => 0.5 * (R + L);

    /// <summary>D = (R − L)/2, positive between the ion gyrofrequencies and ω_ce.</summary>
    public double D => 0.5 * (R - L);

    /// <summary>ω ∂R/∂ω.</summary>
    public double LogarithmicSlopeOfR => X * (RegularRSlope + R) / (1 - X);

    /// <summary>ω ∂L/∂ω.</summary>
    public double LogarithmicSlopeOfL => X * LSlope;

    /// <summary>ω ∂P/∂ω.</summary>
    public double LogarithmicSlopeOfP => X * PSlope;

    /// <summary>ω ∂S/∂ω.</summary>
    public double LogarithmicSlopeOfS => 0.5 * (LogarithmicSlopeOfR + LogarithmicSlopeOfL);

    /// <summary>ω ∂D/∂ω.</summary>
    public double LogarithmicSlopeOfD => 0.5 * (LogarithmicSlopeOfR - LogarithmicSlopeOfL);

    /// <summary>x = ω/ω_ce.</summary>
    internal double X { get; }

    /// <summary>R(1 − x).</summary>
    internal double RegularR { get; }

    /// <summary>d[R(1 − x)]/dx.</summary>
    internal double RegularRSlope { get; }

    /// <summary>dL/dx.</summary>
    internal double LSlope { get; }

    /// <summary>dP/dx.</summary>
    internal double PSlope { get; }

    /// <summary>S(1 − x).</summary>
    internal double RegularS => 0.5 * (RegularR + L * (1 - X));

    /// <summary>D(1 − x).</summary>
    internal double RegularD => 0.5 * (RegularR - L * (1 - X));

    /// <summary>d[S(1 − x)]/dx.</summary>
    internal double RegularSSlope => 0.5 * (RegularRSlope + LSlope * (1 - X) - L);

    /// <summary>The elements for a plasma of electrons and any ions.</summary>
    /// <param name="plasma">The plasma.</param>
    /// <param name="frequency">ω, rad s⁻¹, positive; not a gyrofrequency of the plasma, where the elements are infinite.</param>
    /// <exception cref="InvalidInputException">The frequency is not positive and finite, or a gyrofrequency.</exception>
    public static StixParameters At(ColdPlasma plasma, double frequency) => Checked(StixMedium.Full(plasma), frequency);

    /// <summary>The elements without the vacuum's 1: the limit R² = (ω_pe/ω_ce)² ≫ 1.</summary>
    /// <inheritdoc cref="At"/>
    public static StixParameters HighDensity(ColdPlasma plasma, double frequency) => Checked(StixMedium.HighDensity(plasma), frequency);

    private static StixParameters Checked(StixMedium medium, double frequency)
    {
        Require.Positive(frequency, "frequency ω", "rad s⁻¹");
        StixParameters stix = medium.At(frequency / medium.Plasma.ElectronGyrofrequency);
        return double.IsFinite(stix.R) && double.IsFinite(stix.L)
            ? stix
            : throw new InvalidInputException(
                $"frequency: {frequency / (2 * Math.PI):G6} Hz is a gyrofrequency of the plasma, where its dielectric tensor is infinite; move off it.");
    }
}
