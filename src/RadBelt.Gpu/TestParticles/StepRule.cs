using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.TestParticles;

/// <summary>
/// How long the steps of a kind of motion may be. A pusher's gyration is slow by (Ω Δt)²/12, and the kicks of a resonant wave come out
/// (1 + (Ω Δt/2)²)^½ too small: 1 % and 1.5 % at the bound, 0.13 % and 0.2 % at the default. The reduced equations' phases turn about as fast as the particle
/// gyrates, and their error is of order (Ω Δt)⁴.
/// </summary>
/// <param name="LargestAngle">The largest |Ω| Δt that resolves the gyration, rad.</param>
/// <param name="DefaultAngle">|Ω| Δt when no step is asked for, rad.</param>
/// <param name="FieldEvaluations">How often a step sums the waves.</param>
internal readonly record struct StepRule(double LargestAngle, double DefaultAngle, int FieldEvaluations)
{
    public static StepRule FullOrbit { get; } = new(0.35, 2 * Math.PI / 50, 1);

    public static StepRule Reduced { get; } = new(1, 2 * Math.PI / 16, 4);

    public static StepRule Of(Mover mover) => mover == Mover.Reduced ? Reduced : FullOrbit;

    /// <summary>Refuses a step (s) that does not resolve the gyration, |Ω| in rad s⁻¹.</summary>
    /// <exception cref="InvalidInputException">The step is too long, or not positive.</exception>
    public void Validate(double timeStep, double gyrofrequency)
    {
        if (!(timeStep > 0 && timeStep * gyrofrequency <= LargestAngle))
        {
            throw new InvalidInputException(
                $"time step: {timeStep:G4} s turns the gyration by {gyrofrequency * timeStep:G4} rad; this mover resolves it up to {LargestAngle} rad, use {LargestAngle / gyrofrequency:G3} s or less");
        }
    }
}
