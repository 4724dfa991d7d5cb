using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A weak-turbulence result as the JSON object that <c>--json</c> prints: SI units but for pitch angles and energies.</summary>
internal static class WeakTurbulenceJson
{
    /// <summary>The object; what is not finite is null in it.</summary>
    public static JsonObject Of(WeakTurbulenceResult result, RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        json["elapsed_times_s"] = Json.Numbers(result.ElapsedTimes);
        json["particles"] = new JsonArray([.. result.Coefficients.Select(Particle)]);
        return json;
    }

    private static JsonObject Particle(CoefficientHistory history) => new()
    {
        ["pitch_angle_deg"] = history.PitchAngle / Units.Degree,
        ["energy_keV"] = history.Energy / Units.KeV,
        ["recurrence_time_s"] = Json.Number(history.RecurrenceTime),
        ["D_aa_theory"] = Json.Number(history.Quasilinear.AlphaAlpha),
        ["D_aE_theory"] = Json.Number(history.Quasilinear.AlphaEnergy),
        ["D_EE_theory"] = Json.Number(history.Quasilinear.EnergyEnergy),
        ["of_spectrum"] = history.OfSpectrum is { } spectrum ? Tensors(spectrum) : null,
        ["of_waves"] = Tensors(history.OfWaves),
    };

    private static JsonObject Tensors(IReadOnlyList<DiffusionTensor> all) => new()
    {
        ["D_aa"] = Json.Numbers(all.Select(d => d.AlphaAlpha)),
        ["D_aE"] = Json.Numbers(all.Select(d => d.AlphaEnergy)),
        ["D_EE"] = Json.Numbers(all.Select(d => d.EnergyEnergy)),
    };
}
