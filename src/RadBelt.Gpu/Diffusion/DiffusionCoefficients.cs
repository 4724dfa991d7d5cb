using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>Quasilinear diffusion coefficients of oblique waves (Glauert &amp; Horne 2005; Albert 2005; Lyons 1974).</summary>
public static class DiffusionCoefficients
{
    /// <summary>Local coefficients.</summary>
    public static DiffusionTable Local(
        Device device, ObliqueSpectrum spectrum, Species species, IReadOnlyList<double> energies, IReadOnlyList<double> pitchAngles, DiffusionSettings? settings = null) =>
        throw new NotImplementedException();

    /// <summary>Coefficients averaged over the bounce in a dipole.</summary>
    public static DiffusionTable BounceAveraged(
        Device device, FieldLinePlasma line, WaveModel waves, Species species, IReadOnlyList<double> energies, IReadOnlyList<double> equatorialPitchAngles, DiffusionSettings? settings = null) =>
        throw new NotImplementedException();
}
