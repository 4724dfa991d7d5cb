using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>transport</c> result as the JSON object that <c>--json</c> prints: energies in keV, pitch angles in degrees.</summary>
internal static class TransportJson
{
    private const double SquareKeV = Units.KeV * Units.KeV;
    private const double SquareDegree = Units.Degree * Units.Degree;

    /// <summary>The object; what is not finite is null in it.</summary>
    public static JsonObject Of(TransportReportData data, RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        json["completed"] = data.Completed;
        json["elapsed_s"] = data.Fields.Sum(field => field.Elapsed) + data.TheoryElapsed;
        json["stop_time_s"] = data.Setup.StopTime;
        json["scale"] = data.Setup.Scale;
        json["fields"] = new JsonArray([.. data.Fields.Select(field => new JsonObject { ["kind"] = DeckWords.Of(field.Kind), ["name"] = field.Name, ["elapsed_s"] = field.Elapsed })]);
        DistributionDistance[] distances = [.. TransportNumbers.Distances(data)];
        json["ensembles"] = new JsonArray([.. data.Ensembles.Select((_, i) => Ensemble(data, i, distances))]);
        return json;
    }

    private static JsonObject Ensemble(TransportReportData data, int i, DistributionDistance[] distances)
    {
        TransportRecord first = data.Ensembles[i];
        var json = new JsonObject
        {
            ["energy_keV"] = first.Ensemble.Energy / Units.KeV,
            ["pitch_angle_deg"] = first.Ensemble.EquatorialPitchAngle / Units.Degree,
            ["count"] = first.Ensemble.Count,
            ["bounce_period_s"] = first.BouncePeriod,
        };
        foreach (TransportInField field in data.Fields)
            json[DeckWords.Of(field.Kind)] = Measured(field.Records[i]);
        json["theory"] = data.Theory is { } theory ? Theory(theory.Of(first.Ensemble)) : null;
        json["archive_over_broadband"] = Estimate(TransportNumbers.ChorusOverBroadband(data, i));
        json["theory_over_measured"] = Estimate(TransportNumbers.TheoryOverMeasured(data, i));
        json["followed_over_measured"] = Estimate(TransportNumbers.FollowedOverMeasured(data, i));
        json["stochastic"] = new JsonArray([.. data.Stochastic.Select(s => Followed(s.Scale, s.Ensembles[i]))]);
        json["kolmogorov_smirnov"] = new JsonArray([.. distances.Where(d => d.Ensemble == i).Select(Distance)]);
        return json;
    }

    private static JsonObject Measured(TransportRecord record)
    {
        JsonObject json = Fits(record.Energy, record.PitchAngle);
        json["decorrelation_times_s"] = Json.Numbers(TransportNumbers.DecorrelationTimes(record));
        json["lost"] = record.Lost;
        return json;
    }

    private static JsonObject Followed(double scale, StochasticEnsemble ensemble)
    {
        JsonObject json = Fits(ensemble.Energy, ensemble.PitchAngle);
        json["scale"] = scale;
        return json;
    }

    private static JsonObject Fits(TransportFit energy, TransportFit pitchAngle) => new()
    {
        ["D_EE_keV2_s"] = Estimate(TransportNumbers.Diffusion(energy).In(SquareKeV)),
        ["A_E_keV_s"] = Estimate(TransportNumbers.Advection(energy).In(Units.KeV)),
        ["D_aa_deg2_s"] = Estimate(TransportNumbers.Diffusion(pitchAngle).In(SquareDegree)),
        ["A_a_deg_s"] = Estimate(TransportNumbers.Advection(pitchAngle).In(Units.Degree)),
        ["fit_from_s"] = Json.Number(energy.From),
        ["fit_to_s"] = Json.Number(energy.To),
    };

    private static JsonObject Theory(TransportRates rates) => new()
    {
        ["D_EE_keV2_s"] = Json.Number(rates.EnergyDiffusion / SquareKeV),
        ["A_E_keV_s"] = Json.Number(rates.EnergyAdvection / Units.KeV),
        ["D_aa_deg2_s"] = Json.Number(rates.PitchAngleDiffusion / SquareDegree),
        ["A_a_deg_s"] = Json.Number(rates.PitchAngleAdvection / Units.Degree),
    };

    private static JsonObject Distance(DistributionDistance d) => new()
    {
        ["field"] = DeckWords.Of(d.Field),
        ["time_s"] = d.Time,
        ["scale"] = d.Scale,
        ["pitch_angle"] = Json.Number(d.PitchAngle.Statistic),
        ["pitch_angle_p"] = Json.Number(d.PitchAngle.PValue),
        ["energy"] = Json.Number(d.Energy.Statistic),
        ["energy_p"] = Json.Number(d.Energy.PValue),
    };

    private static JsonObject? Estimate(Estimate? estimate) => estimate is { } e ? new() { ["value"] = Json.Number(e.Value), ["error"] = Json.Number(e.Error) } : null;
}
