using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>States of tracers as they are gathered on the host, by column: cell, offset from its centre (cells), p/(mc).</summary>
internal sealed class TracerStates
{
    private const int Block = 1 << 16;
    private static readonly double LargestOffset = MathF.BitDecrement(0.5f);
    private readonly List<double>[] columns = [[], [], [], [], []];

    public int Count => columns[0].Count;

    public void Add(int cell, double offset, double ux, double uy, double uz)
    {
        columns[0].Add(cell);
        columns[1].Add(Math.Min(offset, LargestOffset));
        columns[2].Add(ux);
        columns[3].Add(uy);
        columns[4].Add(uz);
    }

    public void CopyTo(ParticleStore<float> store)
    {
        var block = new double[Block];
        for (int c = 0; c < columns.Length; c++)
        {
            for (int first = 0; first < Count; first += Block)
            {
                int count = Math.Min(Block, Count - first);
                columns[c].CopyTo(first, block, 0, count);
                store.Write(c, first, block.AsSpan(0, count));
            }
        }
    }

    /// <summary>Means over tracers <paramref name="first"/> … : pitch angle from the direction of <paramref name="sense"/> (±1), rad, and γ − 1.</summary>
    public (double PitchAngle, double Energy) Means(int first, int sense)
    {
        double angles = 0, energies = 0;
        for (int i = first; i < Count; i++)
        {
            double ux = sense * columns[2][i], perpendicular2 = (columns[3][i] * columns[3][i]) + (columns[4][i] * columns[4][i]);
            angles += Math.Atan2(Math.Sqrt(perpendicular2), ux);
            energies += TracerWindow.KineticEnergy(ux, perpendicular2);
        }

        return (angles / (Count - first), energies / (Count - first));
    }
}
