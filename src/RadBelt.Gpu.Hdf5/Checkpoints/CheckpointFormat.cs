using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// What lies where in a checkpoint: attributes <c>checkpoint_format</c>, <c>step</c>, <c>time</c> of the root; <c>/identity</c>, a JSON text; below
/// <c>/state</c> the arrays. <c>/identity</c> and every array have their checksum in the attribute <c>crc32c</c>. (The library has checksums of everything else
/// in a file of the format of 1.8.) Arrays in parts that ranks have written are virtual datasets, with the checksums of their pieces in <c>part_crc32c</c>; the attribute
/// <c>parts</c> of the root is what the names of these files begin with.
/// </summary>
internal static class CheckpointFormat
{
    public const string Step = "step", Time = "time", State = "/state";
    private const int Number = 1;
    private const string NumberName = "checkpoint_format", Identity = "/identity", ChecksumName = "crc32c", PartsName = "parts", PartChecksumName = "part_crc32c";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteHead(Hdf5File file, long step, double time, CheckpointIdentity identity)
    {
        file.SetAttribute("/", NumberName, Number);
        file.SetAttribute("/", Step, step);
        file.SetAttribute("/", Time, time);
        string text = JsonSerializer.Serialize(new Stored(identity.Model, identity.Version, new(identity.Parameters.ToDictionary(), StringComparer.Ordinal)), Readable);
        file.WriteText(Identity, text);
        WriteChecksum(file, Identity, Of(text).Value);
        file.CreateGroup(State);
    }

    public static void WriteChecksum(Hdf5File file, string path, uint checksum) => file.SetAttribute(path, ChecksumName, checksum);

    /// <summary>Writes an array with its checksum.</summary>
    /// <returns>The checksum.</returns>
    public static uint Write<T>(string path, Hdf5File file, long length, ArrayPart<T> part)
        where T : unmanaged
    {
        var checksum = new Checksum();
        file.WriteInParts<T>(path, length, (start, values) =>
        {
            part(start, values);
            checksum.Add<T>(values);
        });
        WriteChecksum(file, path, checksum.Value);
        return checksum.Value;
    }

    /// <summary>Says that an array is in parts.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="stem">What the names of its parts begin with.</param>
    /// <param name="path">The array.</param>
    /// <param name="checksums">Checksums of its parts, in order.</param>
    public static void WriteParts(Hdf5File file, string stem, string path, ReadOnlySpan<uint> checksums)
    {
        file.SetAttribute("/", PartsName, stem);
        file.SetAttribute(path, PartChecksumName, checksums);
    }

    /// <summary>What the names of a checkpoint's parts begin with; null where it has none.</summary>
    public static string? StemOf(Hdf5File file) => file.HasAttribute("/", PartsName) ? file.ReadStringAttribute("/", PartsName) : null;

    /// <summary>What a checkpoint belongs to.</summary>
    /// <exception cref="InvalidInputException">It is not a checkpoint, of another format, or damaged.</exception>
    public static CheckpointIdentity ReadIdentity(Hdf5File file)
    {
        if (!file.HasAttribute("/", NumberName))
        {
            throw new InvalidInputException($"{file.Path}: is not a checkpoint; name one that a run has written");
        }

        int number = file.ReadAttribute<int>("/", NumberName);
        if (number != Number)
        {
            throw new InvalidInputException(
                $"{file.Path}: is a checkpoint of format {number}, this version reads format {Number}; go on with the version that wrote it, or run from the beginning");
        }

        string text = file.ReadTexts(Identity)[0];
        Compare(file, Identity, Of(text).Value);
        Stored stored = JsonSerializer.Deserialize<Stored>(text)!;
        return new(stored.Model, stored.Parameters) { Version = stored.Version };
    }

    /// <summary>Compares every array with its checksum.</summary>
    /// <exception cref="InvalidInputException">One differs, or cannot be read.</exception>
    public static void Verify(Hdf5File file)
    {
        string[] arrays = [.. file.Below(State).Where(one => one.IsDataset).Select(one => one.Path)];
        string[] joined = [.. arrays.Where(path => file.HasAttribute(path, PartChecksumName))];
        foreach (string path in arrays.Except(joined))
        {
            Compare(file, path, Of(file, path).Checksum);
        }

        VerifyParts(file, joined);
    }

    // Part by part, so that each is opened once and the one that is at fault is named.
    private static void VerifyParts(Hdf5File file, IReadOnlyList<string> joined)
    {
        (string Path, string Source, uint Expected)[] pieces =
            [.. joined.SelectMany(path => file.SourcesOf(path).Zip(file.ReadAttributes<uint>(path, PartChecksumName), (source, expected) => (path, source, expected)))];
        var lengths = new Dictionary<(string, string), long>();
        foreach (var inOne in pieces.GroupBy(piece => piece.Source))
        {
            using Hdf5File part = File.Exists(inOne.Key)
                ? Hdf5File.Open(inOne.Key)
                : throw new InvalidInputException($"{inOne.Key}: is not there, a part of {file.Path}; bring it back, go on from another checkpoint, or run from the beginning");
            foreach ((string path, string source, uint expected) in inOne)
            {
                (uint found, lengths[(path, source)]) = Of(part, path);
                if (found != expected)
                {
                    throw new InvalidInputException(
                        $"{source}: {path}: is damaged, or not what {file.Path} was written with (its checksum differs); go on from another checkpoint, or run from the beginning");
                }
            }
        }

        foreach (string path in joined)
        {
            Compare(file, path, pieces.Where(piece => piece.Path == path).Aggregate(0u, (sum, piece) => Checksum.Joined(sum, piece.Expected, lengths[(path, piece.Source)])));
        }
    }

    private static (uint Checksum, long Bytes) Of(Hdf5File file, string path)
    {
        var checksum = new Checksum();
        long length = 0;
        file.ReadBytesInParts(path, (_, bytes) =>
        {
            checksum.Add(bytes);
            length += bytes.Length;
        });
        return (checksum.Value, length);
    }

    private static Checksum Of(string text)
    {
        var checksum = new Checksum();
        checksum.Add<byte>(Encoding.UTF8.GetBytes(text));
        return checksum;
    }

    private static void Compare(Hdf5File file, string path, uint found)
    {
        if (file.ReadAttribute<uint>(path, ChecksumName) != found)
        {
            throw new InvalidInputException($"{file.Path}: {path}: is damaged (its checksum differs); go on from another checkpoint, or run from the beginning");
        }
    }

    private sealed record Stored(string Model, string Version, SortedDictionary<string, string> Parameters);
}
