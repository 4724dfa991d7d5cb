using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>A deck run without a break, and again and again stopped and resumed.</summary>
internal static class StoppedRun
{
    public const string AfterEveryPiece = "outputs.checkpoint_every=1e-6s";

    /// <summary>Runs a deck in both ways and asserts that both files hold the same bits.</summary>
    /// <param name="tool">Where.</param>
    /// <param name="text">The deck.</param>
    /// <param name="shard">The shard, as 2/3; null for the whole deck.</param>
    /// <param name="pieces">How much is done before each stop.</param>
    /// <param name="changes">Keys of the deck to set.</param>
    /// <param name="timings">Datasets that differ from run to run, as they hold wall times.</param>
    /// <returns>How often it was stopped.</returns>
    public static int LeavesTheFileOfOneLeftAlone(Tool tool, string text, string? shard, int pieces, string[] changes, params string[] timings)
    {
        string path = tool.Write("deck.yaml", text), file = (shard is null ? "deck" : Shard.Parse(shard).NameOf("deck")) + ".h5";
        string[] options = [.. shard is null ? [] : new[] { "--shard", shard }, .. changes.SelectMany(change => new[] { "--set", change })];
        Assert.That(tool.Run(["run", path, "--output", tool.At("whole"), "--device", "cpu", .. options]), Is.Zero, tool.Error);
        Deck deck = Deck.Load(path, [.. changes, AfterEveryPiece]);
        int stops = 0;
        while (RunOnce() == ExitCode.Interrupted)
        {
            Assert.That(tool.Error, Does.Contain("go on with --resume"));
            stops++;
        }

        Assert.That(Hdf5Contents.Of(tool.At("out", file), timings), Is.EqualTo(Hdf5Contents.Of(tool.At("whole", file), timings)).And.Not.Empty);
        return stops;

        int RunOnce() => tool.Capture(() => RunCommand.Run(
            deck, new Stopped(Experiment.Of(deck), pieces), tool.At("out"), "cpu", json: true, resume: stops > 0, shard is null ? null : Shard.Parse(shard)));
    }

    /// <summary>An experiment that is told to stop when so many checkpoints are written.</summary>
    private sealed class Stopped(Experiment experiment, int after) : Experiment, IShardable
    {
        private readonly IShardable items = (IShardable)experiment;

        public override SimulationOutputs? Checkpoints => experiment.Checkpoints;

        public string ItemName => items.ItemName;

        public long Items => items.Items;

        public ItemRange? Part
        {
            get => items.Part;
            set => items.Part = value;
        }

        public void Merge(ShardMerge merge) => items.Merge(merge);

        public override IEnumerable<(string Label, string Value)> Check() => [];

        public override ExperimentOutcome Run(Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
        {
            using var stop = new CancellationTokenSource();
            return experiment.Run(device, progress, checkpoints! with { Store = new Store(checkpoints.Store, after, stop.Cancel) }, stop.Token);
        }
    }

    private sealed class Store(ICheckpointStore store, int after, Action stop) : ICheckpointStore
    {
        private int begun;

        public IPendingCheckpoint Begin(long step, double time)
        {
            if (++begun == after)
                stop();
            return store.Begin(step, time);
        }
    }
}
