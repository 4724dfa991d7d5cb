namespace RadBelt.Gpu.Kernels.Random;

/// <summary>
/// Host-side draws of one purpose from <see cref="Philox"/>: the key is the seed, the counter the item's 64-bit index, the stream's number and
/// the draw's number. Two streams of one seed share no numbers.
/// </summary>
/// <param name="seed">Seed of the run.</param>
/// <param name="stream">What the numbers are for; see <see cref="RandomStreams"/>.</param>
public readonly struct RandomStream(long seed, uint stream)
{
    private const double PerWord = 1.0 / 4294967296.0;

    /// <summary>Two uniform numbers in (0, 1), each of 52 random bits, for item <paramref name="index"/>, draw <paramref name="draw"/>.</summary>
    public (double First, double Second) Uniform(long index, uint draw = 0)
    {
        (uint a, uint b, uint c, uint d) = Philox.Words((uint)index, (uint)(index >> 32), stream, draw, (uint)seed, (uint)(seed >> 32));
        return (Join(a, b), Join(c, d));
    }

    // 52 bits, and half of the last one more: never 0, never 1.
    private static double Join(uint high, uint low) => ((high + (low >> 12) * (1.0 / 1048576.0)) + 0.5 / 1048576.0) * PerWord;
}

/// <summary>The purposes random numbers are drawn for. Numbers are part of the format: a run of a seed stays the run of that seed.</summary>
public static class RandomStreams
{
    /// <summary>Phases of waves, by wave.</summary>
    public const uint WavePhases = 1;

    /// <summary>Position and gyrophase of test particles, by particle.</summary>
    public const uint ParticlePhases = 2;

    /// <summary>Which particles are shown as trajectories, by ensemble.</summary>
    public const uint Trajectories = 3;

    /// <summary>Phases of driven waves, by wave.</summary>
    public const uint DriverPhases = 4;

    /// <summary>Position and gyrophase of injected tracers, by tracer and set.</summary>
    public const uint TracerPhases = 5;

    /// <summary>Which macro-particles tracers are copies of, by candidate and window.</summary>
    public const uint TracerChoices = 6;

    /// <summary>Azimuth and phase of oblique waves, by wave; with draw 1 the shift of their lattice, by direction.</summary>
    public const uint ObliqueWaves = 7;

    /// <summary>Bounce phase and gyrophase of electrons of long runs, by electron; the draw is the ensemble.</summary>
    public const uint TransportElectrons = 8;

    /// <summary>What enters at open ends, by species from this number on.</summary>
    public const uint Reservoirs = 64;

    /// <summary>Macro-particles at the start, by species from this number on.</summary>
    public const uint MacroParticles = 128;

    /// <summary>Weights that markers start with, by species from this number on.</summary>
    public const uint InitialWeights = 160;

    /// <summary>Renewed markers, by species from this number on.</summary>
    public const uint Renewals = 32;

    /// <summary>Place of electrons within their cells, by electron: energy and pitch angle; with draw 1 bounce phase and gyrophase.</summary>
    public const uint GridElectrons = 200;

    /// <summary>Kicks of stochastic electrons, by electron, with the step as the draw.</summary>
    public const uint StochasticKicks = 216;
}
