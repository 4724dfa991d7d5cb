using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Small plasmas that tests share: the field and density of Allanson et al. (2021).</summary>
internal static class SmallPlasmas
{
    public const double Density = 1e7;

    public static ColdPlasma Plasma { get; } = new(140 * NanoTesla, Density);

    public static double ElectronCyclotron => Plasma.ElectronGyrofrequency / Math.Tau;

    /// <summary>Five species with everything that an open, driven run has: cold and hot electrons, an anisotropic δf part, protons, a ring.</summary>
    public static PicSetup Everything(int cells = 40) => new(
        new(cells, 400),
        Plasma.FieldStrength,
        [
            new("cold", Species.Electron, 0.9 * Density, new Maxwellian(Species.Electron, 10 * ElectronVolt), 21),
            new("protons", Species.Proton, Density, new Maxwellian(Species.Proton, 10 * ElectronVolt), 16),
            new("warm", Species.Electron, 0.05 * Density, new BiMaxwellian(Species.Electron, 1 * KeV, 3 * KeV), 17) { DeltaF = true },
            new("hot", Species.Electron, 0.04 * Density, new Maxwellian(Species.Electron, 20 * KeV), 9) { Start = ParticleStart.Quiet },
            new("ring", Species.Electron, 0.01 * Density, new BiMaxwellian(Species.Electron, 100 * KeV, 200 * KeV), 8),
        ])
    {
        AllowHeating = true,
        NeutralisingBackground = true,
        FilterPasses = 2,
        Seed = 3,
        Open = new(8 * 400) { Driver = new(Plasma, 0.2 * ElectronCyclotron, 0.4 * ElectronCyclotron, 1e-10, 20, seed: 4) },
    };

    /// <summary>The same species in a periodic box.</summary>
    public static PicSetup Periodic(int cells = 40) => Everything(cells) with { Open = null };
}
