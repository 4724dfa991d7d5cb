namespace RadBelt.Gpu.LongTermTransport;

/// <summary>How a <see cref="TransportRun"/> is made.</summary>
/// <param name="StopTime">How long electrons are followed, s; the field must last as long.</param>
public sealed record TransportSettings(double StopTime)
{
    /// <summary>Boris steps a gyration at the equator, at least 20.</summary>
    public int StepsPerGyration { get; init; } = 60;

    /// <summary>Electrons of each ensemble whose whole way is kept: every <see cref="TrajectoryInterval"/>.</summary>
    public int Trajectories { get; init; } = 8;

    /// <summary>Time between points of a trajectory, s.</summary>
    public double TrajectoryInterval { get; init; } = 2e-3;

    /// <summary>Times at which the distribution of every ensemble is kept, s.</summary>
    public IReadOnlyList<double> SnapshotTimes { get; init; } = [];

    /// <summary>Equatorial loss cone, rad, below which an electron is lost when it mirrors; 0 for none.</summary>
    public double LossCone { get; init; }

    /// <summary>Seed of phases.</summary>
    public long Seed { get; init; }

    /// <summary>Bytes on the device that slabs of the field may take.</summary>
    public long SlabBytes { get; init; } = 256L << 20;
}
