using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>Small transport runs through the tool, end to end, on a line so curved that a bounce takes 50 ms.</summary>
[NonParallelizable]
internal sealed class TransportRunTests
{
    private const string Broadband = """
        broadband:
          band: [0.2 fce, 0.4 fce]
          waves: 8
          samples_per_period: 12
          node_spacing: 5 km
          spectra:
            - {latitude: 0 deg, amplitude: 300 pT, center: 0.3 fce, width: 0.06 fce}
            - {latitude: 8 deg, amplitude: 300 pT, center: 0.3 fce, width: 0.06 fce}
        """;

    private const string Small = """
        experiment: transport
        title: tiny
        seed: 3
        plasma: {l_shell: 6, frequency_ratio: 5}
        xi: 8.62e-5 c/wce^-2
        """ + "\n" + Broadband + "\n" + """
        ensembles: {energies: 255.5 keV, pitch_angles: [50 deg, 70 deg], count: 40}
        stop_time: 0.2 s
        steps_per_gyration: 20
        theory: {energy_count: 8, pitch_angle_count: 12, scales: [1, 0.5], count: 100}
        outputs: {trajectories: 2, trajectory_interval: 1 ms}
        """;

    [Test]
    public void Check_prints_line_waves_bounces_and_steps()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("check", tool.Write("deck.yaml", Small), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("B_eq 144.44 nT").And.Contain("f_ce 4043.36 Hz, f_pe / f_ce = 5"));
        Assert.That(tool.Output, Does.Contain("8 waves a hemisphere, 0.2 … 0.4 f_ce").And.Contain("B_w 300 pT = 0.00208 B0"));
        Assert.That(tool.Output, Does.Contain("255.5 keV (0.5 E_R), 2 pitch angles × 40, bounce periods 0.0466").And.Contain("a gyration at the equator").And.Contain("expected time"));
        Assert.That(Directory.GetFileSystemEntries(tool.Folder), Has.Length.EqualTo(1), "nothing is written");
    }

    [Test]
    public void A_run_holds_coefficients_theory_distributions_and_a_page()
    {
        using var tool = new Tool();
        JsonNode json = tool.RunForJson("deck", Small);
        using Hdf5File file = Hdf5File.Open(tool.At("deck", "deck.h5"));
        TransportReportData data = TransportFile.Read(file);
        Assert.Multiple(() =>
        {
            Assert.That(file.IsComplete && data.Completed, Is.True);
            Assert.That(data.Fields.Single().Records.Select(r => r.Moments.Count), Is.All.InRange(4, 6), "one a bounce period");
            Assert.That(data.Ensembles.Select(r => r.Snapshots[^1].Energies.Length), Is.All.EqualTo(40));
            Assert.That(data.Ensembles.Select(r => r.Energy.Diffusion), Is.All.Positive);
            Assert.That(data.Theory!.Of(data.Ensembles[1].Ensemble).EnergyDiffusion, Is.Positive);
            Assert.That(data.Stochastic.Select(s => s.Scale), Is.EqualTo(new[] { 1, 0.5 }));
            Assert.That(data.Stochastic.SelectMany(s => s.Ensembles).Select(e => e.Snapshots[^1].PitchAngles.Length), Is.All.EqualTo(100));
            Assert.That(data.Stochastic[0].Ensembles[1].Energy.Diffusion, Is.Positive);
            Assert.That((double)json["ensembles"]![1]!["broadband"]!["D_EE_keV2_s"]!["value"]!, Is.Positive);
        });
        string html = File.ReadAllText(tool.At("deck", "deck.html"));
        Assert.That(html, Does.Contain("broadband, measured").And.Contain("quasilinear theory").And.Not.Contain("NaN"));
    }

    /// <summary>Coefficients of theory go with the square of the scale, whatever it is.</summary>
    [Test]
    public void The_same_field_scaled_down_has_theory_scaled_down()
    {
        using var tool = new Tool();
        string text = Small.Replace("stop_time: 0.2 s", "stop_time: 5 ms", StringComparison.Ordinal).Replace("count: 40", "count: 2", StringComparison.Ordinal);
        JsonNode full = tool.RunForJson("full", text), tenth = tool.RunForJson("tenth", text + "\nscale: 0.1\n");
        foreach (string rate in new[] { "D_EE_keV2_s", "A_E_keV_s", "D_aa_deg2_s", "A_a_deg_s" })
        {
            double expected = 0.01 * (double)full["ensembles"]![1]!["theory"]![rate]!;
            Assert.That((double)tenth["ensembles"]![1]!["theory"]![rate]!, Is.EqualTo(expected).Within(1e-10 * Math.Abs(expected)), rate);
        }
    }

    /// <summary>In weak waves electrons stay where the coefficients are those of the start: fitted, they give these back.</summary>
    [Test]
    public void Electrons_that_follow_weak_theory_are_fitted_to_its_coefficients()
    {
        using var tool = new Tool();
        string text = Small.Replace("count: 40", "count: 2", StringComparison.Ordinal).Replace("energy_count: 8, pitch_angle_count: 12, scales: [1, 0.5], count: 100", "energy_count: 40, pitch_angle_count: 45, scales: 1, count: 4000", StringComparison.Ordinal);
        tool.RunForJson("weak", text + "\nscale: 0.05\n");
        using Hdf5File file = Hdf5File.Open(tool.At("weak", "weak.h5"));
        TransportReportData data = TransportFile.Read(file);

        // At 70°, where waves of the band resonate: four standard errors, and the table between whose entries, 2° and 7 % apart, coefficients are linear.
        TransportRates theory = data.Theory!.Of(data.Ensembles[1].Ensemble);
        StochasticEnsemble followed = data.Stochastic[0].Ensembles[1];
        Assert.Multiple(() =>
        {
            Assert.That(followed.Energy.Diffusion, Is.EqualTo(theory.EnergyDiffusion).Within(4 * followed.Energy.DiffusionError + 0.03 * theory.EnergyDiffusion));
            Assert.That(followed.PitchAngle.Diffusion, Is.EqualTo(theory.PitchAngleDiffusion).Within(4 * followed.PitchAngle.DiffusionError + 0.03 * theory.PitchAngleDiffusion));
            Assert.That(followed.Energy.DiffusionError, Is.LessThan(0.1 * theory.EnergyDiffusion), "so that this says something");
        });
    }

    /// <summary>An archive of the broadband field itself: both fields are then the same waves, and electrons do in them what they do.</summary>
    [Test]
    public void A_field_from_an_archive_is_the_field_that_was_archived()
    {
        using var tool = new Tool();
        string text = Small.Replace("stop_time: 0.2 s", "stop_time: 0.06 s", StringComparison.Ordinal);
        var deck = (RadBelt.Gpu.Cli.Decks.Experiments.TransportDeck)Deck.Parse(text, "a").Experiment;
        var maker = new BroadbandMaker(deck.Line, deck.ColdDensity, deck.Broadband!);
        using (Device device = Device.Open("cpu"))
        using (WaveFieldSource field = maker.Waves(null).Field(device, maker.Grid(null, deck.StopTime), deck.Seed))
            WaveFieldArchive.Save(tool.At("waves"), field, deck.ColdDensity);

        JsonNode json = tool.RunForJson("both", text, $"archive={tool.At("waves")}");
        foreach (JsonNode? ensemble in json["ensembles"]!.AsArray())
            Assert.That(ensemble!["archive"]!.ToJsonString(), Is.EqualTo(ensemble["broadband"]!.ToJsonString()));
        Assert.That(File.ReadAllText(tool.At("both", "both.html")), Does.Contain("chorus, measured").And.Contain("broadband, measured"));

        foreach (var (change, told) in new[] { ("plasma.l_shell=5", "B_eq"), ("plasma.frequency_ratio=4", "cold electrons"), ("stop_time=1 s", "beyond the end of the wave field") })
        {
            Assert.That(tool.Run("check", tool.At("both.yaml"), "--device", "cpu", "--set", $"archive={tool.At("waves")}", "--set", change), Is.EqualTo(ExitCode.BadInput));
            Assert.That(tool.Error, Does.Contain(told));
        }
    }

    [TestCase("broadband.band=[0.2 fce, 1.5 fce]", Description = "no whistlers there")]
    [TestCase("broadband.spectra[1].latitude=80 deg")]
    [TestCase("theory.time_step=1 h", Description = "longer than the coefficients allow")]
    public void Input_that_cannot_be_used_is_one_error_and_nothing_is_written(string change)
    {
        using var tool = new Tool();
        string text = Small.Replace("stop_time: 0.2 s", "stop_time: 5 ms", StringComparison.Ordinal).Replace("count: 40", "count: 2", StringComparison.Ordinal);
        Assert.That(tool.Run("run", tool.Write("deck.yaml", text), "--output", tool.At("out"), "--device", "cpu", "--set", change), Is.EqualTo(ExitCode.BadInput), tool.Output);
        Assert.That(tool.Error, Is.Not.Empty.And.Not.Contain("unexpectedly"));
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void A_run_that_is_stopped_at_once_keeps_nothing()
    {
        using var tool = new Tool();
        Deck deck = Deck.Load(tool.Write("deck.yaml", Small), null);
        int code = tool.Capture(() => RunCommand.Run(deck, new Interrupted(Experiment.Of(deck)), tool.At("out"), "cpu", json: false, resume: false));
        Assert.That(code, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(tool.Error, Does.Contain("nothing was kept: the ensembles were not whole in any field"));
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }
}
