using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>What became of one ensemble.</summary>
/// <param name="Ensemble">The ensemble.</param>
/// <param name="BouncePeriod">τ_B at the start, s: the time between moments.</param>
/// <param name="Moments">Moments of E and α_eq at n τ_B, n = 0, 1, …, with their times.</param>
/// <param name="Energy">D and A of E by fits from the paper's first time on (Eqs. 2, 3).</param>
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
    int Lost);

/// <summary>Mean and variance of an ensemble at a time.</summary>
/// <param name="Time">t, s.</param>
/// <param name="MeanEnergy">⟨E⟩, J.</param>
/// <param name="EnergyVariance">var E, J².</param>
/// <param name="MeanPitchAngle">⟨α_eq⟩, rad.</param>
/// <param name="PitchAngleVariance">var α_eq, rad².</param>
public readonly record struct TransportMoments(double Time, double MeanEnergy, double EnergyVariance, double MeanPitchAngle, double PitchAngleVariance);

/// <summary>
/// Diffusion and advection by straight lines through variance and mean (chorus paper, Eqs. 2 and 3): D is half the slope of the variance, A the slope of the mean.
/// </summary>
/// <param name="Diffusion">D, unit² s⁻¹.</param>
/// <param name="DiffusionError">Its standard error, from the scatter between parts of the ensemble.</param>
/// <param name="Advection">A, unit s⁻¹.</param>
/// <param name="AdvectionError">Its standard error.</param>
/// <param name="VarianceAtZero">Intercept of the variance, unit².</param>
/// <param name="MeanAtZero">Intercept of the mean, unit.</param>
/// <param name="From">First time of the fit, s.</param>
/// <param name="To">Last time, s.</param>
public readonly record struct TransportFit(
    double Diffusion, double DiffusionError, double Advection, double AdvectionError, double VarianceAtZero, double MeanAtZero, double From, double To);

/// <summary>Energies (J) and equatorial pitch angles (rad) of an ensemble at a time (s).</summary>
public sealed record TransportSnapshot(double Time, double[] Energies, double[] PitchAngles);

/// <summary>The way of one electron.</summary>
/// <param name="Times">t, s, evenly.</param>
/// <param name="Energies">E, J.</param>
/// <param name="PitchAngles">α_eq, rad.</param>
/// <param name="Distances">z, m.</param>
/// <param name="ParallelSpeeds">v∥, m s⁻¹, positive northward.</param>
/// <param name="WavePhases">ζ, rad: angle from B_w to v_⊥ about B0, in (−π, π].</param>
/// <param name="WaveAmplitudes">|B_w| there, T.</param>
public sealed record TransportTrajectory(
    double[] Times, double[] Energies, double[] PitchAngles, double[] Distances, double[] ParallelSpeeds, double[] WavePhases, double[] WaveAmplitudes)
{
    /// <summary>Autocorrelation of α_eq.</summary>
    /// <param name="longestLag">s.</param>
    public Autocorrelation Autocorrelation(double longestLag) => throw new NotImplementedException();
}
