using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>diffusion</c> result as the JSON object that <c>--json</c> prints: SI units but for pitch angles and energies.</summary>
internal static class DiffusionJson
{
    /// <summary>The object; what is not finite is null in it.</summary>
    public static JsonObject Of(DiffusionReportData data, RunProvenance provenance)
    {
        DiffusionSetup setup = data.Setup;
        JsonObject json = Json.Of(provenance);
        json["completed"] = setup.Completed;
        json["elapsed_s"] = setup.Elapsed;
        json["integrand_evaluations"] = data.Slices.Sum(slice => slice.Work.IntegrandEvaluations);
        json["energies_keV"] = Json.Numbers(setup.Energies.Select(e => e / Units.KeV));
        json["pitch_angles_deg"] = Json.Numbers(setup.PitchAngles.Select(α => α / Units.Degree));
        json["tables"] = new JsonArray([.. data.Slices.Select(slice => Table(setup, slice))]);
        json["drift_averages"] = new JsonArray([.. data.DriftAverages.Select(average => Average(setup, average))]);
        return json;
    }

    private static JsonObject Table(DiffusionSetup setup, DiffusionSlice slice)
    {
        JsonObject json = Coefficients(slice.Coefficients);
        json["waves"] = setup.Waves[slice.Waves].Name;
        json["l_shell"] = setup.Shells[slice.Shell].L;
        json["frequency_ratio"] = setup.Shells[slice.Shell].Ratios[slice.Density];
        json["unconverged"] = slice.Work.Unconverged;
        json["without_resonance"] = slice.Work.WithoutResonance;
        json["lifetimes_s"] = slice.Lifetimes is { } lifetimes ? Json.Numbers(lifetimes) : null;
        return json;
    }

    private static JsonObject Average(DiffusionSetup setup, DriftAverageSlice average)
    {
        JsonObject json = Coefficients(average.Coefficients);
        json["l_shell"] = setup.Shells[average.Shell].L;
        json["lifetimes_s"] = average.Lifetimes is { } lifetimes ? Json.Numbers(lifetimes) : null;
        return json;
    }

    private static JsonObject Coefficients(MomentumDiffusionTensor[,] values) => new()
    {
        ["D_aa"] = Rows(values, d => d.AlphaAlpha),
        ["D_ap"] = Rows(values, d => d.AlphaMomentum),
        ["D_pp"] = Rows(values, d => d.MomentumMomentum),
    };

    // A list for each energy.
    private static JsonArray Rows(MomentumDiffusionTensor[,] values, Func<MomentumDiffusionTensor, double> of) =>
        [.. Enumerable.Range(0, values.GetLength(0)).Select(e => Json.Numbers(Enumerable.Range(0, values.GetLength(1)).Select(a => of(values[e, a]))))];
}
