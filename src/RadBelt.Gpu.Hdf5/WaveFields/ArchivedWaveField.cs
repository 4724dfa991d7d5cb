using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// A wave field read back from the folder of a <see cref="WaveFieldArchive"/>. All parts are looked at when it is opened, values when they are asked for:
/// where slabs follow one another the next is read and decompressed while the last is worked on. It holds one slab and one block of the file (1 MiB of most) at a time.
/// </summary>
public sealed class ArchivedWaveField : WaveFieldSource
{
    private readonly ArchiveReader reader;
    private float[] ahead = [];
    private Task reading = Task.CompletedTask;
    private (long First, int Count) read;
    private long next;

    private ArchivedWaveField(ArchiveReader reader) => this.reader = reader;

    /// <inheritdoc/>
    public override WaveFieldGrid Grid => reader.Grid;

    /// <inheritdoc/>
    public override string Name => $"wave field of {reader.Folder}";

    /// <summary>Density of cold electrons at the equator, m⁻³.</summary>
    public double Density => reader.Layout.Density;

    /// <summary>Bytes of its files.</summary>
    public long StoredBytes => reader.Parts.Sum(part => new FileInfo(part.Path).Length);

    /// <summary>Opens an archive.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InvalidInputException">There is none, a part is missing, damaged or of another field.</exception>
    /// <exception cref="Hdf5LibraryMissingException">libhdf5 is not installed.</exception>
    public static ArchivedWaveField Open(string folder) => new(ArchiveReader.Open(folder));

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The part that holds them is damaged or truncated, or has values that are not numbers.</exception>
    public override void Fill(long first, int count, DeviceBuffer<float> slab)
    {
        ArgumentNullException.ThrowIfNull(slab);
        RequireSamples(first, count, slab.Length);
        Read(first, count);
        slab.CopyFrom(ahead.AsSpan(0, count * reader.Layout.SampleLength));
        ReadAhead(first, count);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The part that holds them is damaged or truncated, or has values that are not numbers.</exception>
    public override void Fill(long first, int count, Span<float> slab)
    {
        RequireSamples(first, count, slab.Length);
        Read(first, count);
        ahead.AsSpan(0, count * reader.Layout.SampleLength).CopyTo(slab);
        ReadAhead(first, count);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // What is still being read ends before its file is closed; that it went wrong matters to nobody now.
        Task.WaitAny(reading);
        reader.Dispose();
    }

    // Brings samples to `ahead`, where they may be already or be on their way.
    private void Read(long first, int count)
    {
        (long First, int Count) wanted = (first, count);
        bool coming = read == wanted;
        try
        {
            reading.GetAwaiter().GetResult();
        }
        catch (InvalidInputException) when (!coming)
        {
            // Nobody has asked for what was read ahead.
        }
        finally
        {
            (reading, read) = (Task.CompletedTask, default);
        }

        if (!coming)
        {
            Room(count);
            reader.Read(first, count, ahead);
        }
    }

    private void ReadAhead(long first, int count)
    {
        long end = first + count;
        bool following = first == next;
        next = end;
        int coming = (int)Math.Min(count, Grid.Samples - end);
        if (following && coming > 0)
        {
            Room(coming);
            read = (end, coming);
            reading = Task.Run(() => reader.Read(end, coming, ahead));
        }
    }

    private void Room(int count)
    {
        if (ahead.Length < (long)count * reader.Layout.SampleLength)
        {
            ahead = new float[count * reader.Layout.SampleLength];
        }
    }
}
