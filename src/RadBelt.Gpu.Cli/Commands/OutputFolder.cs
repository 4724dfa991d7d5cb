using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>The folder results go to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder and its parents where they are missing.</summary>
    /// <exception cref="InvalidInputException">It cannot be made, or is a file.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"output: the folder '{folder}' cannot be made ({e.Message.TrimEnd('.')}); give another with --output", e);
        }
    }
}
