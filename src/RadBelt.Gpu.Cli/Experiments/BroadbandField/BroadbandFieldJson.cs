using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Cli.Results;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>broadband-field</c> run as the JSON object that <c>--json</c> prints, in SI units.</summary>
internal static class BroadbandFieldJson
{
    /// <summary>The object; without numbers where the run was stopped before there were any.</summary>
    public static JsonObject Of(BroadbandFieldReportData? data, RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        json["completed"] = data?.Completed ?? false;
        if (data is null)
            return json;
        json["waves"] = data.Waves;
        json["scale"] = data.Scale;
        json["duration_s"] = data.Duration;
        json["spectra"] = new JsonArray([.. data.Spectra.Select(s => (JsonNode)new JsonObject
        {
            ["distance_m"] = s.Distance,
            ["amplitude_T"] = Json.Number(s.RmsAmplitude),
            ["amplitude_stderr_T"] = Json.Number(s.RmsAmplitudeError),
            ["centre_Hz"] = Json.Number(s.Centre),
            ["centre_stderr_Hz"] = Json.Number(s.CentreError),
            ["width_Hz"] = Json.Number(s.Width),
            ["width_stderr_Hz"] = Json.Number(s.WidthError),
        })]);
        json["latitudes_rad"] = Json.Numbers(data.Broadband.Latitudes);
        json["broadband_amplitude_T"] = Json.Numbers(data.Broadband.AmplitudeBetween(data.Band.Lowest, data.Band.Highest));
        json["simulated_amplitude_T"] = data.Simulated is { } simulated ? Json.Numbers(simulated.AmplitudeBetween(data.Band.Lowest, data.Band.Highest)) : null;
        json["archive"] = data.Archive?.File;
        json["elapsed_s"] = data.Elapsed;
        return json;
    }
}
