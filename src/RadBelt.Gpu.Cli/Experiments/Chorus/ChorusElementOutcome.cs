using System.Text.Json.Nodes;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What came of a <c>chorus-element</c> run.</summary>
internal sealed class ChorusElementOutcome(ElementReportData data) : ExperimentOutcome
{
    public override bool Completed => data.Completed;

    // A file of some of the elements would be taken for one of all.
    public override string? NothingKept => data.Completed ? null : "elements are kept when those of all field lines are made";

    public override JsonObject ToJson(RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        json["completed"] = data.Completed;
        json["elapsed_s"] = data.Elapsed;
        json["rays"] = data.Source.Rays;
        json["elements"] = new JsonArray([.. data.Elements.Select(Element)]);
        return json;
    }

    public override void Write(Hdf5File file) => ElementFile.Write(file, data);

    public override IEnumerable<string> Summary()
    {
        yield return Text($"{data.Source.Kind} element on {ChorusCheck.Count(data.Elements.Count, "field line", "field lines")} in {data.Elapsed:F1} s{(data.Source.Rays > 0 ? Text($", of {ChorusCheck.Count(data.Source.Rays, "ray", "rays")}") : "")}");
        yield return "";
        yield return "         L  with waves  strongest (pT)   at latitude     time (s)  several at once";
        foreach (ChorusElement element in data.Elements)
        {
            ElementView view = new(element);
            var (amplitude, time, latitude) = view.Strongest();
            ElementCoverage c = element.Coverage;
            yield return Text($"    {element.Line.LShell,6:G5}  {(double)c.WithWaves / c.Nodes,9:P1}  {amplitude / Units.PicoTesla,14:F1}  {latitude / Units.Degree,11:F2}°  {time,11:F3}  {Several(c)}");
        }
    }

    private static string Several(ElementCoverage coverage) => coverage.MultiValued == 0
        ? "nowhere"
        : Text($"at {coverage.MultiValued:N0} nodes: the strongest is kept, dropped ones have up to {coverage.WorstRatio:F2} of its amplitude; {coverage.SwitchedCells:N0} cells switch waves");

    private static JsonObject Element(ChorusElement element)
    {
        var (amplitude, time, latitude) = new ElementView(element).Strongest();
        return new()
        {
            ["l_shell"] = element.Line.LShell,
            ["nodes"] = element.Coverage.Nodes,
            ["nodes_with_waves"] = element.Coverage.WithWaves,
            ["nodes_multivalued"] = element.Coverage.MultiValued,
            ["cells_switched"] = element.Coverage.SwitchedCells,
            ["worst_ratio"] = element.Coverage.WorstRatio,
            ["strongest_T"] = amplitude,
            ["strongest_at_s"] = time,
            ["strongest_at_latitude_deg"] = latitude / Units.Degree,
        };
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
