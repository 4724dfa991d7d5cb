using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic.Tracers;

/// <summary>Small runs for tracers to be in.</summary>
internal static class TracerRuns
{
    public const double FieldStrength = 140 * NanoTesla;

    public static readonly double Gyrofrequency = Math.Abs(Species.Electron.Gyrofrequency(FieldStrength));

    /// <summary>Hot electrons and protons in 16 cells, noisy enough to push tracers about.</summary>
    public static PicSetup Plasma(int particlesPerCell = 24, long seed = 5) => new(
        new(16, 300), FieldStrength, [Thermal("electrons", Species.Electron, particlesPerCell), Thermal("protons", Species.Proton, 4)]) { Seed = seed };

    /// <summary>Next to no plasma in a domain: tracers feel the static field, and what is prescribed, alone.</summary>
    public static PicSetup Vacuum(int cells, double cellSize) =>
        new(new(cells, cellSize), FieldStrength, [Thermal("electrons", Species.Electron, 1) with { Density = 1e-9 }]) { NeutralisingBackground = true };

    public static double StepOf(PicSetup setup) => TimeStepBounds.Of(setup).Recommended;

    public static PicModel Begun(Device device, PicSetup setup, Action<PicModel> prepare)
    {
        PicModel model = PicModel.Create(device, setup);
        prepare(model);
        model.Begin(StepOf(setup));
        return model;
    }

    private static PicSpecies Thermal(string name, Species kind, int particlesPerCell) =>
        new(name, kind, 1e7, new Maxwellian(kind, 5 * KeV), particlesPerCell);
}
