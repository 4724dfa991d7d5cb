using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What came of a <c>fokker-planck</c> run.</summary>
internal sealed class FokkerPlanckOutcome(FokkerPlanckReportData data) : ExperimentOutcome
{
    private const int MostLines = 12;

    public override bool Completed => data.Completed;

    public override string? NothingKept => data.States.Count == 0 ? "the coefficients were not whole" : null;

    public override JsonObject ToJson(RunProvenance provenance) => FokkerPlanckJson.Of(data, provenance);

    public override void Write(Hdf5File file) => FokkerPlanckFile.Write(file, data);

    public override IEnumerable<string> Summary()
    {
        yield return Text($"{data.PitchAngles.Length} × {data.Energies.Length} cells to {data.States[^1].Time:G6} s in {data.Elapsed:F2} s, coefficients in {data.CoefficientsElapsed:F1} s");
        yield return "";
        yield return "           t     particles   left through lowest α   unexplained";
        foreach (FokkerPlanckState state in data.States.TakeLast(MostLines))
        {
            FokkerPlanckBudget b = state.Budget;
            yield return Text($"{state.Time,12:G6} {b.Present / b.Initial,13:G6} {b.OutAtLowestPitchAngle / b.Initial,23:G5} {b.Defect / b.Initial,13:G2}");
        }

        if (data.Stochastic is { } check)
            yield return Text($"    stochastic equations: {check.Left:G4} left, solver {check.SolverLeft:G4}; Kolmogorov–Smirnov {check.OfPitchAngle.Distance:G3} in α (p = {check.OfPitchAngle.Probability:G2}), {check.OfEnergy.Distance:G3} in E (p = {check.OfEnergy.Probability:G2})");
        if (data.WeakenedCells > 0)
            yield return Text($"    D_αp was weakened in {data.WeakenedCells:N0} cells, by {data.LargestWeakening:P1} at most, to keep f positive");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
