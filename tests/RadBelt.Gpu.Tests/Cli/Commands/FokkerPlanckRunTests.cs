using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Cli.Reports.Diffusion;
using RadBelt.Gpu.Tests.Cli.Results;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>Small Fokker–Planck runs through the tool, end to end.</summary>
[NonParallelizable]
internal sealed class FokkerPlanckRunTests
{
    private const string Plasma = "plasma: {l_shells: 4.5, ratios: 4}";
    private const string Waves = "waves: {name: night, model: horne2005-night-chorus}";

    private const string Rest = """
        grid: {energies: [300 keV, 2 MeV], pitch_angles: [5 deg, 90 deg], energy_cells: 12, pitch_angle_cells: 12}
        initial:
          exponential: {flux: 1e4 cm^-2/s/sr/keV, at: 300 keV, folding_energy: 200 keV}
          from_edge: true
        time_step: 10 min
        times: [1 h, 4 h]
        """;

    private const string Inline =
        "experiment: fokker-planck\ntitle: tiny\ncoefficients:\n  quasilinear:\n    " + Plasma + "\n    " + Waves + "\n    harmonics: [-1, 1]\n    tolerance: 0.05\n    energy_count: 4\n    pitch_angle_count: 6\n" + Rest;

    /// <summary>Scattering near the loss cone empties it into the atmosphere, and nothing is unexplained.</summary>
    [Test]
    public void A_run_holds_fluxes_coefficients_and_the_account()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("check", tool.Write("deck.yaml", Inline), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("night, L = 4.5, f_pe/f_ce = 4").And.Contain("loss cone 4.56°").And.Contain("24 to 14400 s, implicit").And.Contain("expected time"));
        Assert.That(tool.Run("run", tool.At("deck.yaml"), "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("left through lowest α"));
        using Hdf5File file = Hdf5File.Open(tool.At("out", "deck.h5"));
        FokkerPlanckReportData data = FokkerPlanckFile.Read(file);
        Assert.Multiple(() =>
        {
            Assert.That(file.IsComplete && data.Completed, Is.True);
            Assert.That(data.States.Select(s => s.Time), Is.EqualTo(new[] { 0, 3600.0, 14_400 }).Within(1e-6));
            Assert.That(data.States[^1].Density.Cast<double>(), Is.All.Not.Negative);
            Assert.That(data.States[^1].Budget.OutAtLowestPitchAngle, Is.Positive);
            Assert.That(Math.Abs(data.States[^1].Budget.Defect), Is.LessThan(1e-12 * data.States[0].Budget.Initial));
            double expected = 1e4 * Math.Exp((300 * Units.KeV - data.Energies[3]) / (200 * Units.KeV)) * (Math.Sin(data.PitchAngles[5]) - Math.Sin(5 * Units.Degree));
            Assert.That(FluxScales.Flux(data, data.States[0])[3, 5], Is.EqualTo(expected).Within(1e-10 * expected));
        });
        Assert.That(File.ReadAllText(tool.At("out", "deck.html")), Does.Contain("unexplained").And.Not.Contain("NaN"));
    }

    /// <summary>What a run of diffusion wrote is what is computed at the same energies and pitch angles.</summary>
    [Test]
    public void Coefficients_of_a_file_are_those_that_are_computed()
    {
        using var tool = new Tool();
        string diffusion = $"experiment: diffusion\n{Plasma}\n{Waves}\nharmonics: [-1, 1]\ntolerance: 0.05\nenergies: {{from: 300 keV, to: 2 MeV, count: 4}}\n"
            + "pitch_angles: {from: 5 deg, to: 90 deg, count: 6, spacing: linear}\nsectors: {fraction: 0.5, waves: night}\n";
        Assert.That(tool.Run("run", tool.Write("d.yaml", diffusion), "--output", tool.At("d"), "--device", "cpu"), Is.Zero, tool.Error);
        string filed = $"experiment: fokker-planck\ncoefficients: {{}}\n{Rest}", file = $"coefficients.file={tool.At("d", "d.h5")}";
        double[] computed = Flux(tool, "inline", Inline), read = Flux(tool, "filed", filed, file);
        Assert.That(read, Is.EqualTo(computed));
        double[] half = Flux(tool, "half", Inline + "\n", "coefficients.scale=0.5");
        Assert.That(Flux(tool, "average", filed, file, "coefficients.drift_average=true"), Is.EqualTo(half).Within(1e-9).Percent, "half of the orbit");

        foreach (var (change, told) in new[]
        {
            ("coefficients.waves=day", "has no waves `day`; it has `night`"),
            ("coefficients.l_shell=6", "has no table of 6; it has 4.5"),
            ("grid.energies=[100 keV, 2 MeV]", "is not covered by the table"),
            ($"coefficients.file={tool.At("filed", "filed.h5")}", "was written by `fokker-planck`; name a file of `diffusion`"),
        })
        {
            Assert.That(tool.Run("check", tool.At("filed.yaml"), "--device", "cpu", "--set", file, "--set", change), Is.EqualTo(ExitCode.BadInput));
            Assert.That(tool.Error, Does.Contain(told));
        }
    }

    [Test]
    public void A_table_that_is_not_positive_semidefinite_is_refused_with_its_file_and_cell()
    {
        using var tool = new Tool();
        DiffusionReportData data = DemoDiffusion.Run(everything: false);
        MomentumDiffusionTensor[,] table = data.Find(0, 0, 1)!.Coefficients;
        table[3, 4] = table[3, 4] with { AlphaMomentum = 100 * table[3, 4].AlphaMomentum };
        using (Hdf5File file = Hdf5File.Create(tool.At("d.h5")))
        {
            RunFile.WriteProvenance(file, DiffusionFileTests.Provenance);
            DiffusionFile.Write(file, data);
            file.Commit();
        }

        string deck = tool.Write("deck.yaml", $"experiment: fokker-planck\ncoefficients: {{waves: night, l_shell: 4, ratio: 4}}\n{Rest.Replace("2 MeV", "1.6 MeV", StringComparison.Ordinal)}");
        string filed = $"coefficients.file={tool.At("d.h5")}";
        Assert.That(tool.Run("check", deck, "--device", "cpu", "--set", filed), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain(tool.At("d.h5")).And.Contain("night").And.Contain("at 0.4 MeV, 45°: D_αp is").And.Contain("positive semidefinite"));
        Assert.That(tool.Run("check", deck, "--device", "cpu", "--set", filed, "--set", "coefficients.ratio=8"), Is.Zero, "the others are sound: " + tool.Error);
    }

    [Test]
    public void The_check_by_particles_is_in_the_file_and_on_the_page()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Inline + "\nstochastic: {energy: 800 keV, pitch_angle: 50 deg, count: 400, time: 10 min, seed: 5}\n");
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        using Hdf5File file = Hdf5File.Open(tool.At("out", "deck.h5"));
        StochasticComparison check = FokkerPlanckFile.Read(file).Stochastic!;
        Assert.That(check.Left, Is.EqualTo(check.SolverLeft).Within(0.1), "five standard errors of 400");
        Assert.That(check.Energies, Has.Length.EqualTo((int)Math.Round(400 * check.Left)));
        Assert.That(check.OfEnergy.Cumulative[^1], Is.EqualTo(1).Within(1e-12));
        Assert.That(File.ReadAllText(tool.At("out", "deck.html")), Does.Contain("Check by stochastic differential equations"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("out2"), "--device", "cpu", "--set", "stochastic.time_step=10 h"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("stochastic.time_step: ").And.Contain("is too long").And.Contain("or `auto`"));
    }

    private static double[] Flux(Tool tool, string name, string deck, params string[] changes)
    {
        string[] set = [.. changes.SelectMany(change => new[] { "--set", change })];
        Assert.That(tool.Run(["run", tool.Write(name + ".yaml", deck), "--output", tool.At(name), "--device", "cpu", "--json", .. set]), Is.Zero, tool.Error);
        JsonNode last = JsonNode.Parse(tool.Output)!["states"]![2]!;
        return [.. last["flux_cm2_s_sr_keV"]!.AsArray().SelectMany(row => row!.AsArray().Select(v => (double)v!))];
    }
}
