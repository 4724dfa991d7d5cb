using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>A bin in energy and pitch angle from which tracers are chosen: copies of macro-particles that are within it when tracking starts.</summary>
/// <param name="Species">Name of the species in the setup.</param>
/// <param name="Energy">Bounds of E, J, 0 ≤ lower &lt; upper, finite.</param>
/// <param name="PitchAngle">Bounds of α, rad, 0 ≤ lower &lt; upper ≤ π, measured as the set says.</param>
/// <param name="Count">Tracers wanted, 1 … 2²⁸. Of more macro-particles that many are drawn, each as likely as the other; of fewer all are taken.</param>
public sealed record TracerWindow(string Species, (double Lower, double Upper) Energy, (double Lower, double Upper) PitchAngle, long Count)
{
    internal void Validate()
    {
        if (!(Energy.Lower >= 0 && Energy.Upper > Energy.Lower && double.IsFinite(Energy.Upper)))
        {
            throw new InvalidInputException(
                $"tracers: the energies {Energy.Lower / Units.KeV:G6} … {Energy.Upper / Units.KeV:G6} keV are no window; give bounds that rise from zero or above");
        }

        if (!(PitchAngle.Lower >= 0 && PitchAngle.Upper > PitchAngle.Lower && PitchAngle.Upper <= Math.PI))
        {
            throw new InvalidInputException(
                $"tracers: the pitch angles {PitchAngle.Lower / Units.Degree:G6}° … {PitchAngle.Upper / Units.Degree:G6}° are no window; give bounds that rise within 0° … 180°");
        }

        if (Count is < 1 or > 1 << 28)
        {
            throw new InvalidInputException($"tracers: a window of {Count} of them; give 1 … {1 << 28}");
        }
    }

    /// <summary>Whether a momentum p/(mc) lies within the window.</summary>
    /// <param name="ux">Along the direction that pitch angles are measured from.</param>
    /// <param name="perpendicular2">Square across it.</param>
    /// <param name="restEnergy">mc², J.</param>
    internal bool Holds(double ux, double perpendicular2, double restEnergy)
    {
        double energy = KineticEnergy(ux, perpendicular2) * restEnergy;
        if (!(energy >= Energy.Lower && energy <= Energy.Upper))
        {
            return false;
        }

        double angle = Math.Atan2(Math.Sqrt(perpendicular2), ux);
        return angle >= PitchAngle.Lower && angle <= PitchAngle.Upper;
    }

    /// <summary>γ − 1.</summary>
    internal static double KineticEnergy(double ux, double perpendicular2)
    {
        double u2 = (ux * ux) + perpendicular2;
        return u2 / (1 + Math.Sqrt(1 + u2));
    }
}
