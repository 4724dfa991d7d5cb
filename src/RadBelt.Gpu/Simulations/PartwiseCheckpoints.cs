using System.Diagnostics;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Simulations;

/// <summary>
/// Checkpoints of a run that goes through parts one after the other, such as fields or field lines: each holds what came of the parts that are finished, and the one under
/// way as far as it has come. A run that goes on takes up the same parts in the same order.
/// </summary>
internal sealed class PartwiseCheckpoints
{
    private const string Position = "position";
    private readonly CheckpointPlan? plan;
    private readonly CheckpointSchedule schedule;
    private readonly List<ICheckpointed> parts = [];
    private readonly long saved;
    private readonly TimeSpan earlier;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long step;

    /// <summary>Those of a run.</summary>
    /// <param name="plan">When and where by wall time, as parts have no simulated time in common; null for none.</param>
    /// <exception cref="InvalidInputException">An interval is not positive, or the checkpoint to go on from is not of such a run.</exception>
    public PartwiseCheckpoints(CheckpointPlan? plan)
    {
        plan?.Validate();
        this.plan = plan;
        if (plan?.ResumeFrom is { } checkpoint)
        {
            (step, saved, earlier) = checkpoint.Read<long>(Position) is [var steps, var count, var ticks]
                ? (steps, count, TimeSpan.FromTicks(ticks))
                : throw new InvalidInputException("checkpoint: its position is not that of a run in parts; run from the beginning");
        }

        schedule = new(plan, step, (_, _) => long.MaxValue);
    }

    /// <summary>Wall time of the run, that of earlier runs included up to the checkpoint that this one goes on from.</summary>
    public TimeSpan Elapsed => earlier + clock.Elapsed;

    /// <summary>Takes up the next part from the checkpoint that the run goes on from, if that holds it; it is in all later ones.</summary>
    /// <returns>Whether it did.</returns>
    public bool TryRestore(ICheckpointed part)
    {
        if (parts.Count >= saved)
        {
            return false;
        }

        part.Restore(plan!.ResumeFrom!.Group(Name(parts.Count)));
        Add(part);
        return true;
    }

    /// <summary>Takes up the next part, or makes it in one piece and has it saved.</summary>
    /// <param name="part">The part.</param>
    /// <param name="make">Makes it, where no earlier run did.</param>
    /// <param name="cancellation">Ends the run once it is made.</param>
    /// <exception cref="OperationCanceledException">The run is to end; everything is saved.</exception>
    public void Take(ICheckpointed part, Action make, CancellationToken cancellation)
    {
        if (TryRestore(part))
        {
            return;
        }

        make();
        Add(part);
        Look(cancellation);
    }

    /// <summary>Has the next part saved from now on.</summary>
    public void Add(ICheckpointed part) => parts.Add(part);

    /// <summary>Called between pieces of work, when parts can be saved: saves them if that is due.</summary>
    /// <exception cref="OperationCanceledException">The run is to end; everything is saved.</exception>
    public void Look(CancellationToken cancellation)
    {
        step++;
        SaveIfDue(cancellation.IsCancellationRequested);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Saves, before the run is left early, what was done since the last checkpoint.</summary>
    public void Leave() => SaveIfDue(stopping: true);

    private static string Name(int part) => InvariantText.Of($"part/{part}");

    private void SaveIfDue(bool stopping)
    {
        if (!schedule.IsDue(step, stopping))
        {
            return;
        }

        using IPendingCheckpoint checkpoint = plan!.Store.Begin(step, double.NaN);
        checkpoint.Write<long>(Position, [step, parts.Count, Elapsed.Ticks]);
        for (int i = 0; i < parts.Count; i++)
        {
            parts[i].Save(checkpoint.Group(Name(i)));
        }

        checkpoint.Commit();
        schedule.Saved(step);
    }
}
