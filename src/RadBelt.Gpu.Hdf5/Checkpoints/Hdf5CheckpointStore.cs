using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// Keeps the last two checkpoints of a run in a folder, as files <c>checkpoint-STEP.h5</c>. Each is written under a temporary name, brought to the disk and
/// renamed before an older one is deleted: a run killed at any moment leaves the one before it whole. Where a model is spread over ranks, each may write its part (<see cref="Hdf5CheckpointParts"/>).
/// </summary>
/// <example>
/// <code>
/// var identity = new CheckpointIdentity("my model", new Dictionary&lt;string, string&gt; { ["seed"] = "1" });
/// using Hdf5Checkpoint? last = resume ? Hdf5CheckpointStore.FindNewest("out", identity) : null;
/// var run = new Simulation(model, timeStep, stopTime)
/// {
///     Checkpoints = new(new Hdf5CheckpointStore("out", identity, last)) { Every = TimeSpan.FromMinutes(10), ResumeFrom = last },
/// };
/// </code>
/// </example>
public sealed class Hdf5CheckpointStore : ICheckpointStore
{
    private const int Kept = 2;
    private readonly string folder;
    private readonly CheckpointIdentity identity;
    private readonly List<(string Path, string? Stem)> kept = [];

    /// <summary>A store for one run; what a killed run left half written is deleted.</summary>
    /// <param name="folder">A folder for this run alone; its other checkpoints are deleted when the first one of this run is whole.</param>
    /// <param name="identity">What the checkpoints belong to.</param>
    /// <param name="resumedFrom">The checkpoint that the run goes on from: it counts as one of this run.</param>
    public Hdf5CheckpointStore(string folder, CheckpointIdentity identity, Hdf5Checkpoint? resumedFrom = null)
    {
        this.folder = Path.GetFullPath(folder);
        this.identity = identity;
        if (resumedFrom is not null)
        {
            kept.Add((resumedFrom.Path, resumedFrom.Stem));
        }

        foreach (string unfinished in CheckpointFolder.Unfinished(this.folder))
        {
            CheckpointFolder.Delete(unfinished);
        }
    }

    /// <summary>Opens the newest whole checkpoint of <paramref name="identity"/> in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="identity">What the run to go on is.</param>
    /// <param name="notice">Told of each checkpoint that was passed over, and why.</param>
    /// <exception cref="InvalidInputException">There is none; the message says why the newest cannot be used.</exception>
    public static Hdf5Checkpoint FindNewest(string folder, CheckpointIdentity identity, Action<string>? notice = null)
    {
        List<string> faults = [];
        foreach (string path in CheckpointFolder.Newest(folder))
        {
            Hdf5Checkpoint? checkpoint = OpenIfUsable(path, identity, out string fault);
            if (checkpoint is not null)
            {
                faults.ForEach(f => notice?.Invoke($"passed over: {f}"));
                return checkpoint;
            }

            faults.Add(fault);
        }

        throw new InvalidInputException(faults.Count == 0
            ? $"{folder}: there is no checkpoint in this folder; name the run's own folder, or run from the beginning without --resume"
            : faults[0]);
    }

    /// <inheritdoc/>
    public IPendingCheckpoint Begin(long step, double time)
    {
        Hdf5File file = Hdf5File.Create(CheckpointFolder.PathOf(folder, step));
        try
        {
            CheckpointFormat.WriteHead(file, step, time, identity);
            return new Hdf5PendingCheckpoint(file, step, stem => Keep(file.Path, stem));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Hdf5Checkpoint? OpenIfUsable(string path, CheckpointIdentity identity, out string fault)
    {
        try
        {
            Hdf5Checkpoint checkpoint = Hdf5Checkpoint.Open(path);
            string? difference = identity.DifferenceFrom(checkpoint.Identity);
            fault = difference is null ? "" : $"{path}: {difference}";
            if (difference is null)
            {
                return checkpoint;
            }

            checkpoint.Dispose();
        }
        catch (InvalidInputException e)
        {
            fault = e.Message.TrimEnd('.');
        }

        return null;
    }

    // The new one is whole by now: only then older ones go.
    private void Keep(string path, string? stem)
    {
        kept.RemoveAll(one => one.Path == path);
        kept.Add((path, stem));
        kept.RemoveRange(0, Math.Max(0, kept.Count - Kept));
        foreach (string other in CheckpointFolder.Newest(folder).Except(kept.Select(one => one.Path)).ToArray())
        {
            CheckpointFolder.Delete(other);
        }

        CheckpointFolder.DeleteParts(folder, unless: one => kept.Exists(k => k.Stem == one));
    }
}
