using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Transport;

/// <summary>What was recorded of one ensemble while it scattered.</summary>
/// <param name="Ensemble">Where it started.</param>
/// <param name="Moments">Moments at each sample time.</param>
/// <param name="Trajectories">Sampled particles: their numbers within the ensemble, and α (rad) and E (J) at each sample time.</param>
/// <param name="Snapshots">Snapshots, in order of time.</param>
public sealed record EnsembleRecord(
    ParticleEnsemble Ensemble,
    IReadOnlyList<ScatteringMoments> Moments,
    IReadOnlyList<Trajectory> Trajectories,
    IReadOnlyList<EnsembleSnapshot> Snapshots)
{
    /// <summary>What the moments were made of, for shards to be joined.</summary>
    internal IReadOnlyList<ScatteringSums> Sums { get; init; } = [];
}

/// <summary>One particle followed through the run.</summary>
/// <param name="Member">Its number within the ensemble.</param>
/// <param name="PitchAngle">α at each sample time, rad.</param>
/// <param name="Energy">E at each sample time, J.</param>
public sealed record Trajectory(long Member, IReadOnlyList<double> PitchAngle, IReadOnlyList<double> Energy);

/// <summary>An ensemble at one time.</summary>
/// <param name="Time">Time, s.</param>
/// <param name="States">Positions and momenta of its first members.</param>
/// <param name="PitchAngle">α of the same members, rad.</param>
/// <param name="Energy">E of the same members, J.</param>
/// <param name="Histogram">All members by pitch angle.</param>
public sealed record EnsembleSnapshot(
    double Time,
    IReadOnlyList<ParticleState> States,
    IReadOnlyList<double> PitchAngle,
    IReadOnlyList<double> Energy,
    PitchAngleHistogram Histogram);
