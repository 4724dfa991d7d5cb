using RadBelt.Gpu.Chorus;

namespace RadBelt.Gpu.Hdf5;

/// <summary>The numbers of a node as columns of a table.</summary>
internal static class ElementColumns
{
    /// <summary>The columns, in the order <see cref="Node"/> takes them.</summary>
    public static IReadOnlyList<(TableColumn Column, Func<ElementNode, double> Of)> All { get; } =
    [
        (new("amplitude", "T", "rms magnetic field of the wave"), node => node.Amplitude),
        (new("phase", "rad", "phase"), node => node.Phase),
        (new("frequency", "rad s-1", "angular frequency"), node => node.Frequency),
        (new("parallel_wave_number", "m-1", "wave number along B0"), node => node.ParallelWaveNumber),
        (new("outward_wave_number", "m-1", "wave number outward"), node => node.OutwardWaveNumber),
        (new("electric_x", "V m-1", "e_x, outward"), node => node.Electric.X),
        (new("electric_y", "V m-1", "e_y, east, times i"), node => node.Electric.Y),
        (new("electric_z", "V m-1", "e_z, along B0"), node => node.Electric.Z),
    ];

    /// <summary>The node of a row.</summary>
    public static ElementNode Node(ReadOnlySpan<double> row) => new()
    {
        Amplitude = row[0],
        Phase = row[1],
        Frequency = row[2],
        ParallelWaveNumber = row[3],
        OutwardWaveNumber = row[4],
        Electric = (row[5], row[6], row[7]),
    };
}
