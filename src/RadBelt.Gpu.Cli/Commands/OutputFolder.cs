using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>The folder results go to.</summary>
internal sealed class OutputFolder
{
    private readonly string? made;

    private OutputFolder(string? made) => this.made = made;

    /// <summary>Makes the folder and its parents where they are missing.</summary>
    /// <exception cref="InvalidInputException">It cannot be made, or is a file.</exception>
    public static OutputFolder Prepare(string folder)
    {
        try
        {
            string? made = null;
            for (string? missing = Path.GetFullPath(folder); missing is not null && !Path.Exists(missing); missing = Path.GetDirectoryName(missing))
                made = missing;
            Directory.CreateDirectory(folder);
            return new(made);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"output: the folder '{folder}' cannot be made ({e.Message.TrimEnd('.')}); give another with --output", e);
        }
    }

    /// <summary>Takes back what was made, unless something lies in it: of input that turned out to be unusable nothing is left.</summary>
    public void TakeBack()
    {
        if (made is not null && Directory.Exists(made) && !Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories).Any())
            Directory.Delete(made, recursive: true);
    }
}
