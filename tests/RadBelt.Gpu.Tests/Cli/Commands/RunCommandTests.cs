using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Cli.Commands;

[NonParallelizable]
internal sealed class RunCommandTests
{
    private static readonly string[] EnsembleKeys =
    [
        "pitch_angle_deg", "energy_keV", "D_aa_formal", "D_aa_approx", "D_aa_stderr", "D_aa_theory", "D_EE", "D_EE_theory", "D_aE", "D_aE_theory",
    ];

    [Test]
    public void A_run_leaves_a_file_and_a_page_and_prints_one_json_object()
    {
        using var tool = new Tool();
        int code = tool.Run("run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", tool.At("out"), "--device", "cpu", "--json");

        Assert.That(code, Is.EqualTo(ExitCode.Success), tool.Error);
        JsonNode json = JsonNode.Parse(tool.Output)!;
        Assert.That((string?)json["experiment"], Is.EqualTo("test-particles"));
        Assert.That((string?)json["device"], Is.EqualTo("cpu"));
        Assert.That((long)json["seed"]!, Is.EqualTo(7));
        Assert.That(json["ensembles"]!.AsArray(), Has.Count.EqualTo(3));
        foreach (JsonNode? ensemble in json["ensembles"]!.AsArray())
        {
            Assert.That(EnsembleKeys.Where(key => ensemble![key] is null), Is.Empty);
            Assert.That((double)ensemble!["D_aa_formal"]!, Is.GreaterThan(0));
        }

        Assert.That((double)json["particle_steps_per_second"]!, Is.GreaterThan(0));
        Assert.That((double)json["wave_evaluations_per_second"]!, Is.GreaterThan(0));
        using Hdf5File file = Hdf5File.Open(tool.At("out", "deck.h5"));
        Assert.That(file.IsComplete, Is.True);
        Assert.That(File.ReadAllText(tool.At("out", "deck.html")), Does.Contain("<svg"));
        Assert.That(Directory.GetFiles(tool.At("out")), Has.Length.EqualTo(2), "nothing else is left");
    }

    [Test]
    public void The_same_deck_gives_the_same_numbers_and_another_seed_others()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Tool.SmallDeck);
        string Ensembles(params string[] more)
        {
            Assert.That(tool.Run(["run", deck, "--output", tool.At("out"), "--device", "cpu", "--json", .. more]), Is.Zero, tool.Error);
            return JsonNode.Parse(tool.Output)!["ensembles"]!.ToJsonString();
        }

        string first = Ensembles();
        Assert.That(Ensembles(), Is.EqualTo(first));
        Assert.That(Ensembles("--set", "seed=8"), Is.Not.EqualTo(first));
    }

    [Test]
    public void A_page_can_be_made_again_from_the_file_alone()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", tool.At("out")), Is.Zero, tool.Error);
        string first = File.ReadAllText(tool.At("out", "deck.html"));
        Assert.That(tool.Run("report", tool.At("out", "deck.h5"), "--output", tool.At("again.html")), Is.Zero, tool.Error);
        Assert.That(File.ReadAllText(tool.At("again.html")), Is.EqualTo(first));
    }

    [Test]
    public void A_page_never_replaces_the_file_it_is_made_from()
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", tool.At("out")), Is.Zero, tool.Error);
        byte[] before = File.ReadAllBytes(tool.At("out", "deck.h5"));
        Assert.That(tool.Run("report", tool.At("out", "deck.h5"), "--output", tool.At("out", "..", "out", "deck.h5")), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("--output"));
        Assert.That(File.ReadAllBytes(tool.At("out", "deck.h5")), Is.EqualTo(before));
    }

    [TestCase("device_description", Description = "an attribute's name")]
    [TestCase("energy_variance", Description = "a dataset's name")]
    [TestCase("histograms", Description = "a group's name")]
    public void One_changed_byte_in_what_describes_the_data_is_found(string inTheName)
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", tool.At("out")), Is.Zero, tool.Error);
        byte[] bytes = File.ReadAllBytes(tool.At("out", "deck.h5"));
        int place = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(inTheName));
        Assert.That(place, Is.Positive);
        bytes[place] ^= 1;
        File.WriteAllBytes(tool.At("damaged.h5"), bytes);
        Assert.That(tool.Run("report", tool.At("damaged.h5")), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("damaged.h5").And.Contain("the file may be damaged: write or copy it again"));
        Assert.That(File.Exists(tool.At("damaged.html")), Is.False);
    }

    [Test]
    public void Electrons_along_the_field_far_from_a_single_wave_have_a_readable_summary()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", """
            experiment: test-particles
            plasma: {B0: 140 nT, density: 1e7 m^-3}
            waves: {frequencies: 0.3 fce, amplitude: 50 pT, directions: backward}
            ensembles: {pitch_angles: [0 deg, 90 deg, 180 deg], energies: [10 keV, 1 eV, 100 MeV], count: 8}
            stop_time: 1 ms
            """);
        Assert.That(tool.Run("check", deck), Is.Zero, tool.Error);
        Assert.That(tool.Output, Does.Contain("no recurrence").And.Not.Contain("Infinity"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("out")), Is.Zero, tool.Error);
        Assert.That(tool.Output.Split('\n').Max(line => line.Length), Is.LessThan(180));
        Assert.That(tool.Output, Does.Contain("theory is 0").And.Not.Contain("NaN"));
    }

    [Test]
    public void Weak_turbulence_runs_too()
    {
        using var tool = new Tool();
        string deck = tool.Write("wt.yaml", """
            experiment: weak-turbulence
            plasma: {B0: 140 nT, density: 1e7 m^-3}
            waves: {mode: R, band: [0.2 fce, 0.4 fce], amplitude: 1 pT, count: 64, directions: backward}
            particles: {pitch_angles: [45 deg], resonant_with: 0.3 fce}
            elapsed_times: {from: 1 Tce, to: 100 Tce, count: 20}
            """);
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--json"), Is.Zero, tool.Error);
        Assert.That((string?)JsonNode.Parse(tool.Output)!["experiment"], Is.EqualTo("weak-turbulence"));
        Assert.That(File.Exists(tool.At("out", "wt.html")), Is.True);
    }

    [TestCase("waves.amplitude=3 km", "waves.amplitude")]
    [TestCase("plasma.density=-1 m^-3", "plasma.density")]
    [TestCase("waves.band=[0.2 fce, 1.4 fce]", "waves.band")]
    [TestCase("ensembles.pitch_angles=[190 deg]", "ensembles.pitch_angles")]
    [TestCase("time_step=50 us", "time_step")]
    [TestCase("waves.directions=forward", "needs `directions: backward`")]
    [TestCase("waves={mode: L, band: [0.0002 fce, 0.0004 fce], amplitude: 1 pT, count: 4, directions: backward}", "ions")]
    [TestCase("time_step=1e-20 s", "at most 2⁵³")]
    [TestCase("domain=1e30 km", "domain")]
    [TestCase("outputs={samples: 1000000, trajectories: 100000, scatter: 20}", "outputs: what is kept takes", "stop_time=1000 s", "ensembles.count=100000")]
    [TestCase("waves.amplitud=3 pT", "amplitude")]
    public void Input_that_cannot_be_used_is_one_error_and_nothing_is_written(string change, string named, params string[] more)
    {
        using var tool = new Tool();
        string[] set = [.. more.Prepend(change).SelectMany(each => (string[])["--set", each])];
        int code = tool.Run(["run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", tool.At("out"), .. set]);
        Assert.That(code, Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain(named));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void A_device_that_does_not_exist_is_named_with_those_that_do()
    {
        using var tool = new Tool();
        int code = tool.Run("run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", tool.At("out"), "--device", "cuda:7");
        Assert.That(code, Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("cuda:7").And.Contain("cpu"));
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void A_run_that_does_not_fit_is_refused_with_the_bytes()
    {
        using var tool = new Tool();
        int code = tool.Run(
            "run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", tool.At("out"), "--set", "ensembles.count=1000000000", "--set", "precision=double");
        Assert.That(code, Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("168,000,000,000 bytes").And.Contain("free"));
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void An_output_folder_that_cannot_be_made_is_an_error()
    {
        using var tool = new Tool();
        string inTheWay = tool.Write("file", "not a folder");
        int code = tool.Run("run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", Path.Combine(inTheWay, "out"));
        Assert.That(code, Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain(inTheWay).And.Contain("--output"));
    }

    [Test]
    public void Weak_turbulence_stopped_early_keeps_whole_histories_only()
    {
        using var tool = new Tool();
        Deck deck = Deck.Load(tool.Write("wt.yaml", """
            experiment: weak-turbulence
            plasma: {B0: 140 nT, density: 1e7 m^-3}
            waves: {band: [0.2 fce, 0.4 fce], amplitude: 1 pT, count: 8, directions: backward}
            particles: {pitch_angles: [45 deg, 60 deg], resonant_with: 0.3 fce}
            elapsed_times: [1 ms, 2 ms]
            """), null);
        using Device device = Device.Open("cpu");
        ExperimentOutcome outcome = Experiment.Of(deck).Run(device, new Progress<SimulationProgress>(), checkpoints: null, new CancellationToken(canceled: true));
        Assert.That(outcome.Completed, Is.False);
        Assert.That(outcome.Summary().Count(), Is.EqualTo(1), "the heading alone");
    }

    [Test]
    public void Ctrl_C_keeps_what_was_computed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("signals are sent with kill");
        }

        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Tool.SmallDeck);
        var start = new ProcessStartInfo("dotnet", [
            typeof(ExitCode).Assembly.Location, "run", deck, "--output", tool.At("out"), "--device", "cpu",
            "--set", "stop_time=1000 s", "--set", "outputs.samples=1000000"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();

        // The file appears when the run is about to begin; a moment later it is under way.
        for (int i = 0; i < 600 && !Directory.Exists(tool.At("out")); i++)
        {
            Thread.Sleep(50);
        }

        Thread.Sleep(1500);
        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        Assert.That(process.WaitForExit(60_000), Is.True, "it ends");
        Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Interrupted), error.Result);
        Assert.That(error.Result, Does.Contain("interrupted").And.Contain("go on with --resume"));
        Assert.That(Directory.GetFiles(tool.At("out"), "checkpoint-*"), Has.Length.EqualTo(1));
        Assert.That(output.Result, Does.Contain("report"));
        using Hdf5File file = Hdf5File.Open(tool.At("out", "deck.h5"));
        Assert.That(file.IsComplete, Is.False);
    }
}
