using System.Globalization;
using System.Text.RegularExpressions;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Names of the parts of an archived wave field: <c>waves-SAMPLE.h5</c> by the number of the first sample, and <c>.part</c> behind that while it is written.</summary>
internal static partial class WaveFieldParts
{
    public static string PathOf(string folder, long firstSample) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"waves-{firstSample:D12}.h5"));

    /// <summary>Finished ones, earliest first.</summary>
    public static IReadOnlyList<(string Path, long First)> In(string folder) =>
        [.. Files(folder, ".h5").Select(path => (path, long.Parse(Name().Match(Path.GetFileName(path)).Groups[1].Value, CultureInfo.InvariantCulture))).OrderBy(part => part.Item2)];

    /// <summary>Deletes the parts that begin with a sample or later, but for one, and what a killed run left half written.</summary>
    public static void Delete(string folder, long from, long but = -1)
    {
        foreach ((string path, long first) in In(folder))
        {
            if (first >= from && first != but)
            {
                File.Delete(path);
            }
        }

        foreach (string path in Files(folder, ".h5.part"))
        {
            CheckpointFolder.Delete(path);
        }
    }

    private static IEnumerable<string> Files(string folder, string ending) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "waves-*").Where(path => Name().Match(Path.GetFileName(path)) is { Success: true } m && m.Groups[2].Value == ending)
        : [];

    [GeneratedRegex(@"^waves-([0-9]{12,18})(\.h5|\.h5\.part)$")]
    private static partial Regex Name();
}
