using RadBelt.Gpu.FieldLines;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>The part of G that depends on the pitch angle, g(α) = G/p².</summary>
internal static class PhaseSpaceVolume
{
    /// <summary>Pitch angles end here, rad: 180° for local ones, 90° for equatorial ones.</summary>
    public static double HighestPitchAngle(this PhaseSpace space) => space == PhaseSpace.Local ? Math.PI : Math.PI / 2;

    /// <summary>g(α); α in rad.</summary>
    public static double AngleFactor(this PhaseSpace space, double α) => space switch
    {
        PhaseSpace.Local => Math.Sin(α),
        PhaseSpace.Dipole => Period(α) * Math.Sin(α) * Math.Cos(α),
        PhaseSpace.Parabola => Math.Cos(α),
        _ => throw new ArgumentOutOfRangeException(nameof(space)),
    };

    /// <summary>d ln g/dα, rad⁻¹; α in rad, inside the range of pitch angles.</summary>
    public static double LogSlope(this PhaseSpace space, double α) => space switch
    {
        PhaseSpace.Local => 1 / Math.Tan(α),
        PhaseSpace.Dipole => PeriodLogSlope(α) + 2 / Math.Tan(2 * α),
        PhaseSpace.Parabola => -Math.Tan(α),
        _ => throw new ArgumentOutOfRangeException(nameof(space)),
    };

    // T is the same at α and 180° − α.
    private static double Period(double α) => new DipoleBounce(Math.Min(α, Math.PI - α)).NormalizedPeriod;

    // Central differences of fourth order: with a step of 1 % of α the error is below 1e-8 where T goes as α^⅔, near the field line.
    private static double PeriodLogSlope(double α)
    {
        double h = 0.01 * α;
        return (8 * (Period(α + h) - Period(α - h)) - (Period(α + 2 * h) - Period(α - 2 * h))) / (12 * h * Period(α));
    }
}
