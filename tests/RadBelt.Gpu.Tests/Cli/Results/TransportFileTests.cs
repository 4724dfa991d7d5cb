using System.Text.Json;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Tests.Cli.Reports;
using RadBelt.Gpu.Tests.Cli.Reports.Transport;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>A transport run read from its file is the run that was written, and makes the same page.</summary>
public sealed class TransportFileTests : Hdf5Fixture
{
    internal static readonly RunProvenance Provenance = SmallRuns.Provenance with { Experiment = "transport" };

    [TestCase(true, true)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    public void Every_number_comes_back(bool archive, bool broadband)
    {
        TransportReportData data = DemoTransport.Run(archive, broadband);
        using Hdf5File file = Written(f => Write(f, data));
        TransportReportData read = TransportFile.Read(file);
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(JsonSerializer.Serialize(read), Is.EqualTo(JsonSerializer.Serialize(data)));
        Assert.That(Page(read), Is.EqualTo(Page(data)));
    }

    [Test]
    public void A_run_that_was_stopped_keeps_the_fields_it_has()
    {
        TransportReportData data = DemoTransport.Run() with { Completed = false, Theory = null, Stochastic = [] };
        using Hdf5File file = Written(f => Write(f, data));
        Assert.That(JsonSerializer.Serialize(TransportFile.Read(file)), Is.EqualTo(JsonSerializer.Serialize(data)));
    }

    [Test]
    public void Tables_have_named_axes_and_units()
    {
        using Hdf5File file = Written(f => Write(f, DemoTransport.Run()));
        Assert.Multiple(() =>
        {
            Assert.That(file.Axes("/broadband/energy_D"), Is.EqualTo(new[] { "/broadband/ensemble" }));
            Assert.That(file.Axes("/stochastic/factor_001/energy_D"), Is.EqualTo(new[] { "/stochastic/factor_001/ensemble" }));
            Assert.That(file.ReadStringAttribute("/broadband/energy_D", "units"), Is.EqualTo("J2 s-1"));
            Assert.That(file.ReadStringAttribute("/broadband/pitch_angle_A_error", "units"), Is.EqualTo("rad s-1"));
            Assert.That(file.Axes("/theory/D_EE"), Is.EqualTo(new[] { "/theory/energy", "/theory/pitch_angle" }));
            Assert.That(file.Axes("/archive/ensemble_002/trajectories/wave_phase"), Is.EqualTo(new[] { "trajectory", "time" }.Select(axis => $"/archive/ensemble_002/trajectories/{axis}")));
        });
    }

    [Test]
    public void Json_has_coefficients_ratios_and_distances()
    {
        JsonObject json = JsonNode.Parse(JsonSerializer.Serialize(TransportJson.Of(DemoTransport.Run(), Provenance)))!.AsObject();
        JsonNode ensemble = json["ensembles"]![4]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)json["experiment"], Is.EqualTo("transport"));
            Assert.That((double)ensemble["broadband"]!["D_EE_keV2_s"]!["value"]!, Is.EqualTo(50).Within(1e-9));
            Assert.That((double)ensemble["archive_over_broadband"]!["value"]!, Is.EqualTo(1.2).Within(1e-12));
            Assert.That((double)ensemble["theory_over_measured"]!["value"]!, Is.EqualTo(2).Within(1e-12));
            Assert.That(ensemble["kolmogorov_smirnov"]!.AsArray(), Has.Count.EqualTo(2 * 2 * 2), "fields, times, factors");
        });
    }

    internal static void Write(Hdf5File file) => Write(file, DemoTransport.Run());

    /// <summary>Every key of the JSON object.</summary>
    internal static IEnumerable<string> JsonKeys() => ChorusFileTests.Keys(TransportJson.Of(DemoTransport.Run(), Provenance));

    private static void Write(Hdf5File file, TransportReportData data)
    {
        RunFile.WriteProvenance(file, Provenance);
        TransportFile.Write(file, data);
    }

    private static string Page(TransportReportData data) => ReportPageTests.Text(TransportReport.Create(data, null, DemoData.Provenance));
}
