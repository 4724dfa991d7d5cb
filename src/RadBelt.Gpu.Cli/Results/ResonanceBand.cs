using RadBelt.Gpu.Cli.Reports;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Pitch angles of resonance with the band: in the (α, E) plane between the curves of its lowest and its highest frequency.</summary>
internal static class ResonanceBand
{
    private const double Step = 0.1;

    /// <summary>
    /// The pitch angles around α0 (deg, to a tenth) at which an electron of energy E0 resonates with some frequency of the band; null when it
    /// does not at α0 itself, or the waves have one frequency only. Of the <paramref name="curves"/> each three in a row belong to one
    /// direction, as <see cref="ResonanceTable"/> has them.
    /// </summary>
    public static (double Lowest, double Highest)? Around(IReadOnlyList<ReportCurve> curves, double pitchAngle, double energy)
    {
        if (curves.Count % 3 != 0 || curves.Chunk(3).FirstOrDefault(direction => Resonates(direction, pitchAngle)) is not { } band)
        {
            return null;
        }

        return (Edge(-Step), Edge(Step));

        double Edge(double step)
        {
            double angle = pitchAngle;
            while (angle + step is >= 0 and <= 180 && Resonates(band, angle + step))
            {
                angle += step;
            }

            return angle;
        }

        bool Resonates(ReportCurve[] direction, double angle)
        {
            double one = At(direction[0], angle), other = At(direction[2], angle);
            return energy >= Math.Min(one, other) && energy <= Math.Max(one, other);
        }
    }

    // Where a curve ends no energy resonates: as if it were infinite, which it tends to there.
    private static double At(ReportCurve curve, double angle)
    {
        int above = Array.FindIndex(curve.X, x => x >= angle);
        return above switch
        {
            < 0 => double.PositiveInfinity,
            0 => curve.X[0] == angle ? curve.Y[0] : double.PositiveInfinity,
            _ => curve.Y[above - 1] + (curve.Y[above] - curve.Y[above - 1]) * (angle - curve.X[above - 1]) / (curve.X[above] - curve.X[above - 1]),
        };
    }
}
