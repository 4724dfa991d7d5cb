using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// The relativistic Maxwellian f ∝ exp[−(γ − 1)/θ], θ = T/mc² (Jüttner 1911, Ann. Phys. 339, 856), at any temperature: ⟨p∥v∥⟩ = ½⟨p⊥v⊥⟩ = T and
/// ⟨γ⟩ = 3θ + K₁(1/θ)/K₂(1/θ). It has no drift: see <see cref="Drifting"/>.
/// </summary>
/// <param name="species">Whose mass it is.</param>
/// <param name="temperature">T (times Boltzmann's constant), J, &gt; 0.</param>
/// <exception cref="InvalidInputException">The temperature is not positive and finite.</exception>
public sealed class Maxwellian(Species species, double temperature) : BiMaxwellian(species, temperature, temperature);
