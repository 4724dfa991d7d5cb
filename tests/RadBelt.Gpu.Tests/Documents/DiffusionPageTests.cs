using RadBelt.Gpu.WaveModels;

namespace RadBelt.Gpu.Tests.Documents;

/// <summary>docs/diffusion.md ends with the catalogue of wave models, as the code has it.</summary>
internal sealed class DiffusionPageTests
{
    private const string Head = "| name | branch | source |\n| --- | --- | --- |\n";

    /// <summary>After a change of the catalogue: <c>UPDATE_DOCS=1 dotnet test --filter DiffusionPage</c> writes the table anew.</summary>
    [Test]
    public void The_table_is_the_catalogue()
    {
        string path = RepositoryRoot.Find("docs/diffusion.md"), page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string table = Head + string.Concat(WaveModelCatalog.All.Select(model => $"| `{model.Name}` | {model.Branch.Name} | {model.Source} |\n"));
        int at = page.IndexOf(Head, StringComparison.Ordinal);
        Assert.That(at, Is.Positive, "the page has the table");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, page = page[..at] + table);
        Assert.That(page[at..], Is.EqualTo(table), "run with UPDATE_DOCS=1 to write the table anew");
    }
}
