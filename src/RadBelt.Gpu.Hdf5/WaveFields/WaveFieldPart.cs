using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// One file of an archived wave field: samples in blocks, each with its checksum, and the chain of checksums from the first sample of the archive to its own
/// first and last. Parts of two runs do not join, for their chains differ.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Layout">Nodes and clock.</param>
/// <param name="First">Number of its first sample.</param>
/// <param name="Samples">Samples.</param>
/// <param name="Before">Chain up to its first sample.</param>
/// <param name="Blocks">Checksums of its blocks.</param>
internal sealed record WaveFieldPart(string Path, WaveFieldLayout Layout, long First, long Samples, uint Before, uint[] Blocks)
{
    public const string Values = WaveFieldLayout.Group + "/values";
    public const string Checksums = WaveFieldLayout.Group + "/crc32c";
    private const int Format = 1;
    private const string FormatName = "wave_field_format", FirstName = "first_sample", BeforeName = "crc32c_before", AfterName = "crc32c_after";

    /// <summary>Chain up to its last sample.</summary>
    public uint After => Blocks.Aggregate(Before, Link);

    /// <summary>The chain with one more block.</summary>
    public static uint Link(uint chain, uint block)
    {
        var checksum = new Checksum();
        checksum.Add<uint>([chain, block]);
        return checksum.Value;
    }

    public static uint Of(ReadOnlySpan<float> block)
    {
        var checksum = new Checksum();
        checksum.Add(block);
        return checksum.Value;
    }

    /// <summary>Begins a file.</summary>
    public static void WriteHead(Hdf5File file, WaveFieldLayout layout, long first, uint before)
    {
        file.CreateGroup(WaveFieldLayout.Group);
        file.SetAttribute("/", "version", typeof(WaveFieldSource).Assembly.GetName().Version?.ToString(3) ?? "unknown");
        file.SetAttribute(WaveFieldLayout.Group, FormatName, Format);
        file.SetAttribute(WaveFieldLayout.Group, FirstName, first);
        file.SetAttribute(WaveFieldLayout.Group, BeforeName, before);
        layout.Write(file);
    }

    /// <summary>Ends it.</summary>
    public static void WriteTail(Hdf5File file, uint after)
    {
        file.SetAttribute(WaveFieldLayout.Group, AfterName, after);
        file.SetAttribute(Values, "axes", "time, node, component (E_x, E_y in V/m; B_x, B_y in T)");
    }

    /// <summary>Reads all of a file but the values.</summary>
    /// <exception cref="InvalidInputException">It is damaged, incomplete, or no part of a wave field.</exception>
    public static WaveFieldPart Read(Hdf5File file)
    {
        if (!file.Exists(WaveFieldLayout.Group) || !file.HasAttribute(WaveFieldLayout.Group, FormatName))
        {
            throw Refusal("holds no wave field; name the folder that a run wrote its wave field to");
        }

        int format = file.ReadAttribute<int>(WaveFieldLayout.Group, FormatName);
        if (format != Format)
        {
            throw Refusal($"its wave field is of format {format}, this version reads format {Format}; read it with the version that wrote it");
        }

        if (!file.IsComplete)
        {
            throw Refusal("is incomplete; run again from a checkpoint before it");
        }

        WaveFieldLayout layout = WaveFieldLayout.Read(file);
        long[] shape = file.Shape(Values);
        if (shape.Length != 3 || shape[1] != layout.Nodes || shape[2] != WaveFieldSource.Components)
        {
            throw Refusal($"{Values} has the shape ({string.Join(", ", shape)}), (samples, {layout.Nodes}, {WaveFieldSource.Components}) was expected; make the archive again");
        }

        uint[] blocks = file.Read<uint>(Checksums, [(shape[0] + layout.BlockSamples - 1) / layout.BlockSamples]);
        WaveFieldPart part = new(
            file.Path, layout, file.ReadAttribute<long>(WaveFieldLayout.Group, FirstName), shape[0], file.ReadAttribute<uint>(WaveFieldLayout.Group, BeforeName), blocks);
        return part.After == file.ReadAttribute<uint>(WaveFieldLayout.Group, AfterName)
            ? part
            : throw Refusal($"{Checksums} is damaged (the checksum of all blocks differs); make the archive again");

        InvalidInputException Refusal(string what) => new($"{file.Path}: {what}.");
    }
}
