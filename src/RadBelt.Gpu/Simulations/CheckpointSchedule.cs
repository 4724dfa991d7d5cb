using System.Diagnostics;

namespace RadBelt.Gpu.Simulations;

/// <summary>Says when the next checkpoint of a run is due.</summary>
/// <param name="plan">What was asked for; null for no checkpoints.</param>
/// <param name="begin">The step the run begins at: it needs no saving.</param>
/// <param name="next">The first step at or after the next multiple of an interval (s) after a step.</param>
internal sealed class CheckpointSchedule(CheckpointPlan? plan, long begin, Func<long, double, long> next)
{
    private readonly Stopwatch sinceLast = Stopwatch.StartNew();
    private long last = begin;

    /// <summary>The step at which one is due by simulated time.</summary>
    public long NextStep => plan?.Interval is { } interval ? next(last, interval) : long.MaxValue;

    /// <summary>Whether to save now.</summary>
    /// <param name="step">Steps taken.</param>
    /// <param name="stopping">Whether the run is about to be left.</param>
    public bool IsDue(long step, bool stopping) =>
        plan is not null && step > last && (stopping || step >= NextStep || sinceLast.Elapsed >= plan.Every);

    /// <summary>Notes that the run was saved.</summary>
    public void Saved(long step)
    {
        last = step;
        sinceLast.Restart();
    }
}
