using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What came of a <c>microburst</c> run.</summary>
internal sealed class MicroburstOutcome(MicroburstReportData data) : ExperimentOutcome
{
    public override bool Completed => data.Completed;

    public override string? NothingKept => data.Lines.Count == 0 ? "no field line was whole" : null;

    public override JsonObject ToJson(RunProvenance provenance) => MicroburstJson.Of(data, provenance);

    public override void Write(Hdf5File file) => MicroburstFile.Write(file, data);

    public override void WriteSums(Hdf5File file) => MicroburstShards.WriteSums(file, data);

    public override IEnumerable<string> Summary()
    {
        double steps = data.Lines.Sum(line => (double)line.Run.WaveSteps);
        yield return Text($"{ChorusCheck.Count(data.Lines.Sum(line => (double)line.Run.Electrons))} electrons on {ChorusCheck.Count(data.Lines.Count, "field line", "field lines")} in {data.Elapsed:F1} s, {steps:0.00e0} steps within waves, {steps / data.Lines.Sum(line => line.Elapsed):0.00e0} a second");
        yield return "";
        yield return "         L  lost north  lost south  left the table   largest precipitating/trapped, north and south";
        foreach (MicroburstLine line in data.Lines)
            yield return Text($"    {line.LShell,6:G5}  {Part(line.Run.LostNorth, line),10:P3}  {Part(line.Run.LostSouth, line),10:P3}  {Part(line.Run.LeftWaves, line),14:P1}   {string.Join("; ", line.Satellites.Select(Largest))}");
    }

    private static double Part(long count, MicroburstLine line) => (double)count / line.Run.Electrons;

    private static string Largest(SatelliteRecord satellite) => SatelliteView.LargestRatio(satellite) is { } peak
        ? Text($"{satellite.Name} {peak.Ratio.Value:G3} ± {peak.Ratio.Error:G2} at {peak.Energy / Units.KeV:G3} keV, {peak.Time:F2} s")
        : $"{satellite.Name} none";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
