namespace RadBelt.Gpu.Satellites;

/// <summary>A flux by energy, in one direction.</summary>
public interface IFluxSpectrum
{
    /// <summary>Differential flux, m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
    /// <param name="energy">Kinetic energy, J, positive.</param>
    double At(double energy);
}
