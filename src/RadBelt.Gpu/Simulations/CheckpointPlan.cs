using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Simulations;

/// <summary>When and where a run is saved, and what it goes on from. A run that is cancelled is saved too, whatever the intervals.</summary>
/// <param name="Store">Where checkpoints are kept.</param>
public sealed record CheckpointPlan(ICheckpointStore Store)
{
    /// <summary>Wall time between checkpoints, positive; null for none by wall time.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Simulated time between checkpoints, s, positive; null for none by simulated time.</summary>
    public double? Interval { get; init; }

    /// <summary>The checkpoint to go on from; null to begin at time zero.</summary>
    public ICheckpointReader? ResumeFrom { get; init; }

    /// <exception cref="InvalidInputException">An interval is not positive.</exception>
    internal void Validate()
    {
        if (Every <= TimeSpan.Zero || Interval is { } interval && !(interval > 0))
        {
            throw new InvalidInputException(
                $"checkpoints: every {Every?.TotalSeconds ?? double.NaN:G6} s of wall time, {Interval ?? double.NaN:G6} s of simulated time; intervals must be positive, or left out");
        }
    }
}
