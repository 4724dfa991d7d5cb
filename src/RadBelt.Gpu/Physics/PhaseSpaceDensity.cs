namespace RadBelt.Gpu.Physics;

/// <summary>
/// Phase-space density f = dN/(d³x d³p) (J⁻³ s⁻³) and what instruments count, the differential directional flux j (m⁻² s⁻¹ sr⁻¹ J⁻¹): <c>j = p²f</c>, for
/// <c>j dE dΩ = v f p² dp dΩ</c> and v dp = dE (Schulz &amp; Lanzerotti 1974, Particle Diffusion in the Radiation Belts, ch. I). Multiplied by <see cref="Units"/>, numbers
/// in other units are SI: <c>1e4 * PerSquareCentimetreSecondSteradianKeV</c>, <c>1e-6 * CubedLightSpeedPerCentimetreMeV</c>.
/// </summary>
public static class PhaseSpaceDensity
{
    /// <summary>f, J⁻³ s⁻³, of a flux.</summary>
    /// <param name="species">The particles.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="flux">j, m⁻² s⁻¹ sr⁻¹ J⁻¹.</param>
    /// <exception cref="InvalidInputException">The energy is not positive and finite.</exception>
    public static double OfFlux(Species species, double energy, double flux) => flux / SquaredMomentum(species, energy);

    /// <summary>j, m⁻² s⁻¹ sr⁻¹ J⁻¹, of a density.</summary>
    /// <param name="species">The particles.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="density">f, J⁻³ s⁻³.</param>
    /// <exception cref="InvalidInputException">The energy is not positive and finite.</exception>
    public static double ToFlux(Species species, double energy, double density) => density * SquaredMomentum(species, energy);

    /// <summary>f, J⁻³ s⁻³, of a density over u = p/m, s³ m⁻⁶ (for slow particles that over velocity): <c>f = f_u/m³</c>.</summary>
    /// <param name="species">The particles.</param>
    /// <param name="density">f_u = dN/(d³x d³u), s³ m⁻⁶.</param>
    public static double OfVelocitySpace(Species species, double density)
    {
        ArgumentNullException.ThrowIfNull(species);
        return density / (species.Mass * species.Mass * species.Mass);
    }

    /// <summary>The density over u = p/m, s³ m⁻⁶, of f.</summary>
    /// <param name="species">The particles.</param>
    /// <param name="density">f, J⁻³ s⁻³.</param>
    public static double ToVelocitySpace(Species species, double density)
    {
        ArgumentNullException.ThrowIfNull(species);
        return density * species.Mass * species.Mass * species.Mass;
    }

    private static double SquaredMomentum(Species species, double energy)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(energy, "energy", "J");
        double p = species.Mass * species.MomentumPerMass(energy);
        return p * p;
    }
}
