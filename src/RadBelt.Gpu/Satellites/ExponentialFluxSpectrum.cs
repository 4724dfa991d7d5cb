using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary><c>j(E) = j_0 exp(−E/E_0)</c>.</summary>
public sealed class ExponentialFluxSpectrum : IFluxSpectrum
{
    /// <summary>A spectrum.</summary>
    /// <param name="flux">j_0, m⁻² s⁻¹ sr⁻¹ J⁻¹, positive.</param>
    /// <param name="foldingEnergy">E_0, J, positive.</param>
    /// <exception cref="InvalidInputException">A value is not positive.</exception>
    public ExponentialFluxSpectrum(double flux, double foldingEnergy)
    {
        Require.Positive(flux, "flux j_0", "m⁻² s⁻¹ sr⁻¹ J⁻¹");
        Require.Positive(foldingEnergy, "e-folding energy", "J");
        (Flux, FoldingEnergy) = (flux, foldingEnergy);
    }

    /// <summary>j_0, m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
    public double Flux { get; }

    /// <summary>E_0, J.</summary>
    public double FoldingEnergy { get; }

    /// <inheritdoc/>
    public double At(double energy) => Flux * Math.Exp(-energy / FoldingEnergy);
}
