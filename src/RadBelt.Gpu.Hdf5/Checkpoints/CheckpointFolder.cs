using System.Globalization;
using System.Text.RegularExpressions;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// Names of the checkpoints in a folder: <c>checkpoint-STEP.h5</c>, of parts that ranks write <c>checkpoint-STEP.rank-R-of-N.h5</c>, and <c>.part</c> behind that while they are
/// written. What stands before <c>.rank</c> is the stem of a checkpoint's parts: with another number behind the step where there are parts of that name already.
/// </summary>
internal static partial class CheckpointFolder
{
    public static string PathOf(string folder, long step) => Path.Combine(folder, NameOf(step) + ".h5");

    /// <summary>The name of a rank's part.</summary>
    public static string PartOf(string stem, int rank, int ranks) => string.Create(CultureInfo.InvariantCulture, $"{stem}.rank-{rank}-of-{ranks}.h5");

    /// <summary>A stem that no part in a folder has.</summary>
    public static string FreeStem(string folder, long step)
    {
        HashSet<string> taken = [.. Parts(folder).Select(StemOf)];
        string name = NameOf(step), stem = name;
        for (int n = 2; taken.Contains(stem); n++)
        {
            stem = string.Create(CultureInfo.InvariantCulture, $"{name}-{n}");
        }

        return stem;
    }

    /// <summary>The finished ones, latest step first.</summary>
    public static IEnumerable<string> Newest(string folder) =>
        Files(folder, isPart: false, isFinished: true).OrderByDescending(StepOf).ThenBy(path => path, StringComparer.Ordinal);

    /// <summary>The finished parts.</summary>
    public static IEnumerable<string> Parts(string folder) => Files(folder, isPart: true, isFinished: true);

    /// <summary>What a killed run left half written.</summary>
    public static IEnumerable<string> Unfinished(string folder) => [.. Files(folder, isPart: false, isFinished: false), .. Files(folder, isPart: true, isFinished: false)];

    /// <summary>Deletes the parts in a folder but those of some stems.</summary>
    public static void DeleteParts(string folder, Predicate<string> unless)
    {
        foreach (string part in Parts(folder).Where(path => !unless(StemOf(path))).ToArray())
        {
            Delete(part);
        }
    }

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

    private static string NameOf(long step) => string.Create(CultureInfo.InvariantCulture, $"checkpoint-{step}");

    private static IEnumerable<string> Files(string folder, bool isPart, bool isFinished) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "checkpoint-*").Where(path =>
            Name().Match(Path.GetFileName(path)) is { Success: true } name && name.Groups["stem"].Success == isPart && name.Groups["unfinished"].Success != isFinished)
        : [];

    private static UInt128 StepOf(string path) => UInt128.Parse(Name().Match(Path.GetFileName(path)).Groups["step"].Value, CultureInfo.InvariantCulture);

    private static string StemOf(string path) => Name().Match(Path.GetFileName(path)).Groups["stem"].Value;

    [GeneratedRegex(@"^((?<stem>checkpoint-[0-9]{1,19}(-[0-9]+)?)\.rank-[0-9]+-of-[0-9]+|checkpoint-(?<step>[0-9]{1,19}))\.h5(?<unfinished>\.part)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
