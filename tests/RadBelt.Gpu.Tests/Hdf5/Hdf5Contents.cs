using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>Everything that the datasets of a file hold, as text that tells any two bits apart.</summary>
internal static class Hdf5Contents
{
    /// <summary>Path and contents of each dataset.</summary>
    /// <param name="path">The file.</param>
    /// <param name="except">Datasets to leave out, such as wall times.</param>
    public static SortedDictionary<string, string> Of(string path, params string[] except)
    {
        using Hdf5File file = Hdf5File.Open(path);
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(file, "", contents);
        Array.ForEach(except, name => contents.Remove(name));
        return contents;
    }

    private static void Add(Hdf5File file, string group, SortedDictionary<string, string> contents)
    {
        foreach (string path in file.Children(group + "/").Select(name => $"{group}/{name}"))
        {
            if (IsDataset(file, path))
            {
                contents.Add(path, Text(file, path));
            }
            else
            {
                Add(file, path, contents);
            }
        }
    }

    private static bool IsDataset(Hdf5File file, string path) => Try(() => file.Shape(path)) is not null;

    private static string Text(Hdf5File file, string path) =>
        Try(() => file.Read<double>(path)) is { } reals ? string.Join(' ', reals.Select(BitConverter.DoubleToUInt64Bits))
        : Try(() => file.Read<long>(path)) is { } integers ? string.Join(' ', integers)
        : Try(() => file.Read<ulong>(path)) is { } naturals ? string.Join(' ', naturals)
        : string.Join('\n', file.ReadTexts(path));

    private static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
