using System.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Orbits in waves: the clock, the waves on the device, and launches over blocks of steps.</summary>
/// <param name="particles">Particles, advanced in place.</param>
/// <param name="field">What they move in.</param>
/// <param name="form">The form of momentum that the kernel takes.</param>
internal abstract class OrbitModel<T, TTable>(ParticleStore<T> particles, FieldModel field, MomentumForm form) : TestParticleModel(particles, field)
    where T : unmanaged, IFloatingPoint<T>
    where TTable : class, IWaveTable<TTable>
{
    private const int StepsPerLaunch = 64;
    private TTable? waves;
    private long step;

    /// <summary>The particles.</summary>
    protected ParticleStore<T> Store { get; } = particles;

    /// <summary>Half-step rotation of the background field, q B0 Δt/(2m).</summary>
    protected double Background { get; private set; }

    /// <summary>c Δt/2, cells.</summary>
    protected double Drift { get; private set; }

    public override void Advance(long steps)
    {
        TTable table = waves ?? throw new InvalidOperationException("the model has no time step yet: call Begin, or let a Simulation run it");
        Store.Hold(form);
        for (long end = step + steps; step < end;)
        {
            int block = (int)Math.Min(StepsIn(table.Instants), end - step);
            Launch(table, step, block);
            step += block;
        }
    }

    // The waves follow from the step, so it and the particles are all there is.
    public override void Save(ICheckpointWriter writer)
    {
        writer.Write<long>("step", [step]);
        Store.Save(writer.Group("particles"));
    }

    public override void Restore(ICheckpointReader reader)
    {
        Store.Restore(reader.Group("particles"));
        step = reader.Read<long>("step")[0];
    }

    public override void Dispose() => waves?.Dispose();

    /// <summary>How many instants a launch of that many steps needs.</summary>
    private protected abstract int InstantsOf(int steps);

    /// <summary>How many steps a launch with that many instants can make.</summary>
    private protected abstract int StepsIn(int instants);

    /// <summary>Launches steps <paramref name="first"/> ….</summary>
    private protected abstract void Launch(TTable table, long first, int steps);

    private protected override void BeginSteps(double length)
    {
        Dispose();
        step = 0;
        Store.Recell(TTable.CellLengthFor(Field));
        Background = Gyrofrequency * length / 2;
        Drift = PhysicalConstants.SpeedOfLight * length / (2 * Store.CellLength);
        waves = TTable.Of(Field, Store.Device, Store.Species, length, Store.CellLength, InstantsOf(StepsPerLaunch));
    }
}
