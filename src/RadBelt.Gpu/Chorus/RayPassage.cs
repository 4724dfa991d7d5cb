namespace RadBelt.Gpu.Chorus;

/// <summary>Where and how a ray passes a latitude.</summary>
/// <param name="LShell">L there; 0 where it does not pass.</param>
/// <param name="PathPhaseSlope">∂Ψ/∂L at this latitude, <c>k·∂r/∂L</c>, rad.</param>
/// <param name="Delay">T, s.</param>
/// <param name="PathPhase">Ψ = ∫k·dr, rad.</param>
/// <param name="WaveNormalAngle">ψ, rad, with the sign of k_x.</param>
/// <param name="Gain">Logarithm of the amplitude over the launched one.</param>
internal readonly record struct RayPassage(double LShell, double PathPhaseSlope, double Delay, double PathPhase, double WaveNormalAngle, double Gain);
