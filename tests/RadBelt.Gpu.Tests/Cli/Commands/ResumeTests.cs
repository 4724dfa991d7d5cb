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

    private const string Diffusion = """
        experiment: diffusion
        plasma: {l_shells: [4.5, 5, 5.5], ratios: [3, 4]}
        waves: {name: night, model: horne2005-night-chorus}
        energies: [100 keV, 300 keV]
        pitch_angles: [3 deg, 60 deg, 85 deg]
        harmonics: [-1, 1]
        tolerance: 0.05
        lifetimes: true
        estimate: {from_ratio: 3.5, methods: albert2024}
        """;

    private const string Nonducted = """
        experiment: chorus-element
        plasma: {density: 5 cm^-3}
        element:
          kind: nonducted
          l_shells: [5.45, 5.5, 5.55, 5.6]
          tone: {from: 550 Hz, to: 1400 Hz, duration: 0.2 s}
          amplitude: 300 pT
          tolerance: 1e-6
          end: {latitude: 10 deg}
          grid: {duration: 0.4 s, times: 21, latitudes: [0 deg, 8 deg], count: 9}
          launches: {l_shells: {from: 5.3, to: 5.8, count: 6, spacing: linear}, count: 9}
        """;

    // More than two blocks of rays.
    private const string Rays = """
        experiment: rays
        plasma: {density: 5 cm^-3}
        launches: {l_shells: 5.5, frequencies: {from: 600 Hz, to: 900 Hz, count: 5000}}
        end: {latitude: 1 deg}
        damping: {populations: {density: 0.5 cm^-3, temperature: 1 keV}}
        tolerance: 1e-4
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

    /// <summary>Of each table, those that estimates and drift averages need alone too; shards of tables and of field lines.</summary>
    [TestCase(null, "", 4)]
    [TestCase("2/3", "", 1)]
    [TestCase("2/3", "sectors: {fraction: 0.5, waves: night, ratio: 3.2}", 1)]
    public void A_diffusion_run_that_is_stopped_again_and_again_ends_with_the_bits_of_one_left_alone(string? shard, string sectors, int pieces)
    {
        using var tool = new Tool();
        int stops = StoppedRun.LeavesTheFileOfOneLeftAlone(tool, $"{Diffusion}\n{sectors}", shard, pieces, []);
        Assert.That(stops, Is.GreaterThanOrEqualTo(2));
    }

    [TestCase(null)]
    [TestCase("2/2")]
    public void A_run_of_chorus_elements_that_is_stopped_again_and_again_ends_with_the_bits_of_one_left_alone(string? shard)
    {
        using var tool = new Tool();
        int stops = StoppedRun.LeavesTheFileOfOneLeftAlone(tool, Nonducted, shard, pieces: 1, []);
        Assert.That(stops, Is.EqualTo(shard is null ? 3 : 1), "after each field line but the last");
    }

    [TestCase(null, 2)]
    [TestCase("2/2", 1)]
    public void A_run_of_rays_that_is_stopped_again_and_again_ends_with_the_bits_of_one_left_alone(string? shard, int expected)
    {
        using var tool = new Tool();
        int stops = StoppedRun.LeavesTheFileOfOneLeftAlone(tool, Rays, shard, pieces: 1, []);
        Assert.That(stops, Is.EqualTo(expected), "after each block but the last");
    }

    [TestCase(Transport, "scale=0.5", "scale was 1 and is 0.5", "part/0/ensemble/0/snapshot/0/energy")]
    [TestCase(Diffusion, "tolerance=0.04", "tolerance was 0.05 and is 0.04", "part/0/coefficients")]
    [TestCase(Nonducted, "element.amplitude=299 pT", "element.amplitude was 3E-10 and is 2.99E-10", "part/0/amplitude")]
    [TestCase(Rays, "end.latitude=2 deg", "end.latitude was", "part/0/points")]
    public void A_run_in_parts_does_not_go_on_from_what_is_damaged_or_of_another_run(string deck, string change, string difference, string array)
    {
        using var tool = new Tool();
        string[] run = ["run", tool.Write("deck.yaml", deck), "--output", tool.At("out"), "--device", "cpu"];
        Assert.That(tool.Run([.. run, "--set", StoppedRun.AfterEveryPiece, "--shard", "2/3"]), Is.Zero, tool.Error);
        Refused($"is of another deck ({difference}", "--shard", "2/3", "--set", change);
        Refused("there is no checkpoint in this folder");
        Directory.Move(tool.At("out", "deck-shard-2-of-3"), tool.At("out", "deck-shard-1-of-3"));
        Refused("--shard was 2/3 and is 1/3", "--shard", "1/3");
        foreach (string checkpoint in Directory.GetFiles(tool.At("out", "deck-shard-1-of-3")))
            Flip(checkpoint, array);
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
        string deck = tool.Write("wt.yaml", TinyDecks.All["weak-turbulence"]);
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

    // A bit of a number of an array.
    private static void Flip(string path, string array)
    {
        byte[] number;
        using (var checkpoint = Hdf5Checkpoint.Open(path))
            number = BitConverter.GetBytes(checkpoint.Read<double>(array).First(value => value != 0));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf(number)] ^= 1;
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
