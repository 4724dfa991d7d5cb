using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Waves;

/// <summary>Oblique whistlers in the plasma of Runs I–V.</summary>
internal static class ObliqueCase
{
    public static ColdPlasma Plasma { get; } = new(140 * NanoTesla, 1e7);

    public static double ωce => Plasma.ElectronGyrofrequency;

    /// <summary>Power Gaussian in frequency (unit ω_ce) and in X = tanψ, weak enough for quasilinear theory.</summary>
    public static ObliqueSpectrum Whistlers(
        double centre, double width, double lower, double upper, WaveNormalDistribution normals, WaveDirections directions, double rms = 1 * PicoTesla) =>
        new(Plasma, WaveBranch.Whistler, SpectralShape.Gaussian(centre * ωce, width * ωce, lower * ωce, upper * ωce), normals, rms, directions);

    /// <summary>From 0.1 to 0.5 ω_ce, wave normals around 45°.</summary>
    public static ObliqueSpectrum Broad(WaveDirections directions, double rms = 1 * PicoTesla) =>
        Whistlers(0.3, 0.1, 0.1, 0.5, WaveNormalDistribution.Gaussian(peak: 1, width: 0.4, maximum: 1.6), directions, rms);
}
