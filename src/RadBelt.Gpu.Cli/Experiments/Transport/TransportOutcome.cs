using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What came of a <c>transport</c> run.</summary>
internal sealed class TransportOutcome(TransportReportData data) : ExperimentOutcome
{
    private const string None = "      none";

    private static readonly double Square = Units.KeV * Units.KeV;

    public override bool Completed => data.Completed;

    public override string? NothingKept => data.Fields.Count == 0 ? "the ensembles were not whole in any field" : null;

    public override JsonObject ToJson(RunProvenance provenance) => TransportJson.Of(data, provenance);

    public override void Write(Hdf5File file) => TransportFile.Write(file, data);

    public override void WriteSums(Hdf5File file) => TransportShards.WriteSums(file, data);

    public override IEnumerable<string> Summary()
    {
        foreach (TransportInField field in data.Fields)
            yield return Text($"{field.Label}: {field.Records.Sum(record => (long)record.Ensemble.Count):N0} electrons to {data.Setup.StopTime:G5} s in {field.Elapsed:F1} s ({field.Name})");
        yield return "";
        yield return "    E [keV]  α_eq [°]  τ_B [s]   field                  D_EE [keV²/s]          A_E [keV/s]   decorrelation [s]";
        for (int i = 0; i < data.Ensembles.Count; i++)
        {
            foreach (TransportInField field in data.Fields)
                yield return Measured(field, field.Records[i]);
            if (Theory(i) is { } theory)
                yield return theory;
        }

        foreach (string line in Distances())
            yield return line;
    }

    private static string Measured(TransportInField field, TransportRecord record)
    {
        Estimate d = TransportNumbers.Diffusion(record.Energy).In(Square), a = TransportNumbers.Advection(record.Energy).In(Units.KeV);
        double decorrelation = TransportNumbers.Median(TransportNumbers.DecorrelationTimes(record));
        return Text($"    {record.Ensemble.Energy / Units.KeV,7:G5} {record.Ensemble.EquatorialPitchAngle / Units.Degree,9:G4} {record.BouncePeriod,8:G4}   {field.Label,-20} {WithError(d)} {WithError(a)} {(double.IsFinite(decorrelation) ? Text($"{decorrelation,10:G3}") : None)}");
    }

    private string? Theory(int i)
    {
        if (data.Theory is not { } theory || TransportNumbers.TheoryOverMeasured(data, i) is not { } ratio)
            return null;
        TransportRates rates = theory.Of(data.Ensembles[i].Ensemble);
        string measured = double.IsFinite(ratio.Value) ? Text($"theory/measured {ratio.Value:F2} ± {ratio.Error:F2}") : "too short for a fit: two bounce periods after `fit_from` at least";
        string followed = TransportNumbers.FollowedOverMeasured(data, i) is { } f && double.IsFinite(f.Value) ? Text($", followed and fitted alike {f.Value:F2} ± {f.Error:F2}") : "";
        string chorus = TransportNumbers.ChorusOverBroadband(data, i) is { } r && double.IsFinite(r.Value) ? Text($"; chorus/broadband {r.Value:F3} ± {r.Error:F3}") : "";
        return Text($"{"",30}{"theory",-20} {rates.EnergyDiffusion / Square,10:G4} {"",10} {rates.EnergyAdvection / Units.KeV,10:G4}   {measured}{followed}{chorus}");
    }

    private static string WithError(Estimate estimate) => double.IsFinite(estimate.Value) ? Text($"{estimate.Value,10:G4} ± {estimate.Error,-8:G2}") : $"{None}   {"",-8}";

    private IEnumerable<string> Distances()
    {
        DistributionDistance[] last = [.. TransportNumbers.Distances(data).Where(d => d.Time == data.Ensembles[d.Ensemble].Snapshots[^1].Time && d.Field == TransportNumbers.Compared(data).Kind)];
        if (last.Length == 0)
            yield break;
        yield return "";
        yield return Text($"    Kolmogorov–Smirnov distances of α_eq at {last[0].Time:G4} s, stochastic equations with theory times a factor against {TransportNumbers.Compared(data).Label}");
        foreach (var ensemble in last.GroupBy(d => d.Ensemble))
        {
            TransportEnsemble e = data.Ensembles[ensemble.Key].Ensemble;
            yield return Text($"    {e.Energy / Units.KeV,7:G5} {e.EquatorialPitchAngle / Units.Degree,9:G4}   {string.Join("   ", ensemble.Select(d => Text($"{d.Scale:G3}: {d.PitchAngle.Statistic:F3} (p = {d.PitchAngle.PValue:G2})")))}");
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
