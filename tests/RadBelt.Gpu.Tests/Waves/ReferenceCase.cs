using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Waves;

/// <summary>
/// The plasma used throughout (Allanson et al. 2021; Tao et al. 2011): n = 1e7 m⁻³, B0 = 140 nT, electrons alone; and plasmas with ions.
/// </summary>
internal static class ReferenceCase
{
    public static ColdPlasma Plasma { get; } = new(140 * NanoTesla, 1e7);

    public static ColdPlasma WithProtons { get; } = new(140 * NanoTesla, 1e7, new IonFraction(Species.Proton, 1));

    public static ColdPlasma WithThreeIons { get; } = new(
        140 * NanoTesla,
        1e7,
        new IonFraction(Species.Proton, 0.7),
        new IonFraction(Species.Helium, 0.2),
        new IonFraction(Species.Oxygen, 0.1));

    public static RMode Whistler { get; } = new(Plasma);

    public static double ωce => Plasma.ElectronGyrofrequency;

    /// <summary>The field of Runs I–V: flat from 0.2 to 0.4 f_ce.</summary>
    public static WaveSpectrum Broadband(WaveDirections directions, double rms = 1.79 * PicoTesla) =>
        WaveSpectrum.Flat(Whistler, 0.2 * ωce, 0.4 * ωce, rms, directions);
}
