using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>The macro-particles of one species from which tracers are chosen. They are read in blocks of lists, in an order that only the physics decides.</summary>
/// <param name="store">The macro-particles.</param>
/// <param name="whole">How the run is made up of ranks.</param>
/// <param name="firstCell">First cell to look into, as the whole range counts them.</param>
/// <param name="endCell">The cell after the last one.</param>
internal sealed class TracerCandidates(MacroParticleStore store, WholeArrays whole, int firstCell, int endCell)
{
    private const long Block = 1 << 18;
    private readonly CellRange range = whole.Piece;
    private readonly float[][] values = [[], [], [], []];

    /// <summary>What looks at a macro-particle: its cell, offset and p/(mc).</summary>
    public delegate void Look(int cell, float offset, float ux, float uy, float uz);

    /// <summary>Copies some of those within a window: as many as it wants, each as likely as the other, or all there are.</summary>
    /// <param name="window">The window.</param>
    /// <param name="sense">Direction that pitch angles are measured from, ±1.</param>
    /// <param name="restEnergy">mc², J.</param>
    /// <param name="random">Draws.</param>
    /// <param name="number">Number of the window, which its draws depend on.</param>
    /// <param name="states">Takes the copies.</param>
    /// <returns>Sums over them: how many they are, of pitch angles, rad, and of γ − 1.</returns>
    public (int Count, double PitchAngles, double Energies) Choose(TracerWindow window, int sense, double restEnergy, RandomStream random, uint number, TracerStates states)
    {
        long found = 0;
        ForEach((_, _, ux, uy, uz) => found += Holds(ux, uy, uz) ? 1 : 0);
        ICommunicator? ranks = whole.Ranks;
        long[] foundBy = ranks?.Gather(found) ?? [found];
        int own = ranks?.Rank ?? 0, wanted = (int)Math.Min(window.Count, foundBy.Sum()), count = wanted;
        long left = foundBy[own..].Sum();
        (double, double) sums = default;

        // Rank by rank, in the order of cells, as if there were one.
        for (int rank = 0; rank < foundBy.Length; rank++)
        {
            int before = wanted, firstKept = states.Kept;
            if (rank == own)
            {
                Select();
                sums = states.Sums(firstKept, sense, sums);
            }

            (wanted, sums) = ranks?.BroadcastFrom(rank, (wanted, sums)) ?? (wanted, sums);
            states.Skip(rank == own ? 0 : before - wanted);
        }

        return (count, sums.Item1, sums.Item2);

        // Selection sampling (Knuth, TAOCP 2, §3.4.2, algorithm S): of n candidates left r are still wanted.
        void Select() => ForEach((cell, offset, ux, uy, uz) =>
        {
            if (wanted > 0 && Holds(ux, uy, uz))
            {
                if (random.Uniform(left, number).First * left < wanted)
                {
                    states.Add(cell + range.Offset, offset, ux, uy, uz);
                    wanted--;
                }

                left--;
            }
        });

        bool Holds(double ux, double uy, double uz) => window.Holds(sense * ux, (uy * uy) + (uz * uz), restEnergy);
    }

    private void ForEach(Look look)
    {
        int[] counts = store.Counts();
        ReadOnlySpan<long> starts = store.Starts;
        int parts = range.Parts;
        for (int list = Own(firstCell) * parts, last = Own(endCell) * parts; list < last;)
        {
            int next = list + 1;
            while (next < last && starts[next + 1] - starts[list] <= Block)
            {
                next++;
            }

            long start = starts[list];
            int places = (int)(starts[next] - start);
            for (int c = 0; c < values.Length; c++)
            {
                Array.Resize(ref values[c], Math.Max(values[c].Length, places));
                store.Components[c].CopyTo(values[c].AsSpan(0, places), start);
            }

            for (; list < next; list++)
            {
                int at = (int)(starts[list] - start);
                for (int i = at; i < at + counts[list]; i++)
                {
                    look(list / parts, values[0][i], values[1][i], values[2][i], values[3][i]);
                }
            }
        }
    }

    // The cell in this piece, or the end of it that is nearer.
    private int Own(int cell) => Math.Clamp(cell - range.Offset, range.FirstOwn, range.EndOwn);
}
