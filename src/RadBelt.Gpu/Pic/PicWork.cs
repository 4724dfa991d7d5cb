using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// Whole particle-in-cell steps at a set size, for measurements: the five species of Allanson et al. (2021) Runs I–V, as many macro-particles of each in a
/// cell, 100 m cells, periodic. EPOCH 4.19.7 was measured on 4096 cells × 128 × 5 of the same.
/// </summary>
/// <remarks>
/// Counted per macro-particle and step at order 2: 7 multiply-adds to gather from the cell's polynomials, about 50 operations for Boris's push with its two
/// roots and three quotients, 30 for the current within a cell and twice that across cells. Memory: 16 bytes read and 16 written, and as many again twice for
/// those that change cells (a seventh of them here).
/// </remarks>
internal sealed class PicWork : IDisposable
{
    // Steps until lists have the room they need and every method is compiled.
    private const int WarmUp = 80;

    private readonly PicModel model;

    private PicWork(PicModel model, int steps)
    {
        (this.model, Steps) = (model, steps);
        model.Begin(TimeStepBounds.Of(model.Setup).Recommended);
        model.Advance(WarmUp);
        Particles = model.ParticleCount;
    }

    /// <summary>Steps a call.</summary>
    public int Steps { get; }

    /// <summary>Macro-particles.</summary>
    public long Particles { get; }

    /// <summary>Macro-particle steps a call.</summary>
    public double ParticleSteps => (double)Particles * Steps;

    /// <summary>Device memory a macro-particle, bytes, fields included.</summary>
    public double BytesPerParticle => (double)model.Device.AllocatedBytes / Particles;

    /// <summary>Work on a device.</summary>
    public static PicWork Create<TShape>(Device device, int cells, int particlesPerCell, int steps, bool doubleAccumulators)
        where TShape : struct, IShape =>
        new(PicModel.Create<TShape, EnergyConserving, Boris>(device, Setup(cells, particlesPerCell) with { DoubleAccumulators = doubleAccumulators }), steps);

    /// <summary>The plasma.</summary>
    public static PicSetup Setup(int cells, int particlesPerCell) => new(new PicGrid(cells, 100), 140 * NanoTesla,
    [
        Electrons("cold", 0.9778, 1 * ElectronVolt, 1 * ElectronVolt, particlesPerCell),
        Electrons("cool", 0.02, 2 * KeV, 2.7 * KeV, particlesPerCell),
        Electrons("warm", 0.002, 20 * KeV, 25 * KeV, particlesPerCell),
        Electrons("hot", 0.0002, 100 * KeV, 115 * KeV, particlesPerCell),
        new("protons", Species.Proton, 1e7, new Maxwellian(Species.Proton, 1 * ElectronVolt), particlesPerCell) { Start = ParticleStart.Quiet },
    ])
    { Seed = 1 };

    /// <summary>A call.</summary>
    public void Run()
    {
        model.Advance(Steps);
        model.Device.Synchronize();
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private static PicSpecies Electrons(string name, double fraction, double parallel, double perpendicular, int particlesPerCell) =>
        new(name, Species.Electron, fraction * 1e7, new BiMaxwellian(Species.Electron, parallel, perpendicular), particlesPerCell) { Start = ParticleStart.Quiet };
}
