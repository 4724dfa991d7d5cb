using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.LongTermTransport;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What a <c>transport</c> run keeps.</summary>
internal sealed record TransportOutputsSection : SimulationOutputs
{
    private static readonly TransportSettings Defaults = new(1);

    /// <summary>Trajectories kept of each ensemble.</summary>
    [DeckKey("trajectories", Min = 0, Max = 100_000, Doc = "Electrons of each ensemble whose whole way is kept; never more than there are.", Example = "8")]
    public int Trajectories { get; init; } = Defaults.Trajectories;

    /// <summary>Time between their points, s.</summary>
    [DeckKey("trajectory_interval", Unit = "s", Min = 0, MinExclusive = true, Doc = "Time between the points of a trajectory: well below a trapping period shows phase trapping.", Example = "2 ms")]
    public double TrajectoryInterval { get; init; } = Defaults.TrajectoryInterval;

    /// <summary>Times of distributions, s; null for three.</summary>
    [DeckKey("snapshot_times", Unit = "s", Min = 0, MinExclusive = true, MaxCount = 1000, Default = "a tenth of, half of and all of `stop_time`", Doc = "Times at which every electron is kept, for distributions.", Example = "[0.46 s, 2.3 s, 4.6 s]")]
    public Axis? SnapshotTimes { get; init; }
}
