using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Finds the samples of an archive in its parts and checks them. One thread at a time may use it.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private readonly float[] block;
    private Hdf5File? file;
    private WaveFieldPart? open;
    private long blockOf = -1;

    private ArchiveReader(string folder, IReadOnlyList<WaveFieldPart> parts)
    {
        (Folder, Parts, Layout) = (folder, parts, parts[0].Layout);
        long samples = parts.Sum(part => part.Samples);
        Grid = samples >= 2 ? Layout.Grid(samples) : throw new InvalidInputException($"{folder}: its wave field has one sample only; run for longer.");
        block = new float[Layout.BlockSamples * Layout.SampleLength];
    }

    /// <summary>Full path.</summary>
    public string Folder { get; }

    public IReadOnlyList<WaveFieldPart> Parts { get; }

    public WaveFieldLayout Layout { get; }

    public WaveFieldGrid Grid { get; }

    public static ArchiveReader Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string full = Path.GetFullPath(folder);
        List<WaveFieldPart> parts = [];
        foreach ((string path, _) in WaveFieldParts.In(full))
        {
            using var file = Hdf5File.Open(path);
            WaveFieldPart part = WaveFieldPart.Read(file);
            RequireFollows(part, parts);
            parts.Add(part);
        }

        return parts.Count > 0
            ? new(full, parts)
            : throw new InvalidInputException($"{full}: holds no wave field (files waves-*.h5); name the folder that a run wrote its wave field to.");
    }

    /// <summary>Reads samples that there are.</summary>
    public void Read(long first, int count, Span<float> values)
    {
        for (int done = 0; done < count;)
        {
            WaveFieldPart part = Parts.First(p => first + done < p.First + p.Samples);
            (long number, long within) = Math.DivRem(first + done - part.First, Layout.BlockSamples);
            Load(part, number);
            int taken = (int)Math.Min(count - done, Math.Min(Layout.BlockSamples, part.Samples - (number * Layout.BlockSamples)) - within);
            block.AsSpan((int)within * Layout.SampleLength, taken * Layout.SampleLength).CopyTo(values[(done * Layout.SampleLength)..]);
            done += taken;
        }
    }

    public void Dispose() => file?.Dispose();

    private static void RequireFollows(WaveFieldPart part, List<WaveFieldPart> before)
    {
        WaveFieldPart? last = before.LastOrDefault();
        long expected = last is null ? 0 : last.First + last.Samples;
        if (last is not null && part.Layout.DifferenceFrom(last.Layout) is { } difference)
        {
            throw new InvalidInputException($"{part.Path}: {difference}: it is of another wave field than {Path.GetFileName(last.Path)}; take it away, or make the archive again.");
        }

        if (part.First != expected)
        {
            string what = part.First > expected ? $"samples {expected} … {part.First - 1} are missing before it" : $"it begins with sample {part.First}, before the part before it ends";
            throw new InvalidInputException($"{part.Path}: {what}; bring back what a run has written, or make the archive again.");
        }

        if (part.Before != (last?.After ?? 0))
        {
            throw new InvalidInputException($"{part.Path}: does not go on from {Path.GetFileName(last?.Path) ?? "the beginning"} (checksums differ): it is of another run; make the archive again.");
        }
    }

    // Brings a block of a part to memory, where it may be already.
    private void Load(WaveFieldPart part, long number)
    {
        if (open == part && blockOf == number)
        {
            return;
        }

        if (open != part)
        {
            file?.Dispose();
            (open, file, blockOf) = (null, null, -1);
            file = Hdf5File.Open(part.Path);
            open = part;
        }

        blockOf = -1;
        long first = number * Layout.BlockSamples;
        int rows = (int)Math.Min(Layout.BlockSamples, part.Samples - first);
        Span<float> values = block.AsSpan(0, rows * Layout.SampleLength);
        file!.ReadRows<float>(WaveFieldPart.Values, first, rows, values);
        string at = $"{part.Path}: {WaveFieldPart.Values}: samples {first} … {first + rows - 1}";
        if (WaveFieldPart.Of(values) != part.Blocks[number])
        {
            throw new InvalidInputException($"{at} are damaged (their checksum differs); make the archive again.");
        }

        if (WaveFieldArchiveWriter.FirstNotFinite(values) is >= 0 and int bad)
        {
            throw new InvalidInputException(
                $"{at}: node {bad % Layout.SampleLength / WaveFieldSource.Components} of sample {first + (bad / Layout.SampleLength)} is {(float.IsNaN(values[bad]) ? "not a number" : "infinite")}; make the archive again.");
        }

        blockOf = number;
    }
}
