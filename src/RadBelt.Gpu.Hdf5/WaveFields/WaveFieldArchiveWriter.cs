using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// Writes a wave field, sample by sample, into parts in a folder. A part has its name only when it is whole; a new one begins when one is ended
/// or has grown to a size. Parts of an earlier field in the folder go when the first new one is whole.
/// </summary>
/// <param name="folder">The folder; made if missing.</param>
/// <param name="layout">Nodes and clock.</param>
/// <param name="deflate">Compression level.</param>
/// <param name="partBytes">Uncompressed size at which a part is ended.</param>
internal sealed class WaveFieldArchiveWriter(string folder, WaveFieldLayout layout, int deflate = 1, long partBytes = 1L << 32) : IDisposable
{
    private readonly float[] block = new float[layout.BlockSamples * layout.SampleLength];
    private Hdf5File? file;
    private ExtendibleDataset<float>? values;
    private ExtendibleDataset<uint>? checksums;
    private long first, written;
    private int pending;
    private bool resumed;

    /// <summary>Samples so far.</summary>
    public long Samples => first + written + pending;

    /// <summary>Chain of checksums up to the last whole block.</summary>
    public uint Chain { get; private set; }

    /// <summary>Goes on after a number of samples: parts end there, later ones go.</summary>
    /// <exception cref="InvalidInputException">The parts do not hold these samples.</exception>
    public void Resume(long samples, uint chain)
    {
        long end = 0;
        uint found = 0;
        foreach ((string path, long start) in WaveFieldParts.In(folder).Where(part => part.First < samples))
        {
            using var part = Hdf5File.Open(path);
            WaveFieldPart head = WaveFieldPart.Read(part);
            if (head.Layout.DifferenceFrom(layout) is { } difference)
            {
                throw new InvalidInputException($"{path}: {difference}: it is of another wave field; run from the beginning.");
            }

            if (start != end || head.First != start || head.Before != found)
            {
                break;
            }

            (end, found) = (end + head.Samples, head.After);
        }

        if (end != samples || found != chain)
        {
            throw new InvalidInputException(
                $"{folder}: the wave field there does not go on to sample {samples}, where the checkpoint was (it ends at {end}, or is of another run); bring back its parts, or run from the beginning.");
        }

        WaveFieldParts.Delete(folder, from: samples);
        (first, written, pending, Chain, resumed) = (samples, 0, 0, chain, samples > 0);
    }

    /// <summary>Adds a sample.</summary>
    /// <exception cref="InvalidInputException">A value is not a number.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void Append(ReadOnlySpan<float> sample)
    {
        if (FirstNotFinite(sample) is >= 0 and int at)
        {
            throw new InvalidInputException(
                $"{folder}: the wave field at node {at / WaveFieldSource.Components} of sample {Samples} is not a number, and is not archived; shorten the time step, or look what made it.");
        }

        sample.CopyTo(block.AsSpan(pending * layout.SampleLength));
        pending++;
        if (pending == layout.BlockSamples)
        {
            WriteBlock();
            if (written * layout.SampleLength * sizeof(float) >= partBytes)
            {
                EndPart();
            }
        }
    }

    /// <summary>Gives what was added so far its name; the next sample begins another part.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void EndPart()
    {
        if (pending > 0)
        {
            WriteBlock();
        }

        if (file is null)
        {
            return;
        }

        WaveFieldPart.WriteTail(file, Chain);
        values!.Dispose();
        checksums!.Dispose();
        file.Commit();
        file = null;
        if (first == 0 && !resumed)
        {
            WaveFieldParts.Delete(folder, from: 0, but: 0);
        }

        (first, written) = (first + written, 0);
    }

    /// <summary>Closes the archive; what is in no ended part is lost.</summary>
    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    /// <summary>Place of the first value that is not finite; −1 when all are.</summary>
    public static int FirstNotFinite(ReadOnlySpan<float> sample)
    {
        for (int i = 0; i < sample.Length; i++)
        {
            if (!float.IsFinite(sample[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private void WriteBlock()
    {
        if (file is null)
        {
            Directory.CreateDirectory(folder);
            file = Hdf5File.Create(WaveFieldParts.PathOf(folder, first));
            WaveFieldPart.WriteHead(file, layout, first, Chain);
            values = file.CreateExtendible<float>(
                WaveFieldPart.Values,
                [layout.Nodes, WaveFieldSource.Components],
                new(deflate, Shuffle: true, [layout.BlockSamples, layout.ChunkNodes, WaveFieldSource.Components]));
            checksums = file.CreateExtendible<uint>(WaveFieldPart.Checksums);
        }

        ReadOnlySpan<float> full = block.AsSpan(0, pending * layout.SampleLength);
        uint checksum = WaveFieldPart.Of(full);
        values!.Append(full);
        checksums!.Append(checksum);
        Chain = WaveFieldPart.Link(Chain, checksum);
        (written, pending) = (written + pending, 0);
    }
}
