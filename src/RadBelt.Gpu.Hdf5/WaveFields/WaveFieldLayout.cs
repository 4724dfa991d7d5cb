using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>What all parts of an archived wave field share: line, nodes, clock, density.</summary>
/// <param name="EquatorialField">B_eq, T.</param>
/// <param name="Curvature">ξ, m⁻².</param>
/// <param name="FirstNode">z of the first node, m.</param>
/// <param name="Spacing">Distance between nodes, m.</param>
/// <param name="Nodes">Nodes.</param>
/// <param name="StartTime">Time of the first sample, s.</param>
/// <param name="Interval">Time between samples, s.</param>
/// <param name="Density">Density of cold electrons at the equator, m⁻³.</param>
internal readonly record struct WaveFieldLayout(
    double EquatorialField, double Curvature, double FirstNode, double Spacing, int Nodes, double StartTime, double Interval, double Density)
{
    /// <summary>Group of all of it in a file.</summary>
    public const string Group = "/wave_field";

    // 1 MiB: what a chunk of the file holds, and what is checked at once.
    private const int BlockBytes = 1 << 20;

    private const int MostBlockSamples = 256;

    private static readonly (string Name, Func<WaveFieldLayout, double> Of)[] Numbers =
    [
        ("equatorial_field_T", l => l.EquatorialField),
        ("curvature_per_m2", l => l.Curvature),
        ("first_node_m", l => l.FirstNode),
        ("spacing_m", l => l.Spacing),
        ("nodes", l => l.Nodes),
        ("start_s", l => l.StartTime),
        ("interval_s", l => l.Interval),
        ("density_per_m3", l => l.Density),
    ];

    /// <summary>That of a field.</summary>
    public WaveFieldLayout(WaveFieldGrid grid, double density)
        : this(grid.Line.EquatorialField, grid.Line.Curvature, grid.FirstNode, grid.Spacing, grid.Nodes, grid.StartTime, grid.Interval, density)
    {
    }

    /// <summary>Numbers in a sample.</summary>
    public int SampleLength => Nodes * WaveFieldSource.Components;

    /// <summary>Samples that are compressed and checked together.</summary>
    public int BlockSamples => Math.Clamp(BlockBytes / (SampleLength * sizeof(float)), 1, MostBlockSamples);

    /// <summary>Nodes in a chunk: all but of very long lines.</summary>
    public int ChunkNodes => Math.Min(Nodes, BlockBytes / (WaveFieldSource.Components * sizeof(float)));

    public static WaveFieldLayout Read(Hdf5File file)
    {
        double[] n = [.. Numbers.Select(number => file.ReadAttribute<double>(Group, number.Name))];
        return n[4] is >= 2 and <= 1 << 23
            ? new(n[0], n[1], n[2], n[3], (int)n[4], n[5], n[6], n[7])
            : throw new InvalidInputException(InvariantText($"{file.Path}: {Group}@nodes: {n[4]:G6} is outside 2 … 2²³; make the archive again."));
    }

    public void Write(Hdf5File file)
    {
        foreach ((string name, Func<WaveFieldLayout, double> of) in Numbers)
        {
            file.SetAttribute(Group, name, of(this));
        }
    }

    /// <summary>The first number in which another one differs, in words; null when they are equal.</summary>
    public string? DifferenceFrom(WaveFieldLayout other)
    {
        foreach ((string name, Func<WaveFieldLayout, double> of) in Numbers)
        {
            if (of(this) != of(other))
            {
                return InvariantText($"{name} is {of(this):G10} where {of(other):G10} was expected");
            }
        }

        return null;
    }

    /// <summary>The grid of a number of samples.</summary>
    public WaveFieldGrid Grid(long samples) => new(new ParabolicFieldLine(EquatorialField, Curvature), FirstNode, Spacing, Nodes, StartTime, Interval, samples);

    private static string InvariantText(FormattableString text) => FormattableString.Invariant(text);
}
