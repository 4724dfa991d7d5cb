using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>What a satellite saw, as pages show it: empty where nothing was counted.</summary>
internal static class SatelliteView
{
    /// <summary>m⁻² s⁻¹ sr⁻¹ J⁻¹ in cm⁻² s⁻¹ sr⁻¹ keV⁻¹.</summary>
    public const double FluxUnit = Units.PerSquareCentimetreSecondSteradianKeV;

    /// <summary>Omnidirectional flux, cm⁻² s⁻¹ sr⁻¹ keV⁻¹, over energy (rows) and time (columns).</summary>
    public static double[,] Omnidirectional(SatelliteRecord satellite) =>
        Map(satellite, satellite.Flux.Omnidirectional.Length, i => satellite.Flux.Omnidirectional[i] is { Count: > 0 } flux ? flux.Value / FluxUnit : double.NaN);

    /// <summary>Precipitating over trapped flux, over energy (rows) and time (columns).</summary>
    public static double[,] Ratio(SatelliteRecord satellite) =>
        Map(satellite, satellite.Flux.Ratio.Length, i => satellite.Flux.Ratio[i] is { Count: > 0 } ratio ? ratio.Value : double.NaN);

    /// <summary>Flux, cm⁻² s⁻¹ sr⁻¹ keV⁻¹, over pitch angle (rows) and time (columns), at an energy.</summary>
    public static double[,] PitchAngles(SatelliteRecord satellite, int energy)
    {
        var (times, energies, angles) = satellite.Shape;
        var map = new double[angles, times];
        for (int t = 0; t < times; t++)
        {
            for (int a = 0; a < angles; a++)
            {
                int i = (t * energies + energy) * angles + a;
                map[a, t] = satellite.Flux.Counts[i] > 0 ? satellite.Flux.Flux[i] / FluxUnit : double.NaN;
            }
        }

        return map;
    }

    /// <summary>The bin of energy that holds one; null outside of all.</summary>
    public static int? EnergyBin(SatelliteRecord satellite, double energy)
    {
        IReadOnlyList<double> edges = satellite.Flux.Bins.Energies;
        int above = edges.TakeWhile(edge => edge <= energy).Count();
        return above > 0 && above < edges.Count ? above - 1 : null;
    }

    /// <summary>
    /// The largest ratio of precipitating to trapped flux at some energies (J), by what is sure of it, value less error (a bare maximum would pick the bins with
    /// fewest counts), and the middle of its bin; null without any.
    /// </summary>
    public static (FluxEstimate Ratio, double Energy, double Time)? LargestRatio(SatelliteRecord satellite, double lowest = 0, double highest = double.PositiveInfinity)
    {
        var (_, energies, _) = satellite.Shape;
        SatelliteBins bins = satellite.Flux.Bins;
        int best = -1;
        double sure = double.NegativeInfinity;
        for (int i = 0; i < satellite.Flux.Ratio.Length; i++)
        {
            if (satellite.Flux.Ratio[i] is { Count: > 0 } ratio && ratio.Value - ratio.Error > sure && bins.Energies[i % energies + 1] > lowest && bins.Energies[i % energies] <= highest)
                (best, sure) = (i, ratio.Value - ratio.Error);
        }

        if (best < 0)
            return null;
        int e = best % energies, t = best / energies;
        return (satellite.Flux.Ratio[best]!.Value, Math.Sqrt(bins.Energies[e] * bins.Energies[e + 1]), 0.5 * (bins.Times[t] + bins.Times[t + 1]));
    }

    private static double[,] Map(SatelliteRecord satellite, int count, Func<int, double> at)
    {
        var (times, energies, _) = satellite.Shape;
        var map = new double[energies, times];
        for (int i = 0; i < count; i++)
            map[i % energies, i / energies] = at(i);
        return map;
    }
}
