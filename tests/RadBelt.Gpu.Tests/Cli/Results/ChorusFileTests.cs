using System.Text.Json;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Satellites;
using RadBelt.Gpu.Tests.Cli.Reports;
using RadBelt.Gpu.Tests.Cli.Reports.Chorus;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>Runs of rays, chorus elements and microbursts read from their files are the runs that were written, and make the same pages.</summary>
public sealed class ChorusFileTests : Hdf5Fixture
{
    [Test]
    public void Rays_come_back()
    {
        RaysReportData data = DemoChorus.Rays();
        using Hdf5File file = Save("rays", f => RaysFile.Write(f, data));
        RaysReportData read = RaysFile.Read(file);
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(read.Rays.Select(ray => (ray.Launch, ray.End, ray.DispersionError)), Is.EqualTo(data.Rays.Select(ray => (ray.Launch, ray.End, ray.DispersionError))));
        Assert.That(read.Rays.SelectMany(ray => ray.Points), Is.EqualTo(data.Rays.SelectMany(ray => ray.Points)));
        Assert.That(Page(RaysReport.Create(read, null, DemoData.Provenance)), Is.EqualTo(Page(RaysReport.Create(data, null, DemoData.Provenance))));
        Assert.That(file.Axes("/points/gain"), Is.EqualTo(new[] { "/points/point" }));
    }

    [Test]
    public void Elements_come_back()
    {
        ElementReportData data = DemoChorus.Elements(2);
        using Hdf5File file = Save("chorus-element", f => ElementFile.Write(f, data));
        ElementReportData read = ElementFile.Read(file);
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(read.Source, Is.EqualTo(data.Source));
        Assert.That(read.Elements.SelectMany(e => e.Nodes), Is.EqualTo(data.Elements.SelectMany(e => e.Nodes)));
        Assert.That(read.Elements.Select(e => (e.Grid, e.Coverage, e.Line.LShell)), Is.EqualTo(data.Elements.Select(e => (e.Grid, e.Coverage, e.Line.LShell))));
        Assert.That(Page(ElementReport.Create(read, null, DemoData.Provenance)), Is.EqualTo(Page(ElementReport.Create(data, null, DemoData.Provenance))));
    }

    [Test]
    public void Microbursts_come_back()
    {
        MicroburstReportData data = DemoChorus.Microbursts(3);
        using Hdf5File file = Save("microburst", f => MicroburstFile.Write(f, data));
        MicroburstReportData read = MicroburstFile.Read(file);
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(read with { Lines = [] }, Is.EqualTo(data with { Lines = read.Lines.Take(0).ToArray() }).Using<MicroburstReportData>((a, b) => a.ToString() == b.ToString()));
        foreach ((MicroburstLine got, MicroburstLine line) in read.Lines.Zip(data.Lines))
        {
            Assert.That((got.LShell, got.LossCone, got.Coverage, got.Run, got.Elapsed), Is.EqualTo((line.LShell, line.LossCone, line.Coverage, line.Run, line.Elapsed)));
            foreach ((SatelliteRecord a, SatelliteRecord b) in got.Satellites.Zip(line.Satellites))
                Same(a, b);
        }

        Assert.That(Page(MicroburstReport.Create(read, null, DemoData.Provenance)), Is.EqualTo(Page(MicroburstReport.Create(data, null, DemoData.Provenance))));
    }

    [Test]
    public void Satellites_have_named_axes()
    {
        using Hdf5File file = Save("microburst", f => MicroburstFile.Write(f, DemoChorus.Microbursts(2)));
        Assert.Multiple(() =>
        {
            Assert.That(file.Children("/satellites"), Is.EquivalentTo(new[] { "000", "001", "002", "003" }));
            Assert.That(file.Axes("/satellites/003/flux"), Is.EqualTo(new[] { "time", "energy", "pitch_angle" }.Select(axis => $"/satellites/003/{axis}")));
            Assert.That(file.ReadStringAttribute("/satellites/003/flux", "units"), Is.EqualTo("m-2 s-1 sr-1 J-1"));
            Assert.That(file.ReadStringAttribute("/satellites/003", "hemisphere"), Is.EqualTo("south"));
            Assert.That(file.ReadAttribute<double>("/satellites/003", "l_shell"), Is.EqualTo(5.55).Within(1e-12));
        });
    }

    [Test]
    public void Json_has_counts_and_ratios()
    {
        MicroburstReportData data = DemoChorus.Microbursts(1);
        JsonObject json = JsonNode.Parse(JsonSerializer.Serialize(MicroburstJson.Of(data, Provenance("microburst"))))!.AsObject();
        JsonNode south = json["field_lines"]![0]!["satellites"]![1]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)json["experiment"], Is.EqualTo("microburst"));
            Assert.That((long)json["field_lines"]![0]!["lost_south"]!, Is.EqualTo(3456));
            Assert.That((double)south["largest_ratio"]!, Is.EqualTo(SatelliteView.LargestRatio(data.Lines[0].Satellites[1])!.Value.Ratio.Value));
            Assert.That((long)json["field_lines"]![0]!["satellites"]![0]!["crossings"]!, Is.EqualTo(data.Lines[0].Satellites[0].Flux.Counts.Sum()));
        });
    }

    internal static void WriteRays(Hdf5File file) => Write(file, "rays", f => RaysFile.Write(f, DemoChorus.Rays()));

    internal static void WriteElements(Hdf5File file) => Write(file, "chorus-element", f => ElementFile.Write(f, DemoChorus.Elements(2)));

    internal static void WriteMicrobursts(Hdf5File file) => Write(file, "microburst", f => MicroburstFile.Write(f, DemoChorus.Microbursts(2)));

    /// <summary>Every key of the JSON objects.</summary>
    internal static IEnumerable<string> JsonKeys() =>
        Keys(new RaysOutcome(DemoChorus.Rays()).ToJson(Provenance("rays")))
            .Concat(Keys(new ChorusElementOutcome(DemoChorus.Elements(1)).ToJson(Provenance("chorus-element"))))
            .Concat(Keys(MicroburstJson.Of(DemoChorus.Microbursts(1), Provenance("microburst"))));

    internal static IEnumerable<string> Keys(JsonNode? node) => node switch
    {
        JsonObject json => json.Select(p => p.Key).Concat(json.SelectMany(p => Keys(p.Value))),
        JsonArray list => list.SelectMany(Keys),
        _ => [],
    };

    internal static RunProvenance Provenance(string experiment) => SmallRuns.Provenance with { Experiment = experiment, Seed = null };

    private static void Same(SatelliteRecord got, SatelliteRecord expected)
    {
        SatelliteFlux a = got.Flux, b = expected.Flux;
        Assert.Multiple(() =>
        {
            Assert.That((got.Hemisphere, got.Altitude, got.LocalLossCone, a.Outside), Is.EqualTo((expected.Hemisphere, expected.Altitude, expected.LocalLossCone, b.Outside)));
            Assert.That(a.Bins.Times.Concat(a.Bins.Energies).Concat(a.Bins.PitchAngles), Is.EqualTo(b.Bins.Times.Concat(b.Bins.Energies).Concat(b.Bins.PitchAngles)));
            Assert.That(a.Flux.SequenceEqual(b.Flux) && a.Error.SequenceEqual(b.Error) && a.Counts.SequenceEqual(b.Counts), Is.True);
            Assert.That(a.Omnidirectional.SequenceEqual(b.Omnidirectional) && a.Precipitating.SequenceEqual(b.Precipitating) && a.Trapped.SequenceEqual(b.Trapped), Is.True);
            Assert.That(a.Ratio.SequenceEqual(b.Ratio), Is.True, "no ratio stays none");
            Assert.That(got.Undisturbed.Omnidirectional.SequenceEqual(expected.Undisturbed.Omnidirectional), Is.True);
        });
    }

    private static void Write(Hdf5File file, string experiment, Action<Hdf5File> write)
    {
        RunFile.WriteProvenance(file, Provenance(experiment));
        write(file);
    }

    private Hdf5File Save(string experiment, Action<Hdf5File> write) => Written(file => Write(file, experiment, write));

    private static string Page(RadBelt.Gpu.Cli.Reports.ReportPage page) => ReportPageTests.Text(page);
}
