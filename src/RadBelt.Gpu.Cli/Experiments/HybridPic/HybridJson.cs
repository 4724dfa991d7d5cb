using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Results;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>hybrid-pic</c> run as the JSON object that <c>--json</c> prints, in SI units.</summary>
internal static class HybridJson
{
    /// <summary>The object; what is not finite is null in it.</summary>
    public static JsonObject Of(HybridResult result, HybridReportData data, RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        var energies = result.Records.Energy.Energies;
        json["completed"] = result.Run.Completed;
        json["time_step_s"] = result.Plan.TimeStep;
        json["steps"] = result.Run.Steps;
        json["time_s"] = result.Time;
        json["macro_particles"] = result.Run.Particles;
        json["energy_drift"] = Json.Number(result.Records.Energy.Drift);
        json["wave_field_largest_T"] = Json.Number(energies.Select(e => e.WaveField).DefaultIfEmpty(double.NaN).Max());
        json["growth_rate_per_s"] = data.Run.Growth?.Measured is { } fit ? Json.Number(fit.Rate) : null;
        json["growth_rate_theory_per_s"] = data.Setup.Equilibrium.Fastest is { } mode ? Json.Number(mode.GrowthRate) : null;
        json["growth_frequency_theory_Hz"] = data.Setup.Equilibrium.Fastest is { } fastest ? Json.Number(fastest.Frequency / Math.Tau) : null;
        json["convective_gain_theory"] = data.Setup.Equilibrium.Largest is { } gain ? Json.Number(gain.Nepers) : null;
        json["equilibrium_drift_per_s"] = Json.Number(data.Setup.Equilibrium.Rate);
        json["elements"] = new JsonArray([.. data.Elements.Select(e => (JsonNode)new JsonObject
        {
            ["latitude_rad"] = data.Places[e.Place].Latitude,
            ["start_s"] = e.Tone.Start,
            ["end_s"] = e.Tone.Times[^1],
            ["first_frequency_Hz"] = e.Tone.Frequencies[0],
            ["last_frequency_Hz"] = e.Tone.Frequencies[^1],
            ["chirp_rate_Hz_per_s"] = Json.Number(e.Tone.ChirpRate),
            ["chirp_rate_stderr_Hz_per_s"] = Json.Number(e.Tone.ChirpRateError),
            ["amplitude_T"] = e.LargestAmplitude,
        })]);
        json["archive"] = data.Archive?.File;
        json["elapsed_s"] = result.Run.Elapsed;
        json["macro_particle_steps_per_second"] = Json.Number(result.Run.ParticleStepsPerSecond);
        return json;
    }
}
