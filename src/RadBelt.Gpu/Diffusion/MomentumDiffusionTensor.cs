using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Local diffusion coefficients in pitch angle and momentum. Glauert &amp; Horne (2005) and Summers (2005) give p²D_αα, pD_αp and D_pp
/// instead, all in momentum² s⁻¹.
/// </summary>
/// <param name="AlphaAlpha">D_αα, s⁻¹ (rad² s⁻¹).</param>
/// <param name="AlphaMomentum">D_αp = D_pα, kg m s⁻².</param>
/// <param name="MomentumMomentum">D_pp, kg² m² s⁻³.</param>
public readonly record struct MomentumDiffusionTensor(double AlphaAlpha, double AlphaMomentum, double MomentumMomentum)
{
    /// <summary>The same coefficients in pitch angle and kinetic energy, by dE/dp = v: D_αE = vD_αp, D_EE = v²D_pp.</summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <exception cref="InvalidInputException">The energy is not positive and finite.</exception>
    public DiffusionTensor ToEnergy(Species species, double energy)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(energy, "energy", "J");
        double v = species.Speed(energy);
        return new DiffusionTensor(AlphaAlpha, v * AlphaMomentum, v * v * MomentumMomentum);
    }
}
