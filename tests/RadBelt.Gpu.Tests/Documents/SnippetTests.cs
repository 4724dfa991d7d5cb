using System.Text.RegularExpressions;

namespace RadBelt.Gpu.Tests.Documents;

/// <summary>C# in README and docs is quoted from the samples, which the solution builds: it cannot drift from what compiles.</summary>
internal sealed partial class SnippetTests
{
    private static readonly string Root = RepositoryRoot.Folder;

    private static IEnumerable<TestCaseData> Snippets()
    {
        string[] pages = [Path.Combine(Root, "README.md"), .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md")];
        return pages.SelectMany(page => Block().Matches(File.ReadAllText(page)).Select(
            (match, i) => new TestCaseData(match.Groups[1].Value).SetArgDisplayNames($"{Path.GetFileName(page)} #{i + 1}")));
    }

    [TestCaseSource(nameof(Snippets))]
    public void A_snippet_stands_in_a_sample(string snippet)
    {
        string[] samples = [.. Directory.GetFiles(Path.Combine(Root, "samples"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        Assert.That(samples.Any(path => File.ReadAllText(path).ReplaceLineEndings("\n").Contains(snippet.ReplaceLineEndings("\n").Trim())), Is.True,
            "no file in samples/ contains this code");
    }

    [Test]
    public void The_readme_has_code() => Assert.That(Snippets().Count(), Is.GreaterThanOrEqualTo(2));

    [Test]
    public void Every_link_between_documents_leads_somewhere()
    {
        string[] pages = [Path.Combine(Root, "README.md"), .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md")];
        IEnumerable<string> broken = pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
            .Select(target => $"{Path.GetFileName(page)}: {target}"));
        Assert.That(broken, Is.Empty);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Link();
}
