using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// What lies where in a checkpoint: attributes <c>checkpoint_format</c>, <c>step</c>, <c>time</c> of the root; <c>/identity</c>, a JSON text; below
/// <c>/state</c> the arrays. <c>/identity</c> and every array have their checksum in the attribute <c>crc32c</c>. (The library has checksums of everything else
/// in a file of the format of 1.8.)
/// </summary>
internal static class CheckpointFormat
{
    public const string Step = "step", Time = "time", State = "/state";
    private const int Number = 1;
    private const string NumberName = "checkpoint_format", Identity = "/identity", ChecksumName = "crc32c";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteHead(Hdf5File file, long step, double time, CheckpointIdentity identity)
    {
        file.SetAttribute("/", NumberName, Number);
        file.SetAttribute("/", Step, step);
        file.SetAttribute("/", Time, time);
        string text = JsonSerializer.Serialize(new Stored(identity.Model, identity.Version, new(identity.Parameters.ToDictionary(), StringComparer.Ordinal)), Readable);
        file.WriteText(Identity, text);
        WriteChecksum(file, Identity, Of(text));
        file.CreateGroup(State);
    }

    public static void WriteChecksum(Hdf5File file, string path, Checksum checksum) => file.SetAttribute(path, ChecksumName, checksum.Value);

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
        Compare(file, Identity, Of(text));
        Stored stored = JsonSerializer.Deserialize<Stored>(text)!;
        return new(stored.Model, stored.Parameters) { Version = stored.Version };
    }

    /// <summary>Compares every array with its checksum.</summary>
    /// <exception cref="InvalidInputException">One differs, or cannot be read.</exception>
    public static void Verify(Hdf5File file, string group = State)
    {
        foreach (string path in file.Children(group).Select(name => $"{group}/{name}"))
        {
            if (!file.HasAttribute(path, ChecksumName))
            {
                Verify(file, path);
                continue;
            }

            var checksum = new Checksum();
            file.ReadBytesInParts(path, (_, bytes) => checksum.Add(bytes));
            Compare(file, path, checksum);
        }
    }

    private static Checksum Of(string text)
    {
        var checksum = new Checksum();
        checksum.Add<byte>(Encoding.UTF8.GetBytes(text));
        return checksum;
    }

    private static void Compare(Hdf5File file, string path, Checksum found)
    {
        if (file.ReadAttribute<uint>(path, ChecksumName) != found.Value)
        {
            throw new InvalidInputException($"{file.Path}: {path}: is damaged (its checksum differs); go on from another checkpoint, or run from the beginning");
        }
    }

    private sealed record Stored(string Model, string Version, SortedDictionary<string, string> Parameters);
}
