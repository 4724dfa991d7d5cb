using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.FieldLineWaves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Quasilinear coefficients of field-aligned waves that run away from the equator of a parabolic field line, averaged over the bounce, for spectra that change along the line:
/// the theory beside the measured coefficients of <see cref="LongTermTransport.TransportRun"/>.
/// </summary>
public static class ParabolicDiffusion
{
    /// <summary>Bounce-averaged coefficients over energy and equatorial pitch angle.</summary>
    /// <param name="device">Where they are computed.</param>
    /// <param name="line">Field line.</param>
    /// <param name="density">Density of cold electrons, m⁻³.</param>
    /// <param name="spectra">Gaussian spectra by distance from the equator, both hemispheres alike, linear between.</param>
    /// <param name="band">Lowest and highest frequency, Hz, where the Gaussians are cut.</param>
    /// <param name="energies">J.</param>
    /// <param name="equatorialPitchAngles">rad.</param>
    /// <exception cref="InvalidInputException">An axis does not rise or a spectrum is out of range.</exception>
    public static DiffusionTable BounceAveraged(
        Device device,
        ParabolicFieldLine line,
        double density,
        IReadOnlyList<GaussianSpectrum> spectra,
        (double Lowest, double Highest) band,
        IReadOnlyList<double> energies,
        IReadOnlyList<double> equatorialPitchAngles) => throw new NotImplementedException();
}
