using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>States of tracers as they are gathered on the host, by column: cell, offset from its centre (cells), p/(mc). Of a rank those in its cells.</summary>
/// <param name="range">Cells of this rank.</param>
internal sealed class TracerStates(CellRange range)
{
    private const int Block = 1 << 16;
    private static readonly double LargestOffset = MathF.BitDecrement(0.5f);
    private readonly List<double>[] columns = [[], [], [], [], []];
    private readonly List<int>? numbers = range.IsPiece ? [] : null;
    private readonly int first = range.FirstOwn + range.Offset, end = range.EndOwn + range.Offset;

    /// <summary>Tracers so far, on all ranks.</summary>
    public int Count { get; private set; }

    /// <summary>Those of them that are kept here.</summary>
    public int Kept => columns[0].Count;

    /// <summary>Adds the next tracer, which is kept if its cell is of this rank.</summary>
    public void Add(int cell, double offset, double ux, double uy, double uz)
    {
        int number = Count++;
        if (cell < first || cell >= end)
        {
            return;
        }

        columns[0].Add(cell);
        columns[1].Add(Math.Min(offset, LargestOffset));
        columns[2].Add(ux);
        columns[3].Add(uy);
        columns[4].Add(uz);
        numbers?.Add(number);
    }

    /// <summary>Counts tracers that other ranks add.</summary>
    public void Skip(int count) => Count += count;

    /// <summary>Writes them where all there are have a place.</summary>
    public void CopyTo(ParticleStore<float> store)
    {
        var block = new double[Block];
        for (int c = 0; c < columns.Length; c++)
        {
            for (int at = 0; at < Count; at += Block)
            {
                int count = Math.Min(Block, Count - at);
                columns[c].CopyTo(at, block, 0, count);
                store.Write(c, at, block.AsSpan(0, count));
            }
        }
    }

    /// <summary>Those kept here, by number.</summary>
    public TracerState[] ToArray() => [.. Enumerable.Range(0, Kept).Select(i => new TracerState(
        numbers![i], (float)columns[0][i], (float)columns[1][i], (float)columns[2][i], (float)columns[3][i], (float)columns[4][i], 0))];

    /// <summary>Goes on with sums over those kept from <paramref name="firstKept"/> on: of the pitch angle from the direction of <paramref name="sense"/> (±1), rad, and of γ − 1.</summary>
    public (double PitchAngles, double Energies) Sums(int firstKept, int sense, (double PitchAngles, double Energies) before)
    {
        (double angles, double energies) = before;
        for (int i = firstKept; i < Kept; i++)
        {
            double ux = sense * columns[2][i], perpendicular2 = (columns[3][i] * columns[3][i]) + (columns[4][i] * columns[4][i]);
            angles += Math.Atan2(Math.Sqrt(perpendicular2), ux);
            energies += TracerWindow.KineticEnergy(ux, perpendicular2);
        }

        return (angles, energies);
    }
}
