using System.Text.RegularExpressions;

namespace RadBelt.Gpu.Tests.Documents;

/// <summary>What README and docs show is what there is: C# and parts of decks are quoted from the samples, which are built and run; links and decks of commands lead somewhere.</summary>
internal sealed partial class SnippetTests
{
    private static readonly string Root = RepositoryRoot.Folder;

    /// <summary>README, docs and the packages' own pages.</summary>
    private static IEnumerable<string> Pages =>
        [Path.Combine(Root, "README.md"), .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories), .. Directory.GetFiles(Path.Combine(Root, "src"), "README.md", SearchOption.AllDirectories)];

    private static IEnumerable<TestCaseData> Snippets()
    {
        // The pieces of docs/decks.md are generated from the code that reads decks; DeckReferenceTests has them.
        return Pages.SelectMany(page => Block().Matches(File.ReadAllText(page))
            .Where(match => match.Groups["language"].Value == "csharp" || Path.GetFileName(page) != "decks.md")
            .Select((match, i) => new TestCaseData(match.Groups["language"].Value == "csharp" ? "*.cs" : "*.yaml", match.Groups["code"].Value)
                .SetArgDisplayNames($"{Path.GetRelativePath(Root, page)} #{i + 1}")));
    }

    [TestCaseSource(nameof(Snippets))]
    public void A_snippet_stands_in_a_sample(string files, string snippet)
    {
        IEnumerable<string> samples = Directory.GetFiles(Path.Combine(Root, "samples"), files, SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.That(samples.Any(path => File.ReadAllText(path).ReplaceLineEndings("\n").Contains(snippet.ReplaceLineEndings("\n").Trim())), Is.True,
            $"no {files} in samples/ contains this code");
    }

    [Test]
    public void The_readme_has_code() => Assert.That(Snippets().Count(), Is.GreaterThanOrEqualTo(2));

    [Test]
    public void Every_link_between_documents_leads_somewhere()
    {
        IEnumerable<string> broken = Pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
            .Select(target => $"{Path.GetRelativePath(Root, page)}: {target}"));
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Every_deck_and_sample_of_a_command_is_there()
    {
        string[] pages = [.. Pages, .. Directory.GetFiles(Path.Combine(Root, "samples"), "README.md", SearchOption.AllDirectories)];
        string[] named = [.. pages.SelectMany(page => Named().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value)).Distinct()];
        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(path => !Path.Exists(Path.Combine(Root, path))), Is.Empty);
    }

    [GeneratedRegex("```(?<language>csharp|yaml)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:check|run|--project) (samples/[^\s`]+)")]
    private static partial Regex Named();
}
