namespace RadBelt.Gpu.Tests;

/// <summary>Finds files of the checkout the tests run in.</summary>
internal static class RepositoryRoot
{
    /// <summary>The checkout's folder.</summary>
    public static string Folder { get; } = Above(AppContext.BaseDirectory);

    /// <summary>A file by its path within the checkout.</summary>
    public static string Find(string file) => Path.Combine(Folder, file);

    private static string Above(string start)
    {
        DirectoryInfo? folder = new(start);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RadBelt.Gpu.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"RadBelt.Gpu.sln was not found above {start}; run the tests inside the checkout");
    }
}
