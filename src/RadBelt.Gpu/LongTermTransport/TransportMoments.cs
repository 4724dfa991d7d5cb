namespace RadBelt.Gpu.LongTermTransport;

/// <summary>Mean and variance of an ensemble at a time.</summary>
/// <param name="Time">t, s from the start of the run.</param>
/// <param name="MeanEnergy">⟨E⟩, J.</param>
/// <param name="EnergyVariance">var E, J², as N − 1 gives it.</param>
/// <param name="MeanPitchAngle">⟨α_eq⟩, rad.</param>
/// <param name="PitchAngleVariance">var α_eq, rad².</param>
public readonly record struct TransportMoments(double Time, double MeanEnergy, double EnergyVariance, double MeanPitchAngle, double PitchAngleVariance);
