using RadBelt.Gpu.Kernels.Random;

namespace RadBelt.Gpu.Pic.Distributions;

/// <summary>
/// Fills the cells of a species with macro-particles of equal weight. What a cell gets depends on the distribution, the kind of start, the seed, the stream, the
/// cell's number and its count alone, so cells may be filled in any order, on any thread.
/// </summary>
internal static class ParticleLoader
{
    private const double PerWord = 1.0 / 4294967296.0;
    private const float PerOffset = 1f / (1 << 24);

    /// <summary>Fills one cell; allocates nothing.</summary>
    /// <param name="f">Where momenta are drawn from.</param>
    /// <param name="start">How.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Stream of the species: two of one seed share no numbers.</param>
    /// <param name="cell">Number of the cell, ≥ 0.</param>
    /// <param name="offset">Receives positions from the cell's centre in cell lengths, in [−½, ½); its length is the count of particles.</param>
    /// <param name="ux">Receives u∥ = p∥/(mc); as long as <paramref name="offset"/>, as the others.</param>
    /// <param name="uy">Receives p_y/(mc).</param>
    /// <param name="uz">Receives p_z/(mc).</param>
    public static void Fill(
        MomentumDistribution f,
        ParticleStart start,
        ulong seed,
        uint stream,
        long cell,
        Span<float> offset,
        Span<float> ux,
        Span<float> uy,
        Span<float> uz)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        var particles = new Particles(offset, ux, uy, uz);
        if (start == ParticleStart.Quiet)
        {
            FillQuiet(f, new ScrambledSobol(seed, stream), cell, particles);
        }
        else
        {
            FillRandom(f, new RandomStream(unchecked((long)seed), stream), cell, particles);
        }
    }

    private static void FillRandom(MomentumDistribution f, RandomStream random, long cell, Particles particles)
    {
        for (int i = 0; i < particles.Count; i++)
        {
            (double r1, double r2) = random.Uniform(cell, 2 * (uint)i);
            (double place, double phase) = random.Uniform(cell, 2 * (uint)i + 1);
            (double parallel, double perpendicular) = f.Sample(r1, r2);
            particles.Ring(i, 1, (uint)(place / PerWord), parallel, perpendicular, phase);
        }
    }

    private static void FillQuiet(MomentumDistribution f, ScrambledSobol points, long cell, Particles particles)
    {
        // With twins, one half of the particles has each sign of u∥; fewer than four can have none.
        int count = particles.Count;
        bool twins = f.IsSymmetric && count >= 4;
        int second = twins ? count / 2 : 0, first = count - second;
        int rings = Math.Max(1, (twins ? second : first) / 4);

        // Each cell goes on in the sequence where its neighbour of as many rings ends: balanced by itself and with its neighbours.
        long from = cell * rings;
        for (int ring = 0, next = 0; ring < rings; ring++)
        {
            (uint place, uint x1, uint x2, uint x3) = points.At(unchecked((uint)(from + ring)));
            double r1 = (x1 + 0.5) * PerWord, r2 = (x2 + 0.5) * PerWord, phase = (x3 + 0.5) * PerWord;
            int members = Share(first, ring, rings);
            if (!twins)
            {
                (double along, double across) = f.Sample(r1, r2);
                next = particles.Ring(next, members, place, along, across, phase / members);
                continue;
            }

            // u∥ < 0 for r1 < ½. The sign of the larger ring of an odd count changes from cell to cell.
            (double parallel, double perpendicular) = f.Sample(0.5 * r1, r2);
            parallel = (cell + ring) % 2 == 0 ? parallel : -parallel;
            next = particles.Ring(next, members, place, parallel, perpendicular, phase / members);
            members = Share(second, ring, rings);
            next = particles.Ring(next, members, place, -parallel, perpendicular, (phase + 0.5) / members);
        }
    }

    private static int Share(int particles, int ring, int rings) => (particles + ring) / rings;

    private readonly ref struct Particles(Span<float> offset, Span<float> ux, Span<float> uy, Span<float> uz)
    {
        private readonly Span<float> offset = offset, ux = ux, uy = uy, uz = uz;

        public int Count => offset.Length;

        // Evenly spaced gyrophases from one on (turns); returns the index after the last. Quarter turns are exact, so a ring of four adds up to zero.
        public int Ring(int from, int members, uint place, double parallel, double perpendicular, double phase)
        {
            (double sin, double cos) = double.SinCosPi(2 * phase);
            (double y, double z) = (perpendicular * cos, perpendicular * sin);

            // 24 bits are exact in a float, so none rounds up to ½.
            float x = (place >> 8) * PerOffset - 0.5f;
            for (int i = 0; i < members; i++)
            {
                (double s, double c) = double.SinCosPi(2.0 * i / members);
                offset[from + i] = x;
                ux[from + i] = (float)parallel;
                uy[from + i] = (float)(y * c - z * s);
                uz[from + i] = (float)(z * c + y * s);
            }

            return from + members;
        }
    }
}
