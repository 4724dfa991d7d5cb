using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>microburst</c> result as the JSON object that <c>--json</c> prints.</summary>
internal static class MicroburstJson
{
    /// <summary>The object; what is not finite is null in it.</summary>
    public static JsonObject Of(MicroburstReportData data, RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        json["completed"] = data.Completed;
        json["elapsed_s"] = data.Elapsed;
        json["stop_time_s"] = data.StopTime;
        json["field_lines"] = new JsonArray([.. data.Lines.Select(Line)]);
        return json;
    }

    private static JsonObject Line(MicroburstLine line) => new()
    {
        ["l_shell"] = line.LShell,
        ["electrons"] = line.Run.Electrons,
        ["lost_north"] = line.Run.LostNorth,
        ["lost_south"] = line.Run.LostSouth,
        ["left_waves"] = line.Run.LeftWaves,
        ["wave_steps"] = line.Run.WaveSteps,
        ["adiabatic_steps"] = line.Run.AdiabaticSteps,
        ["nodes_multivalued"] = line.Coverage.MultiValued,
        ["cells_switched"] = line.Coverage.SwitchedCells,
        ["elapsed_s"] = line.Elapsed,
        ["wave_steps_per_second"] = Json.Number(line.Run.WaveSteps / line.Elapsed),
        ["satellites"] = new JsonArray([.. line.Satellites.Select(Satellite)]),
    };

    private static JsonObject Satellite(SatelliteRecord satellite)
    {
        var peak = SatelliteView.LargestRatio(satellite);
        return new()
        {
            ["hemisphere"] = satellite.Name,
            ["altitude_km"] = satellite.Altitude / 1e3,
            ["local_loss_cone_deg"] = satellite.LocalLossCone / Units.Degree,
            ["crossings"] = satellite.Flux.Counts.Sum(),
            ["crossings_outside"] = satellite.Flux.Outside,
            ["largest_ratio"] = peak is null ? null : Json.Number(peak.Value.Ratio.Value),
            ["largest_ratio_error"] = peak is null ? null : Json.Number(peak.Value.Ratio.Error),
            ["largest_ratio_keV"] = peak is null ? null : Json.Number(peak.Value.Energy / Units.KeV),
            ["largest_ratio_s"] = peak is null ? null : Json.Number(peak.Value.Time),
        };
    }
}
