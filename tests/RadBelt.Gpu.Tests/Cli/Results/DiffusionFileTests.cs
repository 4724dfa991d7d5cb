using System.Text.Json;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Cli.Reports;
using RadBelt.Gpu.Tests.Cli.Reports.Diffusion;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Results;

/// <summary>A diffusion run read from its file is the run that was written, and makes the same page.</summary>
public sealed class DiffusionFileTests : Hdf5Fixture
{
    internal static readonly RunProvenance Provenance = SmallRuns.Provenance with { Experiment = "diffusion", Seed = null };

    [Test]
    public void Every_number_comes_back([Values] bool everything)
    {
        DiffusionReportData data = DemoDiffusion.Run(everything);
        using Hdf5File file = Save(data);
        DiffusionReportData read = DiffusionFile.Read(file);
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(RunFile.ReadProvenance(file).Seed, Is.Null, "nothing is drawn at random");
        Assert.That(Serialized(read), Is.EqualTo(Serialized(data)));
        Assert.That(read.Setup.Species, Is.EqualTo(Species.Electron));
        Assert.That(Page(read), Is.EqualTo(Page(data)));
    }

    /// <summary>Slow index first: waves, field line, ratio, energy, pitch angle.</summary>
    [Test]
    public void Tables_have_named_axes()
    {
        DiffusionReportData data = DemoDiffusion.Run();
        using Hdf5File file = Save(data);
        DiffusionSetup setup = data.Setup;
        double[] aE = file.Read<double>("/coefficients/D_aE", [2, 2, 3, 6, 9]);
        Assert.Multiple(() =>
        {
            Assert.That(file.Axes("/coefficients/D_aa"), Is.EqualTo(new[] { "waves", "l_shell", "ratio", "energy", "pitch_angle" }.Select(axis => $"/coefficients/{axis}")));
            Assert.That(file.Axes("/estimates/D_pp")[0], Is.EqualTo("/estimates/method"));
            Assert.That(file.Axes("/drift_average/lifetime"), Is.EqualTo(new[] { "/drift_average/l_shell", "/drift_average/energy" }));
            Assert.That(file.ReadStringAttribute("/coefficients/D_ap", "units"), Is.EqualTo("kg m s-2"));
            Assert.That(file.ReadStringAttribute("/coefficients/pitch_angle", "long_name"), Is.EqualTo("equatorial pitch angle"));
            double expected = setup.Species.Speed(setup.Energies[5]) * data.Find(1, 0, 2)!.Coefficients[5, 7].AlphaMomentum;
            Assert.That(aE[(((1 * 2 + 0) * 3 + 2) * 6 + 5) * 9 + 7], Is.EqualTo(expected).Within(1e-15 * Math.Abs(expected)), "v D_αp");
        });
    }

    [Test]
    public void A_density_of_its_own_is_an_axis_of_one_point()
    {
        DiffusionReportData data = DemoDiffusion.Run(everything: false);
        DiffusionSetup setup = data.Setup with { Ratios = null, Latitude = 0.2, Shells = [.. data.Setup.Shells.Select(s => s with { Ratios = [s.L] })] };
        data = data with { Setup = setup, Slices = [.. data.Slices.Where(s => s.Density == 0)] };
        using Hdf5File file = Save(data);
        Assert.That(file.Axes("/coefficients/D_aa")[2], Is.EqualTo("/coefficients/density"));
        Assert.That(file.ReadStringAttribute("/coefficients/pitch_angle", "long_name"), Is.EqualTo("pitch angle from +B0"));
        Assert.That(Serialized(DiffusionFile.Read(file)), Is.EqualTo(Serialized(data)));
    }

    [Test]
    public void A_run_that_was_stopped_keeps_the_tables_it_has()
    {
        DiffusionReportData data = DemoDiffusion.Run();
        data = data with { Setup = data.Setup with { Completed = false }, Slices = [.. data.Slices.Take(7)], DriftAverages = [] };
        using Hdf5File file = Save(data);
        Assert.That(file.Read<long>("/coefficients/integrand_evaluations", [2, 2, 3]).Count(n => n < 0), Is.EqualTo(5));
        Assert.That(Serialized(DiffusionFile.Read(file)), Is.EqualTo(Serialized(data)));
    }

    [Test]
    public void Json_has_the_tables()
    {
        DiffusionReportData data = DemoDiffusion.Run();
        JsonObject json = JsonNode.Parse(JsonSerializer.Serialize(DiffusionJson.Of(data, Provenance)))!.AsObject();
        JsonObject table = json["tables"]![5]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That((string?)json["experiment"], Is.EqualTo("diffusion"));
            Assert.That((double)json["pitch_angles_deg"]![1]!, Is.EqualTo(15).Within(1e-12));
            Assert.That(((string?)table["waves"], (double)table["l_shell"]!, (double)table["frequency_ratio"]!), Is.EqualTo(("night", 5.0, 8.0)));
            Assert.That((double)table["D_pp"]![3]![4]!, Is.EqualTo(data.Find(0, 1, 2)!.Coefficients[3, 4].MomentumMomentum));
            Assert.That(table["lifetimes_s"]![0], Is.Null, "infinite");
            Assert.That((double)json["drift_averages"]![1]!["D_aa"]![2]![2]!, Is.EqualTo(data.DriftAverages[1].Coefficients[2, 2].AlphaAlpha));
        });
    }

    internal static void Write(Hdf5File file)
    {
        RunFile.WriteProvenance(file, Provenance);
        DiffusionFile.Write(file, DemoDiffusion.Run());
    }

    private Hdf5File Save(DiffusionReportData data) => Written(file =>
    {
        RunFile.WriteProvenance(file, Provenance);
        DiffusionFile.Write(file, data);
    });

    private static string Page(DiffusionReportData data) => ReportPageTests.Text(DiffusionReport.Create(data, null, DemoData.Provenance));

    /// <summary>All of it as text that tells any two bits apart; tables row by row.</summary>
    private static string Serialized(DiffusionReportData data) => string.Join('\n',
        (IEnumerable<string>)[
            JsonSerializer.Serialize(data.Setup),
            .. data.Slices.Select(s => $"{s.Waves} {s.Shell} {s.Density} {s.Work} {Rows(s.Coefficients)} {Numbers(s.Lifetimes)} {string.Join(';', s.Estimates.Select(e => Numbers(e.SourceEnergies) + Rows(e.Coefficients)))}"),
            .. data.DriftAverages.Select(s => $"{s.Shell} {Rows(s.Coefficients)} {Numbers(s.Lifetimes)}"),
            .. data.Resonance.Select(c => $"{c.Ratio:R} {c.Energy:R} {Numbers(c.Frequencies)} {string.Join(';', c.InverseSquaredIndex.Select(x => x.Name + Numbers(x.Values)))} {string.Join(';', c.Resonances.Select(x => x.Harmonic + Numbers(x.Values)))}"),
        ]);

    private static string Rows(MomentumDiffusionTensor[,] table) => Numbers([.. table.Cast<MomentumDiffusionTensor>().SelectMany(d => new[] { d.AlphaAlpha, d.AlphaMomentum, d.MomentumMomentum })]);

    private static string Numbers(double[]? values) => values is null ? "none" : string.Join(',', values.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
}
