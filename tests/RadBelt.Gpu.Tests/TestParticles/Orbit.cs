using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>A few particles moved by a mover through a field, for tests of orbits.</summary>
internal sealed record Orbit(Mover Mover, FieldModel Field)
{
    public Species Species { get; init; } = Species.Electron;

    public IReadOnlyList<ParticleEnsemble> Ensembles { get; init; } = [new(50 * Degree, 20 * KeV, 5), new(120 * Degree, 300 * KeV, 4)];

    public Precision Precision { get; init; } = Precision.Double;

    public double Domain { get; init; } = 100 * Kilometre;

    /// <summary>Blocks of steps that the model is asked for, again and again; null for all steps at once.</summary>
    public int[]? Blocks { get; init; }

    public ParticleState[] At(double time, long steps)
    {
        using var device = CpuDevice.Create(threads: 1);
        using var particles = Particles.Uniform(device, Species, Ensembles, Domain, seed: 3, Precision);
        using TestParticleModel model = Mover.Model(particles, Field);
        model.Begin(time / steps);
        for (int i = 0; steps > 0; i++)
        {
            long block = Blocks is null ? steps : Math.Min(Blocks[i % Blocks.Length], steps);
            model.Advance(block);
            steps -= block;
        }

        return particles.Read(0, (int)particles.Count);
    }

    /// <summary>u of all particles, and their positions over <paramref name="length"/>, one after another.</summary>
    public static double[] Numbers(ParticleState[] states, double length) =>
        [.. states.SelectMany(s => (double[])[s.Ux, s.Uy, s.Uz, s.X / length])];

    /// <summary>The largest difference between two states, positions in units of <paramref name="length"/>.</summary>
    public static double Distance(ParticleState[] a, ParticleState[] b, double length) =>
        Numbers(a, length).Zip(Numbers(b, length), (x, y) => Math.Abs(x - y)).Max();
}
