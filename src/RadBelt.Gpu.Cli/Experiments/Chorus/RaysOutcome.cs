using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What came of a <c>rays</c> run.</summary>
internal sealed class RaysOutcome(RaysReportData data) : ExperimentOutcome
{
    private const int MostLines = 12;

    public override bool Completed => data.Completed;

    public override string? NothingKept => data.Rays.Count == 0 ? "no block of rays was whole" : null;

    public override JsonObject ToJson(RunProvenance provenance)
    {
        JsonObject json = Json.Of(provenance);
        json["completed"] = data.Completed;
        json["elapsed_s"] = data.Elapsed;
        json["rays"] = new JsonArray([.. data.Rays.Select(Ray)]);
        return json;
    }

    public override void Write(Hdf5File file) => RaysFile.Write(file, data);

    public override IEnumerable<string> Summary()
    {
        yield return Text($"{ChorusCheck.Count(data.Rays.Count, "ray", "rays")}, {data.Rays.Sum(ray => (long)ray.Points.Length):N0} points in {data.Elapsed:F1} s, |D| up to {data.Rays.Select(ray => ray.DispersionError).DefaultIfEmpty(0).Max():0.0e0}");
        yield return "";
        yield return "    from L        f (Hz)   to latitude        L   wave normal  gain (dB)   time (s)  end";
        foreach (Ray ray in data.Rays.Take(MostLines))
        {
            RayPoint last = ray.Points[^1];
            yield return Text($"    {ray.Launch.LShell,6:G5}  {ray.Launch.Frequency,10:G5}  {last.Latitude / Units.Degree,11:F2}°  {last.LShell,8:F3}  {last.WaveNormalAngle / Units.Degree,10:F2}°  {last.GainDecibels,9:F1}  {last.Time,9:F4}  {DeckWords.Of(ray.End)}");
        }

        if (data.Rays.Count > MostLines)
            yield return Text($"    … and {data.Rays.Count - MostLines:N0} more, in the file");
    }

    private static JsonObject Ray(Ray ray)
    {
        RayPoint last = ray.Points[^1];
        return new()
        {
            ["l_shell"] = ray.Launch.LShell,
            ["frequency_Hz"] = ray.Launch.Frequency,
            ["wave_normal_deg"] = ray.Launch.WaveNormalAngle / Units.Degree,
            ["end"] = DeckWords.Of(ray.End),
            ["dispersion_error"] = ray.DispersionError,
            ["last_time_s"] = last.Time,
            ["last_latitude_deg"] = last.Latitude / Units.Degree,
            ["last_l_shell"] = last.LShell,
            ["last_wave_normal_deg"] = last.WaveNormalAngle / Units.Degree,
            ["last_gain_dB"] = Json.Number(last.GainDecibels),
        };
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
