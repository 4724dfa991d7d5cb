using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLines;

/// <summary>
/// The equatorial densities that Sheeley et al. (2001, J. Geophys. Res. 106, 25631) fitted to CRRES data for 3 ≤ L ≤ 7, carried along the field line by
/// <c>(r_eq/r)^η</c>: plasmasphere <c>n = 1390 (3/L)^4.83</c> cm⁻³; trough <c>n = 124 (3/L)^4.0 + 36 (3/L)^3.5 cos{[LT − (7.7 (3/L)^2.0 + 12)] π/12}</c> cm⁻³, LT
/// the local time in hours.
/// </summary>
/// <remarks>Single measurements scatter widely about them: by ± 440 (3/L)^3.60 cm⁻³ in the plasmasphere, by about half of n in the trough.</remarks>
public sealed class Sheeley2001Density : IDensityModel
{
    /// <summary>Least L of the fits.</summary>
    internal const double LeastLShell = 3;

    /// <summary>Greatest L of the fits.</summary>
    internal const double GreatestLShell = 7;

    private readonly Func<double, double> equatorial;

    private Sheeley2001Density(Func<double, double> equatorial, double? localTime, double exponent)
    {
        Require.NotNegative(exponent, "density exponent η", "");
        (this.equatorial, LocalTime, Exponent) = (equatorial, localTime, exponent);
    }

    /// <summary>LT of the trough, hours; null for the plasmasphere.</summary>
    internal double? LocalTime { get; }

    /// <summary>η.</summary>
    public double Exponent { get; }

    /// <summary>The plasmasphere.</summary>
    /// <param name="exponent">η, zero or positive; 0 (constant along the line) unless given.</param>
    /// <exception cref="InvalidInputException">η is out of range.</exception>
    public static Sheeley2001Density Plasmasphere(double exponent = 0) => new(l => 1390 * Math.Pow(3 / l, 4.83), null, exponent);

    /// <summary>The trough.</summary>
    /// <param name="localTime">LT, hours, in [0, 24].</param>
    /// <param name="exponent">η, zero or positive; 0 (constant along the line) unless given.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public static Sheeley2001Density Trough(double localTime, double exponent = 0) =>
        localTime is >= 0 and <= 24
            ? new(
                l => 124 * Math.Pow(3 / l, 4) + 36 * Math.Pow(3 / l, 3.5) * Math.Cos((localTime - (7.7 * Math.Pow(3 / l, 2) + 12)) * Math.PI / 12),
                localTime,
                exponent)
            : throw new InvalidInputException($"local time: {localTime:G6} h cannot be used; give hours from 0 to 24.");

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">L is outside 3 … 7, where the fits do not hold.</exception>
    public double At(DipoleFieldLine line, double latitude)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.LShell is >= LeastLShell and <= GreatestLShell
            ? equatorial(line.LShell) * Units.PerCubicCentimetre * PowerLawDensity.Falloff(latitude, Exponent)
            : throw new InvalidInputException(
                $"Sheeley (2001) density: L = {line.LShell:G6} is outside 3 … 7, where the fit holds; give a density of your own.");
    }
}
