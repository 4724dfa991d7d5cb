using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.FokkerPlanck;

/// <summary>What the figures of a <c>fokker-planck</c> page share: fluxes in the units of satellites, axes, the rows and columns they show.</summary>
internal static class FluxScales
{
    /// <summary>Most curves in a panel, and most maps in a row.</summary>
    public const int MostCurves = 6;

    private const double Decades = 8;

    /// <summary>The label of fluxes.</summary>
    public const string Label = "flux j [cm^{−2} s^{−1} sr^{−1} keV^{−1}]";

    /// <summary>j = p²f, cm⁻² s⁻¹ sr⁻¹ keV⁻¹, [energy, pitch angle]; cells without any are not a number.</summary>
    public static double[,] Flux(FokkerPlanckReportData data, FokkerPlanckState state)
    {
        var flux = new double[data.Energies.Length, data.PitchAngles.Length];
        for (int e = 0; e < data.Energies.Length; e++)
        {
            double p = data.Setup.Species.Mass * data.Setup.Species.MomentumPerMass(data.Energies[e]);
            for (int a = 0; a < data.PitchAngles.Length; a++)
                flux[e, a] = state.Density[e, a] > 0 ? p * p * state.Density[e, a] / Units.PerSquareCentimetreSecondSteradianKeV : double.NaN;
        }

        return flux;
    }

    /// <summary>The axis of pitch angles.</summary>
    public static Axis PitchAngles(FokkerPlanckSetup setup) => Axis.Degrees(
        setup.BounceAveraged ? "equatorial pitch angle α_{eq} [deg]" : "pitch angle α [deg]", setup.PitchAngles.Low / Units.Degree, setup.PitchAngles.High / Units.Degree);

    /// <summary>The axis of energies.</summary>
    public static Axis Energies(FokkerPlanckSetup setup) => Axis.Log("E [MeV]", setup.Energies.Low / Units.MeV, setup.Energies.High / Units.MeV);

    /// <summary>The ends of an axis of fluxes: the largest, and decades below; null without any.</summary>
    public static (double Min, double Max)? Range(IEnumerable<double> fluxes)
    {
        double[] positive = [.. fluxes.Where(j => j > 0)];
        return positive.Length == 0 ? null : (Math.Max(positive.Min() / 2, 2 * positive.Max() / Math.Pow(10, Decades)), 2 * positive.Max());
    }

    /// <summary>The cell nearest to a value.</summary>
    public static int Nearest(double[] centres, double value) => Enumerable.Range(0, centres.Length).MinBy(i => Math.Abs(centres[i] - value));

    /// <summary>A time in words.</summary>
    public static string Time(double seconds) => seconds switch
    {
        0 => "start",
        >= 86_400 => $"{Numbers.Short(seconds / 86_400)} d",
        >= 3600 => $"{Numbers.Short(seconds / 3600)} h",
        >= 60 => $"{Numbers.Short(seconds / 60)} min",
        _ => $"{Numbers.Short(seconds)} s",
    };
}
