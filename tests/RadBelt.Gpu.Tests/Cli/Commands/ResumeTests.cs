using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Tests.Hardening;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary><c>radbelt run --resume</c>. (That a killed run can be resumed is tried out in RadBelt.Gpu.Validation.)</summary>
[NonParallelizable]
internal sealed class ResumeTests
{
    private const string Transport = """
        experiment: transport
        seed: 3
        plasma: {l_shell: 6, frequency_ratio: 5}
        xi: 8.62e-5 c/wce^-2
        loss_cone: 45 deg
        broadband:
          band: [0.2 fce, 0.4 fce]
          waves: 4
          samples_per_period: 12
          node_spacing: 5 km
          spectra:
            - {latitude: 0 deg, amplitude: 300 pT, center: 0.3 fce, width: 0.06 fce}
            - {latitude: 8 deg, amplitude: 300 pT, center: 0.3 fce, width: 0.06 fce}
        ensembles: {energies: 255.5 keV, pitch_angles: [50 deg, 70 deg], count: 6}
        stop_time: 0.06 s
        steps_per_gyration: 20
        theory: {energy_count: 4, pitch_angle_count: 8, scales: [0.5, 1], count: 30}
        outputs: {trajectories: 2, trajectory_interval: 10 ms}
        """;

    private const string AfterEveryBlock = "outputs.checkpoint_every=1e-6s";

    [Test]
    public void A_resumed_run_leaves_the_file_of_one_that_was_never_stopped()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Tool.SmallDeck);
        Assert.That(tool.Run("run", deck, "--output", tool.At("whole"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu", "--set", AfterEveryBlock), Is.Zero, tool.Error);
        string[] checkpoints = Directory.GetFiles(tool.At("out"), "checkpoint-*");
        Assert.That(checkpoints, Has.Length.EqualTo(2));

        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
        Assert.That(tool.Error, Does.Contain("of an earlier run; this one begins anew"));
        Assert.That(Directory.GetFiles(tool.At("out"), "checkpoint-*"), Is.EquivalentTo(checkpoints), "too short a run to have any of its own");
        File.Delete(tool.At("out", "deck.h5"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu", "--resume", "--set", "title=another"), Is.Zero, tool.Error);
        Assert.That(tool.Error, Does.Contain("going on from " + tool.At("out", "checkpoint-")));
        Assert.That(Hdf5Contents.Of(tool.At("out", "deck.h5")), Is.EqualTo(Hdf5Contents.Of(tool.At("whole", "deck.h5"))).And.Not.Empty);
    }

    [Test]
    public void What_cannot_be_resumed_says_why_and_leaves_everything_as_it_was()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Tool.SmallDeck);
        Assert.That(tool.Run("run", deck, "--output", tool.At("none"), "--resume"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("there is no checkpoint in this folder").And.Contain("without --resume"));
        Assert.That(Directory.Exists(tool.At("none")), Is.False);

        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--device", "cpu", "--set", AfterEveryBlock), Is.Zero, tool.Error);
        string[] before = Files();
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--resume", "--set", "waves.amplitude=20 pT"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("is of another deck (waves.amplitude was 1E-11 and is 2E-11)"));
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--resume", "--set", "stop_time=3 ms"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("stop_time was 0.002 and is 0.003"));
        foreach (string checkpoint in Directory.GetFiles(tool.At("out"), "checkpoint-*"))
        {
            using FileStream file = File.OpenWrite(checkpoint);
            file.SetLength(file.Length - 1);
        }

        before = Files();
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--resume"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("truncated"));
        Assert.That(Files(), Is.EqualTo(before));

        string[] Files() => [.. Directory.GetFiles(tool.At("out")).Order(StringComparer.Ordinal).Select(f => $"{f} {new FileInfo(f).Length}")];
    }

    /// <summary>Stopped in either field and between ensembles that follow theory.</summary>
    [TestCase(null)]
    [TestCase("2/3")]
    public void A_transport_run_that_is_stopped_again_and_again_ends_with_the_bits_of_one_left_alone(string? shard)
    {
        using var tool = new Tool();
        var deck = (TransportDeck)Deck.Parse(Transport, "a").Experiment;
        var maker = new BroadbandMaker(deck.Line, deck.ColdDensity, deck.Broadband!);
        using (Device device = Device.Open("cpu"))
        using (WaveFieldSource field = maker.Waves(null).Field(device, maker.Grid(null, deck.StopTime), deck.Seed))
            WaveFieldArchive.Save(tool.At("waves"), field, deck.ColdDensity);
        int stops = StoppedRun.LeavesTheFileOfOneLeftAlone(tool, Transport, shard, pieces: 7, [$"archive={tool.At("waves")}"]);
        Assert.That(stops, Is.GreaterThanOrEqualTo(3));
    }

    [Test]
    public void A_transport_run_does_not_go_on_from_what_is_damaged_or_of_another_run()
    {
        using var tool = new Tool();
        string[] run = ["run", tool.Write("deck.yaml", Transport), "--output", tool.At("out"), "--device", "cpu"];
        Assert.That(tool.Run([.. run, "--set", StoppedRun.AfterEveryPiece, "--shard", "2/3"]), Is.Zero, tool.Error);
        Refused("is of another deck (scale was 1 and is 0.5)", "--shard", "2/3", "--set", "scale=0.5");
        Refused("there is no checkpoint in this folder");
        Directory.Move(tool.At("out", "deck-shard-2-of-3"), tool.At("out", "deck-shard-1-of-3"));
        Refused("--shard was 2/3 and is 1/3", "--shard", "1/3");
        foreach (string checkpoint in Directory.GetFiles(tool.At("out", "deck-shard-1-of-3")))
            Flip(checkpoint);
        Refused("is damaged", "--shard", "1/3");

        void Refused(string why, params string[] more)
        {
            Assert.That(tool.Run([.. run, "--resume", .. more]), Is.EqualTo(ExitCode.BadInput));
            Assert.That(tool.Error, Does.Contain(why).And.Not.Contain("unexpectedly"));
        }
    }

    /// <summary>Stopped between batches and between field lines.</summary>
    [TestCase(null)]
    [TestCase("2/3")]
    public void A_microburst_run_that_is_stopped_again_and_again_ends_with_the_bits_of_one_left_alone(string? shard)
    {
        using var tool = new Tool();
        string deck = TinyDecks.All["microburst"].Replace("l_shells: 5.5", "l_shells: [5.5, 5.6]", StringComparison.Ordinal);
        int stops = StoppedRun.LeavesTheFileOfOneLeftAlone(tool, deck, shard, pieces: 2, ["batch_size=3"], "/field_lines/elapsed");
        Assert.That(stops, Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void An_experiment_without_checkpoints_cannot_be_resumed()
    {
        using var tool = new Tool();
        string deck = tool.Write("wt.yaml", """
            experiment: weak-turbulence
            plasma: {B0: 140 nT, density: 1e7 m^-3}
            waves: {band: [0.2 fce, 0.4 fce], amplitude: 1 pT, count: 8, directions: backward}
            particles: {pitch_angles: [45 deg], resonant_with: 0.3 fce}
            elapsed_times: [1 ms, 2 ms]
            """);
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--resume"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("`weak-turbulence` keeps no checkpoints"));
    }

    [Test]
    public void A_run_that_fails_keeps_its_results_and_its_last_checkpoint()
    {
        using var tool = new Tool();
        Deck deck = Deck.Load(tool.Write("deck.yaml", Tool.SmallDeck), [AfterEveryBlock]);
        string error = Errors(out int code, () => RunCommand.Run(deck, new Failing(Experiment.Of(deck)), tool.At("out"), "cpu", json: true, resume: false));
        Assert.That(code, Is.EqualTo(ExitCode.RunFailed));
        Assert.That(error, Does.Contain("radbelt: runaway energy; what was computed until then is in").And.Contain("go on with --resume"));
        using Hdf5File file = Hdf5File.Open(tool.At("out", "deck.h5"));
        Assert.That(file.IsComplete, Is.False);
        Assert.That(Directory.GetFiles(tool.At("out"), "checkpoint-*"), Has.Length.EqualTo(2));
    }

    // A bit of an electron's energy.
    private static void Flip(string path)
    {
        byte[] energy;
        using (var checkpoint = Hdf5Checkpoint.Open(path))
            energy = BitConverter.GetBytes(checkpoint.Read<double>("part/0/ensemble/0/snapshot/0/energy")[0]);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf(energy)] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static string Errors(out int code, Func<int> run)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using var text = new StringWriter();
        try
        {
            Console.SetOut(TextWriter.Null);
            Console.SetError(text);
            code = run();
            return text.ToString();
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>An experiment that says in the end that it failed.</summary>
    private sealed class Failing(Experiment experiment) : Experiment
    {
        public override SimulationOutputs? Checkpoints => experiment.Checkpoints;

        public override IEnumerable<(string Label, string Value)> Check() => [];

        public override ExperimentOutcome Run(
            Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation) =>
            new Outcome(experiment.Run(device, progress, checkpoints, cancellation));

        private sealed class Outcome(ExperimentOutcome outcome) : ExperimentOutcome
        {
            public override bool Completed => false;

            public override SimulationFailedException Failure => new("runaway energy", 1e-3);

            public override JsonObject ToJson(RunProvenance provenance) => outcome.ToJson(provenance);

            public override void Write(Hdf5File file) => outcome.Write(file);

            public override IEnumerable<string> Summary() => outcome.Summary();
        }
    }
}
