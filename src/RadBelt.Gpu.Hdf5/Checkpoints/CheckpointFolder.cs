using System.Globalization;
using System.Text.RegularExpressions;

namespace RadBelt.Gpu.Hdf5;

/// <summary>Names of the checkpoints in a folder: <c>checkpoint-STEP.h5</c>, and <c>.part</c> behind that while it is written.</summary>
internal static partial class CheckpointFolder
{
    public static string PathOf(string folder, long step) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"checkpoint-{step}.h5"));

    /// <summary>The finished ones, latest step first.</summary>
    public static IEnumerable<string> Newest(string folder) => Files(folder, ".h5").OrderByDescending(StepOf).ThenBy(path => path, StringComparer.Ordinal);

    /// <summary>Those that a killed run left half written.</summary>
    public static IEnumerable<string> Unfinished(string folder) => Files(folder, ".h5.part");

    /// <summary>Deletes a file; one that is in use stays (on Windows, the one a run went on from).</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It takes room and does no harm: the next run in this folder tries again.
        }
    }

    private static IEnumerable<string> Files(string folder, string ending) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "checkpoint-*").Where(path => Name().Match(Path.GetFileName(path)) is { Success: true } m && m.Groups[2].Value == ending)
        : [];

    private static UInt128 StepOf(string path) => UInt128.Parse(Name().Match(Path.GetFileName(path)).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^checkpoint-([0-9]{1,19})(\.h5|\.h5\.part)$")]
    private static partial Regex Name();
}
