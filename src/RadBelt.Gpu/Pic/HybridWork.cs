using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Pic;

/// <summary>Whole steps of a hybrid model at a set size, for measurements: the plasma of Tao, Zonca &amp; Chen (2017) on fewer cells of the same size.</summary>
internal sealed class HybridWork : IDisposable
{
    // Steps until lists have the room they need and every method is compiled.
    private const int WarmUp = 80;

    private readonly PicModel model;

    private HybridWork(PicModel model, int steps)
    {
        (this.model, Steps) = (model, steps);
        model.Begin(0.02 / Gyrofrequency);
        model.Advance(WarmUp);
        Particles = model.ParticleCount;
    }

    /// <summary>Steps a call.</summary>
    public int Steps { get; }

    /// <summary>Macro-particles.</summary>
    public long Particles { get; }

    /// <summary>Macro-particle steps a call.</summary>
    public double ParticleSteps => (double)Particles * Steps;

    /// <summary>Ω_e at the equator of <see cref="Reference"/>, rad s⁻¹.</summary>
    public static double Gyrofrequency { get; } = 2e4;

    /// <summary>Work on a device.</summary>
    public static HybridWork Create<TShape>(Device device, int cells, int particlesPerCell, int steps, Func<HotPopulation, HotPopulation> change)
        where TShape : struct, IShape
    {
        HybridPicSetup setup = Reference(cells, particlesPerCell);
        return new(HybridPicModel.Create<TShape, Boris>(device, setup with { Hot = change(setup.Hot) }), steps);
    }

    /// <summary>
    /// ω_pe = 5 Ω_e, ξ = 8.62e-5 (Ω_e/c)², cells of 0.05 c/Ω_e (6,554 of them in the paper), U∥ = 0.2, U⊥ = 0.53, n_h = 0.6 % of n_c; its steps are of 0.02/Ω_e.
    /// </summary>
    public static HybridPicSetup Reference(int cells, int particlesPerCell)
    {
        double unit = SpeedOfLight / Gyrofrequency, field = Gyrofrequency * ElectronMass / ElementaryCharge;
        double density = Math.Pow(5 * Gyrofrequency / ElementaryCharge, 2) * VacuumPermittivity * ElectronMass;
        return new(
            new ParabolicFieldLine(field, 8.62e-5 / (unit * unit)), new PicGrid(cells, 0.05 * unit), new ColdFluid(density),
            new HotPopulation(0.006 * density, 0.2, 0.53, particlesPerCell), Layer: Math.Min(25, 0.005 * cells) * unit)
        { Seed = 1 };
    }

    /// <summary>A call.</summary>
    public void Run()
    {
        model.Advance(Steps);
        model.Device.Synchronize();
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
