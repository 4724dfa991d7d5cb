using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Satellites;

/// <summary><c>j(E) = j_r (E/E_r)^−s</c>.</summary>
public sealed class PowerLawFluxSpectrum : IFluxSpectrum
{
    /// <summary>A spectrum.</summary>
    /// <param name="flux">j_r, m⁻² s⁻¹ sr⁻¹ J⁻¹, positive.</param>
    /// <param name="referenceEnergy">E_r, J, positive.</param>
    /// <param name="index">s, finite; positive where the flux falls with energy.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public PowerLawFluxSpectrum(double flux, double referenceEnergy, double index)
    {
        Require.Positive(flux, "flux j_r", "m⁻² s⁻¹ sr⁻¹ J⁻¹");
        Require.Positive(referenceEnergy, "reference energy", "J");
        if (!double.IsFinite(index))
        {
            throw new InvalidInputException($"index of the power law: {index:G6} cannot be used; give a finite number, such as 3.");
        }

        (Flux, ReferenceEnergy, Index) = (flux, referenceEnergy, index);
    }

    /// <summary>j_r, m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
    public double Flux { get; }

    /// <summary>E_r, J.</summary>
    public double ReferenceEnergy { get; }

    /// <summary>s.</summary>
    public double Index { get; }

    /// <inheritdoc/>
    public double At(double energy) => Flux * Math.Pow(energy / ReferenceEnergy, -Index);
}
