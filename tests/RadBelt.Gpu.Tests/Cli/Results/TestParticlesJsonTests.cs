using System.Text.Json;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>The JSON object that scripts read.</summary>
public sealed class TestParticlesJsonTests
{
    private static readonly string[] Run =
    [
        "experiment", "title", "device", "device_description", "seed", "version", "completed", "time_step_s", "steps", "stop_time_s", "particles", "waves", "ensembles",
        "elapsed_s", "particle_steps_per_second", "wave_evaluations_per_second",
    ];

    private static readonly string[] Ensemble =
    [
        "pitch_angle_deg", "energy_keV", "count", "D_aa_formal", "D_aa_approx", "D_aa_stderr", "D_aa_theory", "D_aa_weak_turbulence", "D_EE", "D_EE_approx", "D_EE_stderr",
        "D_EE_theory", "D_aE", "D_aE_stderr", "D_aE_theory", "drift_alpha", "drift_alpha_stderr", "drift_E", "drift_E_stderr", "advection_ratio_alpha", "advection_ratio_E",
        "recurrence_time_s",
    ];

    [Test]
    public void HasEveryKeyAndTheNumbersOfTheRun()
    {
        BroadbandScatteringResult result = SmallRuns.Result;
        JsonObject json = Parsed(result);
        Assert.That(json.Select(p => p.Key), Is.EqualTo(Run));
        Assert.That((string?)json["device"], Is.EqualTo("cpu"));
        Assert.That(json["ensembles"]!.AsArray(), Has.Count.EqualTo(3));
        for (int i = 0; i < 3; i++)
        {
            JsonObject ensemble = json["ensembles"]![i]!.AsObject();
            double time = result.Times[^1];
            Assert.Multiple(() =>
            {
                Assert.That(Ensemble, Is.SubsetOf(ensemble.Select(p => p.Key)));
                Assert.That(ensemble.Select(p => p.Value), Has.None.Null);
                Assert.That((long)ensemble["count"]!, Is.EqualTo(result.Ensembles[i].Ensemble.Count));
                Assert.That((double)ensemble["energy_keV"]! * Units.KeV, Is.EqualTo(result.Ensembles[i].Ensemble.Energy).Within(1e-12).Percent);
                Assert.That((double)ensemble["D_aa_formal"]!, Is.EqualTo(result.Ensembles[i].Moments[^1].PitchAngle.MeanSquare / (2 * time)).Within(1e-12).Percent);
                Assert.That((double)ensemble["D_EE_approx"]!, Is.EqualTo(result.Ensembles[i].Moments[^1].Energy.Variance / (2 * time)).Within(1e-12).Percent);
                Assert.That((double)ensemble["D_aE_theory"]!, Is.EqualTo(result.Theory[i].Reference.AlphaEnergy));
                Assert.That((double)ensemble["drift_E"]!, Is.EqualTo(result.Ensembles[i].Moments[^1].Energy.Mean / time).Within(1e-12).Percent);
            });
        }
    }

    /// <summary>JSON has no word for NaN or infinity: a serialiser would throw at them.</summary>
    [Test]
    public void WhatIsNotFiniteIsNull()
    {
        BroadbandScatteringResult stopped = SmallRuns.Run(SmallRuns.Experiment(), new CancellationToken(canceled: true));
        JsonObject json = Parsed(stopped with { Theory = [.. stopped.Theory.Select(t => t with { RecurrenceTime = double.PositiveInfinity })] });
        JsonObject ensemble = json["ensembles"]![0]!.AsObject();
        Assert.That((bool)json["completed"]!, Is.False);
        Assert.That(ensemble["D_aa_formal"], Is.Null);
        Assert.That(ensemble["recurrence_time_s"], Is.Null);
        Assert.That((double)ensemble["D_aa_theory"]!, Is.Positive);
    }

    private static JsonObject Parsed(BroadbandScatteringResult result) =>
        JsonNode.Parse(JsonSerializer.Serialize(TestParticlesJson.Of(result, SmallRuns.Provenance)))!.AsObject();
}
