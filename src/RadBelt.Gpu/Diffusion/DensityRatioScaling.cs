using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// How diffusion coefficients of whistlers at one density ratio R = ω_pe/ω_ce are carried to another, with B0, B_w, the spectrum in x = ω/ω_ce
/// and the wave normals held: which energy E2 at R2 stands for E1 at R1, and by what the coefficients over p² differ between the two.
/// </summary>
/// <remarks>
/// In a dense plasma (μ² ≫ 1) μ ∝ R at a given (x, ψ), and the resonance <c>|n + γx| = R (|p∥|/mc) f(x, ψ)</c> holds p and R only in their
/// product as long as γx ≪ |n|. Every (n, ψ, x) of the sum then stays where it is when pR does. It fails for the Landau resonance n = 0, which
/// holds vR, and for chorus at x ~ 0.35 above a few hundred keV: expect factors of 2–3 there, and worse above ~2 MeV.
/// </remarks>
public abstract record DensityRatioScaling
{
    private protected DensityRatioScaling(string name) => Name = name;

    /// <summary>
    /// Albert, Longley &amp; Chan (2024): <c>p1 R1 = p2 R2</c> with relativistic p; over p², D_αα ∝ 1/γ, D_αp ∝ γ⁰, D_pp ∝ γ.
    /// </summary>
    public static DensityRatioScaling Albert2024 { get; } = new Albert2024Scaling();

    /// <summary>Longley et al. (2022): the limit E ≪ mc², <c>E1 R1² = E2 R2²</c>, and equal coefficients over p².</summary>
    public static DensityRatioScaling Longley2022 { get; } = new Longley2022Scaling();

    /// <summary>Name, as decks and reports have it.</summary>
    public string Name { get; }

    /// <summary>The energy E2 (J) at the source's ratio that stands for <paramref name="energy"/> at the target's.</summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E1, J, positive.</param>
    /// <param name="targetRatio">R1, where coefficients are wanted; positive.</param>
    /// <param name="sourceRatio">R2, where they are known; positive.</param>
    /// <exception cref="InvalidInputException">The energy or a ratio is not positive and finite.</exception>
    public double SourceEnergy(Species species, double energy, double targetRatio, double sourceRatio)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(energy, "energy", "J");
        Require.Positive(targetRatio, "target ω_pe/ω_ce", "");
        Require.Positive(sourceRatio, "source ω_pe/ω_ce", "");
        return SourceEnergy(species.RestEnergy, energy, targetRatio / sourceRatio);
    }

    /// <summary>The coefficients at (E1, R1) from those at (E2, R2).</summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="source">Coefficients at the source energy.</param>
    /// <param name="sourceEnergy">E2, J, positive: <see cref="SourceEnergy(Species, double, double, double)"/>.</param>
    /// <param name="energy">E1, J, positive.</param>
    /// <exception cref="InvalidInputException">An energy is not positive and finite.</exception>
    public MomentumDiffusionTensor Scale(Species species, MomentumDiffusionTensor source, double sourceEnergy, double energy)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(sourceEnergy, "source energy", "J");
        Require.Positive(energy, "energy", "J");

        // A momentum-diffusion tensor over p² is (D_αα, D_αp/p, D_pp/p²).
        double momenta = species.MomentumPerMass(energy) / species.MomentumPerMass(sourceEnergy);
        double γ = PitchAngleFactor(species.LorentzFactor(sourceEnergy) / species.LorentzFactor(energy));
        return new MomentumDiffusionTensor(
            source.AlphaAlpha * γ, source.AlphaMomentum * momenta, source.MomentumMomentum * momenta * momenta / γ);
    }

    /// <summary>E2 from E_R, E1 (J) and R1/R2.</summary>
    private protected abstract double SourceEnergy(double restEnergy, double energy, double ratios);

    /// <summary>The factor on D_αα/p²; its inverse is that on D_pp/p², and D_αp/p², between them, has none.</summary>
    /// <param name="lorentzFactors">γ2/γ1.</param>
    private protected abstract double PitchAngleFactor(double lorentzFactors);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
