namespace RadBelt.Gpu.Satellites;

/// <summary>The flux before the waves come, by energy and equatorial pitch angle.</summary>
public interface IInitialFlux
{
    /// <summary>F0, m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
    /// <param name="energy">J.</param>
    /// <param name="equatorialPitchAngle">rad, in [0, π/2].</param>
    double At(double energy, double equatorialPitchAngle);
}
