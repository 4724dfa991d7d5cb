namespace RadBelt.Gpu.LongTermTransport;

/// <summary>What became of one ensemble.</summary>
/// <param name="Ensemble">The ensemble.</param>
/// <param name="BouncePeriod">τ_B at the start, s: the time between moments.</param>
/// <param name="Moments">Moments of E and α_eq at n τ_B, n = 0, 1, …, with their times.</param>
/// <param name="Energy">D and A of E by fits from <see cref="TransportSettings.FitFrom"/> on (Eqs. 2, 3).</param>
/// <param name="PitchAngle">Those of α_eq.</param>
/// <param name="Snapshots">Every electron at the snapshot times.</param>
/// <param name="Trajectories">The electrons that were followed.</param>
/// <param name="Lost">Electrons lost into the loss cone.</param>
public sealed record TransportRecord(
    TransportEnsemble Ensemble,
    double BouncePeriod,
    IReadOnlyList<TransportMoments> Moments,
    TransportFit Energy,
    TransportFit PitchAngle,
    IReadOnlyList<TransportSnapshot> Snapshots,
    IReadOnlyList<TransportTrajectory> Trajectories,
    long Lost)
{
    /// <summary>What moments and fits were made of, for shards to be joined.</summary>
    internal IReadOnlyList<EnsembleSums> Sums { get; init; } = [];

    /// <summary>Number within the ensemble of the first electron that was followed.</summary>
    internal long FirstTrajectory { get; init; }
}
