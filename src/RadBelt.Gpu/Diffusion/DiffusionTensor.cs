using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Local diffusion coefficients in pitch angle and kinetic energy, the halves of the rates of ⟨Δα²⟩, ⟨ΔαΔE⟩, ⟨ΔE²⟩ (Allanson et al. 2022,
/// the definitions under Eq. 1).
/// </summary>
/// <param name="AlphaAlpha">D_αα, s⁻¹ (rad² s⁻¹).</param>
/// <param name="AlphaEnergy">D_αE = D_Eα, J s⁻¹.</param>
/// <param name="EnergyEnergy">D_EE, J² s⁻¹.</param>
public readonly record struct DiffusionTensor(double AlphaAlpha, double AlphaEnergy, double EnergyEnergy)
{
    /// <summary>The sum of two tensors: of independent waves.</summary>
    public static DiffusionTensor operator +(DiffusionTensor a, DiffusionTensor b) =>
        new(a.AlphaAlpha + b.AlphaAlpha, a.AlphaEnergy + b.AlphaEnergy, a.EnergyEnergy + b.EnergyEnergy);

    /// <summary>The same coefficients in pitch angle and momentum, by dE/dp = v: D_αp = D_αE/v, D_pp = D_EE/v².</summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <exception cref="InvalidInputException">The energy is not positive and finite.</exception>
    public MomentumDiffusionTensor ToMomentum(Species species, double energy)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(energy, "energy", "J");
        double v = species.Speed(energy);
        return new MomentumDiffusionTensor(AlphaAlpha, AlphaEnergy / v, EnergyEnergy / (v * v));
    }

    /// <summary>
    /// What kicks Δα = a, ΔE = e of a given strength give: (a², ae, e²) × strength; zero factors stay zero when the strength is infinite.
    /// </summary>
    internal static DiffusionTensor OfKick(double a, double e, double strength) =>
        new(Scale(a * a, strength), Scale(a * e, strength), Scale(e * e, strength));

    private static double Scale(double factor, double strength) => factor == 0 || strength == 0 ? 0 : factor * strength;
}
