using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Yaml;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Tests.Cli.Commands;

namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>What becomes of a deck that may be anything: it is read, checked and run, or refused in one sentence; nothing else escapes, and it ends in time.</summary>
internal static class DeckTrial
{
    // For what takes milliseconds on a quiet machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What <c>radbelt check</c> does, but for measuring the device's speed.</summary>
    /// <returns>Whether the deck can be run.</returns>
    public static bool Check(byte[] deck, Device device) => InTime(() =>
    {
        try
        {
            Experiment experiment = Experiment.Of(Deck.Parse(DeckFile.Decode(deck, "random.yaml"), "random.yaml"));
            foreach ((string label, string value) in experiment.Check())
                Assert.That(label.Length > 0 && value is not null);
            experiment.Workload?.RequireMemory(device);
            return true;
        }
        catch (InvalidInputException refusal)
        {
            AssertReadable(refusal.Message);
            return false;
        }
    });

    /// <summary><c>radbelt run</c> for a while, and what it leaves.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string text, TimeSpan atMost)
    {
        using var tool = new Tool();
        int code;
        try
        {
            Deck deck = Deck.Load(tool.Write("deck.yaml", text));
            using var end = new CancellationTokenSource();
            code = InTime(() => tool.Capture(() => RunCommand.Run(deck, new Ended(Experiment.Of(deck), end, atMost), tool.At("out"), "cpu", json: false, resume: false)));
        }
        catch (InvalidInputException refusal)
        {
            AssertReadable(refusal.Message);
            code = ExitCode.BadInput;
        }

        AssertNothingHalfWritten(tool.At("out"), code);
        return code;
    }

    /// <summary>Of a run nothing is left half-written; of input that cannot be used nothing at all.</summary>
    public static void AssertNothingHalfWritten(string folder, int code)
    {
        if (code == ExitCode.BadInput)
            Assert.That(Directory.Exists(folder), Is.False, "a refused run leaves no folder");
        AssertNoTemporaryFiles(folder);
        if (code == ExitCode.Success)
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Does.Contain("deck.h5").And.Contain("deck.html"));
    }

    /// <summary>Results and pages, nothing else.</summary>
    public static void AssertNoTemporaryFiles(string folder)
    {
        string[] left = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        Assert.That(left.Where(file => Path.GetExtension(file) is not (".h5" or ".html")), Is.Empty, "temporary files");
    }

    private static void AssertReadable(string message)
    {
        Assert.That(message, Is.Not.Empty.And.Not.Contain("   at "), "a sentence, no stack");
        Assert.That(message.Where(c => char.IsControl(c) && c != '\n'), Is.Empty);
    }

    private static T InTime<T>(Func<T> work)
    {
        Task<T> task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.WaitAny([task], Patience) == 0 ? task.GetAwaiter().GetResult() : throw new TimeoutException($"it does not end within {Patience.TotalMinutes} minutes");
    }

    /// <summary>An experiment that is interrupted after a while, as by Ctrl-C.</summary>
    private sealed class Ended(Experiment experiment, CancellationTokenSource end, TimeSpan after) : Experiment
    {
        public override Workload? Workload => experiment.Workload;

        public override SimulationOutputs? Checkpoints => experiment.Checkpoints;

        public override IEnumerable<(string Label, string Value)> Check() => experiment.Check();

        public override ExperimentOutcome Run(Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
        {
            end.CancelAfter(after);
            experiment.Folder = Folder;
            return experiment.Run(device, progress, checkpoints, end.Token);
        }
    }
}
