using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Results;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>pic</c> run as the JSON object that <c>--json</c> prints, in SI units.</summary>
internal static class PicJson
{
    /// <summary>The object; what is not finite is null in it.</summary>
    public static JsonObject Of(PicResult result, RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        var energy = result.Records.Energy;
        json["completed"] = result.Run.Completed;
        json["time_step_s"] = result.Plan.TimeStep;
        json["steps"] = result.Run.Steps;
        json["time_s"] = result.Time;
        json["macro_particles"] = result.Run.Particles;
        json["energy_drift"] = Json.Number(energy.Drift);
        json["charge_residual"] = Json.Number(energy.ChargeResiduals.DefaultIfEmpty(double.NaN).Max());
        json["wave_field_rms_T"] = Json.Number(Math.Sqrt(energy.Energies.Select(e => e.WaveField * e.WaveField).DefaultIfEmpty(double.NaN).Average()));
        json["wave_field_largest_T"] = Json.Number(energy.Energies.Select(e => e.WaveField).DefaultIfEmpty(double.NaN).Max());
        json["growth_rate_per_s"] = result.Growth()?.Measured is { } fit ? Json.Number(fit.Rate) : null;
        json["growth_rate_theory_per_s"] = result.Plan.Growth is { } mode ? Json.Number(mode.GrowthRate) : null;
        json["noise_expected_T"] = result.Plan.Noise is { } noise ? Json.Number(noise.BandField) : null;
        json["species"] = new JsonArray([.. result.Plan.Setup.Species.Zip(result.Records.Species.Moments).Where(s => s.Second.Count > 0).Select(s => (JsonNode)new JsonObject
        {
            ["name"] = s.First.Name,
            ["temperature_parallel_J"] = Json.Number(s.Second[^1].ParallelTemperature),
            ["temperature_perpendicular_J"] = Json.Number(s.Second[^1].PerpendicularTemperature),
            ["anisotropy"] = Json.Number(s.Second[^1].Anisotropy),
        })]);
        json["elapsed_s"] = result.Run.Elapsed;
        json["macro_particle_steps_per_second"] = Json.Number(result.Run.ParticleStepsPerSecond);
        return json;
    }
}
