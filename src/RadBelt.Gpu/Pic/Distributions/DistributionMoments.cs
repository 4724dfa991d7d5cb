namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// Moments of a <see cref="MomentumDistribution"/>, each the mean over all particles. Temperatures are the second moments, as in Xiao, Thorne and
/// Summers (1998, Phys. Plasmas 5, 2489): T∥ = ⟨p∥v∥⟩, T⊥ = ½⟨p⊥v⊥⟩, so that n T∥ and n T⊥ are the pressures along and across the field. A drift
/// is taken out in the frame of the plasma model: T∥ = ⟨(p∥ − ⟨p∥⟩)(v∥ − ⟨v∥⟩)⟩.
/// </summary>
/// <param name="MeanMomentum">⟨u∥⟩.</param>
/// <param name="MeanVelocity">⟨v∥⟩/c.</param>
/// <param name="ParallelTemperature">T∥/mc².</param>
/// <param name="PerpendicularTemperature">T⊥/mc².</param>
/// <param name="KineticEnergy">⟨γ − 1⟩: mean kinetic energy over mc².</param>
/// <param name="ForwardFlux">⟨v∥/c; v∥ &gt; 0⟩: the flux towards +x of unit density, over c.</param>
/// <param name="BackwardFlux">⟨−v∥/c; v∥ &lt; 0⟩: the flux towards −x of unit density, over c; positive.</param>
public sealed record DistributionMoments(
    double MeanMomentum,
    double MeanVelocity,
    double ParallelTemperature,
    double PerpendicularTemperature,
    double KineticEnergy,
    double ForwardFlux,
    double BackwardFlux);
