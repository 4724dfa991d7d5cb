namespace RadBelt.Gpu.Tests.Cli.Decks;

/// <summary>Finds the checkout the tests were built in, for the documents they check.</summary>
internal static class RepositoryRoot
{
    public static string Find(string file)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RadBelt.Gpu.sln")))
            folder = folder.Parent;
        Assert.That(folder, Is.Not.Null, "the tests run inside the checkout");
        return Path.Combine(folder!.FullName, file);
    }
}
