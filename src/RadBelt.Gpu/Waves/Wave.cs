namespace RadBelt.Gpu.Waves;

/// <summary>One field-aligned wave of a mode.</summary>
/// <param name="Frequency">Angular frequency ω, rad s⁻¹.</param>
/// <param name="Direction">Forward (k &gt; 0) or Backward.</param>
/// <param name="Amplitude">Magnitude b of the rotating field vector, T.</param>
/// <param name="PhaseTurns">Phase at x = 0, t = 0, in turns (units of 2π rad).</param>
public readonly record struct Wave(double Frequency, WaveDirections Direction, double Amplitude, double PhaseTurns);
