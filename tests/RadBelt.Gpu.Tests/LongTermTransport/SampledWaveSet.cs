using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.LongTermTransport;

/// <summary>Samples of field-aligned waves in a uniform plasma, x of theirs along z.</summary>
internal static class SampledWaveSet
{
    /// <summary>The waves between two places, from t = 0 on.</summary>
    /// <param name="waves">The waves.</param>
    /// <param name="line">Field line.</param>
    /// <param name="ends">First and last node, m.</param>
    /// <param name="spacing">Distance between nodes, m, about.</param>
    /// <param name="interval">Time between samples, s.</param>
    /// <param name="duration">Time that is covered, s.</param>
    public static SampledWaveField Of(WaveSet waves, ParabolicFieldLine line, (double First, double Last) ends, double spacing, double interval, double duration)
    {
        int nodes = (int)Math.Ceiling((ends.Last - ends.First) / spacing) + 1;
        var grid = new WaveFieldGrid(line, ends.First, (ends.Last - ends.First) / (nodes - 1), nodes, 0, interval, (long)Math.Ceiling(duration / interval) + 2);
        var values = new float[grid.Samples * nodes * WaveFieldSource.Components];
        Parallel.For(0, grid.Samples, new() { MaxDegreeOfParallelism = 2 }, sample =>
        {
            Span<float> row = values.AsSpan((int)(sample * nodes * WaveFieldSource.Components));
            for (int node = 0; node < nodes; node++)
            {
                TransverseField f = waves.FieldAt(grid.FirstNode + (node * grid.Spacing), sample * interval);
                (row[4 * node], row[(4 * node) + 1]) = ((float)f.Ey, (float)f.Ez);
                (row[(4 * node) + 2], row[(4 * node) + 3]) = ((float)f.By, (float)f.Bz);
            }
        });
        return new(grid, values, "waves of a set");
    }
}
