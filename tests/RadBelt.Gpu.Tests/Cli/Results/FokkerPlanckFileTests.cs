using System.Text.Json;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Tests.Cli.Reports;
using RadBelt.Gpu.Tests.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>A Fokker–Planck run read from its file is the run that was written, and makes the same page.</summary>
public sealed class FokkerPlanckFileTests : Hdf5Fixture
{
    internal static readonly RunProvenance Provenance = SmallRuns.Provenance with { Experiment = "fokker-planck", Seed = null };

    [Test]
    public void Every_number_comes_back([Values] bool check)
    {
        FokkerPlanckReportData data = DemoFokkerPlanck.Run(check);
        using Hdf5File file = Written(f => Write(f, data));
        FokkerPlanckReportData read = FokkerPlanckFile.Read(file);
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(Serialized(read), Is.EqualTo(Serialized(data)));
        Assert.That(read.States.SelectMany(s => s.Density.Cast<double>()), Is.EqualTo(data.States.SelectMany(s => s.Density.Cast<double>())));
        Assert.That(read.Coefficients, Is.EqualTo(data.Coefficients));
        Assert.That(Page(read), Is.EqualTo(Page(data)));
    }

    [Test]
    public void Tables_have_named_axes_and_units()
    {
        using Hdf5File file = Written(f => Write(f, DemoFokkerPlanck.Run()));
        Assert.Multiple(() =>
        {
            Assert.That(file.Axes("/solution/flux"), Is.EqualTo(new[] { "time", "energy", "pitch_angle" }.Select(axis => $"/solution/{axis}")));
            Assert.That(file.ReadStringAttribute("/solution/flux", "units"), Is.EqualTo("m-2 s-1 sr-1 J-1"));
            Assert.That(file.ReadStringAttribute("/coefficients/D_EE", "units"), Is.EqualTo("J2 s-1"));
            Assert.That(file.Axes("/budget/present"), Is.EqualTo(new[] { "/budget/time" }));
        });
    }

    [Test]
    public void Json_has_fluxes_and_the_account()
    {
        FokkerPlanckReportData data = DemoFokkerPlanck.Run();
        JsonObject json = JsonNode.Parse(JsonSerializer.Serialize(FokkerPlanckJson.Of(data, Provenance)))!.AsObject();
        JsonNode last = json["states"]![2]!;
        Assert.Multiple(() =>
        {
            Assert.That((double)last["particles"]!, Is.EqualTo(Math.Exp(-1)).Within(1e-12), "in units of those at the start");
            Assert.That((double)last["flux_cm2_s_sr_keV"]![3]![4]!, Is.EqualTo(FluxScales.Flux(data, data.States[2])[3, 4]));
            Assert.That(json["states"]![0]!["flux_cm2_s_sr_keV"]![11]![0], Is.Null, "nothing");
            Assert.That((int)json["stochastic"]!["count"]!, Is.EqualTo(320));
        });
    }

    internal static void Write(Hdf5File file) => Write(file, DemoFokkerPlanck.Run());

    /// <summary>Every key of the JSON object.</summary>
    internal static IEnumerable<string> JsonKeys() => ChorusFileTests.Keys(FokkerPlanckJson.Of(DemoFokkerPlanck.Run(), Provenance));

    private static void Write(Hdf5File file, FokkerPlanckReportData data)
    {
        RunFile.WriteProvenance(file, Provenance);
        FokkerPlanckFile.Write(file, data);
    }

    // What JSON cannot hold, grids, is compared apart.
    private static string Serialized(FokkerPlanckReportData data) => JsonSerializer.Serialize(new
    {
        data.Setup, data.Energies, data.PitchAngles, data.WeakenedCells, data.LargestWeakening, data.Stochastic, data.CoefficientsElapsed, data.Elapsed, data.Completed,
        Budgets = data.States.Select(s => (s.Time, s.Budget).ToString()),
        EnergyRange = data.Setup.Energies.ToString(), Angles = data.Setup.PitchAngles.ToString(),
    });

    private static string Page(FokkerPlanckReportData data) => ReportPageTests.Text(FokkerPlanckReport.Create(data, null, DemoData.Provenance));
}
