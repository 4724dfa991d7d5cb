using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>Checkpoints of a run, in the folder of its results.</summary>
internal sealed class RunCheckpoints : IDisposable
{
    private readonly string folder;
    private readonly CheckpointIdentity identity;
    private readonly Experiment experiment;
    private readonly Hdf5Checkpoint? newest;

    private RunCheckpoints(Deck deck, Experiment experiment, string folder, bool resume, Shard? shard)
    {
        identity = new CheckpointIdentity(deck.Experiment.Experiment, Parameters(deck, shard));
        (this.experiment, this.folder) = (experiment, folder);
        if (resume)
        {
            newest = Hdf5CheckpointStore.FindNewest(folder, identity, notice => Console.Error.WriteLine($"radbelt: {notice}"));
            Console.Error.WriteLine($"radbelt: going on from {newest.Path}{(double.IsNaN(newest.Time) ? "" : FormattableString.Invariant($", t = {newest.Time:G6} s"))}");
        }
        else if (experiment.Checkpoints is not null && CheckpointFolder.Newest(folder).FirstOrDefault() is { } earlier)
        {
            Console.Error.WriteLine($"radbelt: {earlier} is of an earlier run; this one begins anew and will replace it (--resume would go on from there)");
        }
    }

    /// <summary>Those of a deck's experiment; to resume it, the newest whole one is opened. Nothing is written.</summary>
    /// <exception cref="InvalidInputException">There is none to go on from.</exception>
    public static RunCheckpoints Of(Deck deck, Experiment experiment, string folder, bool resume, Shard? shard = null) => experiment.Checkpoints is null && resume
        ? throw new InvalidInputException($"--resume: `{deck.Experiment.Experiment}` keeps no checkpoints; run it from the beginning")
        : new(deck, experiment, folder, resume, shard);

    /// <summary>What the experiment's simulation is to do; null for an experiment without. The folder must be there, and be this run's alone.</summary>
    public CheckpointPlan? Plan() => experiment.Checkpoints is not { } wanted ? null : new(new Hdf5CheckpointStore(folder, identity, newest))
    {
        Every = wanted.CheckpointEvery is { } every ? TimeSpan.FromSeconds(every) : null,
        ResumeFrom = newest,
    };

    /// <summary>What a run that did not come to its end leaves to go on from: the end of a sentence.</summary>
    public string WhatIsLeft => CheckpointFolder.Newest(folder).FirstOrDefault() is { } path ? $", the last checkpoint is {path}: go on with --resume" : "";

    public void Dispose() => newest?.Dispose();

    // What a shard saves is of its own items.
    private static IReadOnlyDictionary<string, string> Parameters(Deck deck, Shard? shard)
    {
        IReadOnlyDictionary<string, string> keys = DeckParameters.Of(deck.Experiment);
        return shard is { } part ? new Dictionary<string, string>(keys) { ["--shard"] = part.ToString() } : keys;
    }
}
