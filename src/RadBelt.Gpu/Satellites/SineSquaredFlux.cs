namespace RadBelt.Gpu.Satellites;

/// <summary><c>F0 = F0E(E) sin²α_eq</c> (Chen et al. 2021, section 2).</summary>
/// <param name="perpendicular">F0E: the flux at α_eq = 90°.</param>
public sealed class SineSquaredFlux(IFluxSpectrum perpendicular) : IInitialFlux
{
    /// <summary>F0E: the flux at α_eq = 90°.</summary>
    public IFluxSpectrum Perpendicular { get; } = perpendicular ?? throw new ArgumentNullException(nameof(perpendicular));

    /// <inheritdoc/>
    public double At(double energy, double equatorialPitchAngle)
    {
        double sine = Math.Sin(equatorialPitchAngle);
        return Perpendicular.At(energy) * sine * sine;
    }
}
