using System.Collections.Immutable;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Chorus;

/// <summary>An element as the plain arrays of a checkpoint.</summary>
internal static class ElementState
{
    private static readonly (string Name, Func<ElementNode, double> Of)[] Columns =
    [
        ("amplitude", node => node.Amplitude),
        ("phase", node => node.Phase),
        ("frequency", node => node.Frequency),
        ("k_parallel", node => node.ParallelWaveNumber),
        ("k_outward", node => node.OutwardWaveNumber),
        ("electric_x", node => node.Electric.X),
        ("electric_y", node => node.Electric.Y),
        ("electric_z", node => node.Electric.Z),
    ];

    public static void Save(ICheckpointWriter writer, ChorusElement element)
    {
        foreach (var (name, of) in Columns)
        {
            writer.Write<double>(name, [.. element.Nodes.Select(of)]);
        }

        writer.Write<long>("nodes_with_waves", [element.Coverage.WithWaves]);
        writer.Write<long>("nodes_multivalued", [element.Coverage.MultiValued]);
        writer.Write<double>("worst_ratio", [element.Coverage.WorstRatio]);
    }

    /// <summary>Takes back what was saved of an element on a field line and a grid.</summary>
    public static ChorusElement Restore(ICheckpointReader reader, DipoleFieldLine line, ElementGrid grid)
    {
        double[][] c = [.. Columns.Select(column => reader.Read<double>(column.Name))];
        ImmutableArray<ElementNode> nodes =
        [
            .. Enumerable.Range(0, c[0].Length).Select(i => new ElementNode
            {
                Amplitude = c[0][i],
                Phase = c[1][i],
                Frequency = c[2][i],
                ParallelWaveNumber = c[3][i],
                OutwardWaveNumber = c[4][i],
                Electric = (c[5][i], c[6][i], c[7][i]),
            }),
        ];
        long withWaves = reader.Read<long>("nodes_with_waves")[0], multiValued = reader.Read<long>("nodes_multivalued")[0];
        return new(line, grid, nodes, new(nodes.Length, withWaves, multiValued, reader.Read<double>("worst_ratio")[0]));
    }
}
