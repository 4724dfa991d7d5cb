using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>The way of one electron.</summary>
/// <param name="Times">t, s from the start of the run, evenly.</param>
/// <param name="Energies">E, J.</param>
/// <param name="PitchAngles">α_eq, rad.</param>
/// <param name="Distances">z, m.</param>
/// <param name="ParallelSpeeds">v∥, m s⁻¹, positive northward.</param>
/// <param name="WavePhases">ζ, rad: angle from B_w to v_⊥ about B0, in (−π, π]; 0 where there is no wave.</param>
/// <param name="WaveAmplitudes">|B_w| there, T.</param>
public sealed record TransportTrajectory(
    double[] Times, double[] Energies, double[] PitchAngles, double[] Distances, double[] ParallelSpeeds, double[] WavePhases, double[] WaveAmplitudes)
{
    /// <summary>Autocorrelation of α_eq.</summary>
    /// <param name="longestLag">Longest lag, s: at least the time between two points, less than the whole trajectory.</param>
    /// <exception cref="Physics.InvalidInputException">The lag is out of range, or α_eq never changes.</exception>
    public Autocorrelation Autocorrelation(double longestLag) =>
        Transport.Autocorrelation.Of(PitchAngles, Times.Length > 1 ? Times[1] - Times[0] : 0, longestLag);

    /// <summary>Stretches in which the electron is phase-trapped; see <see cref="PhaseTrapping"/>.</summary>
    public IReadOnlyList<TrappedStretch> TrappedStretches() => PhaseTrapping.Find(Times, WavePhases, WaveAmplitudes);
}
