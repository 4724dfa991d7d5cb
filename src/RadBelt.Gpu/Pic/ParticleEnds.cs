using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;

namespace RadBelt.Gpu.Pic;

/// <summary>What becomes of particles that reach an open end: <see cref="ThermalReservoirs"/> or <see cref="MirrorsBeyond"/>.</summary>
public abstract record ParticleEnds
{
    private protected ParticleEnds()
    {
    }

    internal abstract ParticleEndsState StateOf(Device device, PicSetup setup, CellRange range, MacroParticleStore[] particles);
}

/// <summary>One particle comes in for each that leaves, from a reservoir with the momenta its species started with, drawn from its inward flux.</summary>
public sealed record ThermalReservoirs : ParticleEnds
{
    internal override ParticleEndsState StateOf(Device device, PicSetup setup, CellRange range, MacroParticleStore[] particles) =>
        new ReservoirState(device, setup, range, particles);
}

/// <summary>
/// Particles come back as from a mirror point beyond the end: v∥ reversed, gyrophase turned by a random angle, weight kept. For a field that rises beyond the ends, where what leaves
/// returns but for its phase; distributions even in v∥ stay as they are.
/// </summary>
public sealed record MirrorsBeyond : ParticleEnds
{
    internal override ParticleEndsState StateOf(Device device, PicSetup setup, CellRange range, MacroParticleStore[] particles) =>
        new MirrorState(device, setup, range, particles);
}

/// <summary>How particles that have gone out come in again.</summary>
internal abstract class ParticleEndsState : IDisposable
{
    /// <summary>Arrays in each of <see cref="State"/>; the first half of an array is of the lower end, the other of the upper one.</summary>
    public const int Arrays = 2;

    /// <summary>What the future depends on, by its name in checkpoints; zero at the start.</summary>
    public virtual IEnumerable<(string Name, DeviceBuffer<double> Buffer)> State => [];

    /// <summary>Turns particles of a species that have gone out into others that come in.</summary>
    /// <param name="species">The species.</param>
    /// <param name="step">Number of the step.</param>
    /// <param name="background">B0 of the cells, as pushes see it.</param>
    public abstract void Reinject<TMarkers>(int species, long step, DeviceBuffer<float> background)
        where TMarkers : struct, IMarkers;

    /// <summary>Kinetic energy (J m⁻²) and x-momentum (N s m⁻²) that particles brought in less what they took out.</summary>
    public virtual (double Energy, double Momentum) Exchange(WholeArrays whole) => default;

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
