using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>fokker-planck</c> result as the JSON object that <c>--json</c> prints: SI units but for pitch angles, energies and fluxes.</summary>
internal static class FokkerPlanckJson
{
    /// <summary>The object; what is not finite is null in it.</summary>
    public static JsonObject Of(FokkerPlanckReportData data, RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        json["completed"] = data.Completed;
        json["elapsed_s"] = data.Elapsed;
        json["coefficients_elapsed_s"] = data.CoefficientsElapsed;
        json["weakened_cells"] = data.WeakenedCells;
        json["largest_weakening"] = data.LargestWeakening;
        json["energies_keV"] = Json.Numbers(data.Energies.Select(e => e / Units.KeV));
        json["pitch_angles_deg"] = Json.Numbers(data.PitchAngles.Select(α => α / Units.Degree));
        json["states"] = new JsonArray([.. data.States.Select(state => State(data, state))]);
        json["stochastic"] = data.Stochastic is { } check ? Check(check) : null;
        return json;
    }

    private static JsonObject State(FokkerPlanckReportData data, FokkerPlanckState state)
    {
        double[,] flux = FluxScales.Flux(data, state);
        double start = state.Budget.Initial;
        return new()
        {
            ["time_s"] = state.Time,
            ["particles"] = Json.Number(state.Budget.Present / start),
            ["out_at_lowest_pitch_angle"] = Json.Number(state.Budget.OutAtLowestPitchAngle / start),
            ["out_at_highest_pitch_angle"] = Json.Number(state.Budget.OutAtHighestPitchAngle / start),
            ["out_at_lowest_energy"] = Json.Number(state.Budget.OutAtLowestEnergy / start),
            ["out_at_highest_energy"] = Json.Number(state.Budget.OutAtHighestEnergy / start),
            ["decayed"] = Json.Number(state.Budget.Decayed / start),
            ["supplied"] = Json.Number(state.Budget.Supplied / start),
            ["defect"] = Json.Number(state.Budget.Defect / start),

            // A list for each energy.
            ["flux_cm2_s_sr_keV"] = new JsonArray([.. Enumerable.Range(0, flux.GetLength(0)).Select(e => Json.Numbers(Enumerable.Range(0, flux.GetLength(1)).Select(a => flux[e, a])))]),
        };
    }

    private static JsonObject Check(StochasticComparison check) => new()
    {
        ["energy_keV"] = check.Energy / Units.KeV,
        ["pitch_angle_deg"] = check.PitchAngle / Units.Degree,
        ["time_s"] = check.Time,
        ["count"] = check.Count,
        ["left"] = check.Left,
        ["solver_left"] = check.SolverLeft,
        ["distance_pitch_angle"] = check.OfPitchAngle.Distance,
        ["probability_pitch_angle"] = check.OfPitchAngle.Probability,
        ["distance_energy"] = check.OfEnergy.Distance,
        ["probability_energy"] = check.OfEnergy.Probability,
    };
}
