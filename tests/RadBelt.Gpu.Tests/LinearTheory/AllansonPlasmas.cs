using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.LinearTheory;

/// <summary>The plasmas of Allanson et al. (2021), Table 1: B0 = 140 nT, n = 1e7 m⁻³, four electron components, protons of 1 eV.</summary>
internal static class AllansonPlasmas
{
    public const double FieldStrength = 140 * NanoTesla;

    public static PlasmaComponent[] RunsIToV { get; } = Plasma((2.7, 2), (25, 20), (115, 100));

    public static PlasmaComponent[] RunsVIToX { get; } = Plasma((5.4, 2), (50, 20), (230, 100));

    private static PlasmaComponent[] Plasma(params (double Perpendicular, double Parallel)[] keV) =>
    [
        PlasmaComponent.Maxwellian(Species.Electron, 0.9778e7, 1 * ElectronVolt),
        .. keV.Zip(
            [0.02e7, 0.002e7, 0.0002e7],
            (t, n) => new PlasmaComponent(Species.Electron, n, t.Parallel * KeV, t.Perpendicular * KeV)),
        PlasmaComponent.Maxwellian(Species.Proton, 1e7, 1 * ElectronVolt),
    ];
}
