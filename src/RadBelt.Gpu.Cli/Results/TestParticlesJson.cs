using System.Text.Json.Nodes;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A test-particle run as the JSON object that <c>--json</c> prints: SI units but for pitch angles and energies of the ensembles.</summary>
internal static class TestParticlesJson
{
    /// <summary>The object; what is not finite is null in it.</summary>
    public static JsonObject Of(BroadbandScatteringResult result, RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        json["completed"] = result.Completed;
        json["time_step_s"] = result.Plan.TimeStep;
        json["steps"] = result.StepsTaken;
        json["stop_time_s"] = result.Experiment.StopTime;
        json["particles"] = result.Plan.Particles;
        json["waves"] = result.Experiment.Waves.Count;
        json["ensembles"] = new JsonArray([.. EnsembleOutcome.Of(result).Select(Ensemble)]);
        json["elapsed_s"] = result.Elapsed.TotalSeconds;
        json["particle_steps_per_second"] = Json.Number(result.ParticleStepsPerSecond);
        json["wave_evaluations_per_second"] = Json.Number(result.WaveEvaluationsPerSecond);
        return json;
    }

    private static JsonObject Ensemble(EnsembleOutcome outcome)
    {
        var json = new JsonObject
        {
            ["pitch_angle_deg"] = outcome.Ensemble.PitchAngle / Units.Degree,
            ["energy_keV"] = outcome.Ensemble.Energy / Units.KeV,
            ["count"] = outcome.Ensemble.Count,
        };
        foreach (EnsembleQuantity quantity in EnsembleQuantity.All)
        {
            json[quantity.Column.Name] = Json.Number(quantity.Of(outcome));
        }

        return json;
    }
}
