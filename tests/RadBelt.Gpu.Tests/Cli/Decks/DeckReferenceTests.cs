using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Decks.Yaml;

namespace RadBelt.Gpu.Tests.Cli.Decks;

[TestFixture]
public class DeckReferenceTests
{
    private static IEnumerable<string> Kinds => DeckRegistry.Kinds.Select(kind => kind.Name);

    /// <summary>After a change of the schema: <c>UPDATE_DOCS=1 dotnet test --filter DeckReference</c> writes the page anew; look at the difference.</summary>
    [Test]
    public void The_page_is_what_the_schema_says()
    {
        string path = RepositoryRoot.Find("docs/decks.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, DeckReference.Markdown());
        Assert.That(File.ReadAllText(path).ReplaceLineEndings("\n"), Is.EqualTo(DeckReference.Markdown()), "run with UPDATE_DOCS=1 to write docs/decks.md anew");
    }

    [TestCaseSource(nameof(Kinds))]
    public void The_example_of_a_kind_is_a_good_deck(string kind)
    {
        var known = DeckRegistry.Find(kind)!;
        Assert.That(Deck.Parse(DeckReference.ExampleDeck(known), kind).Experiment, Is.InstanceOf(known.Record));
    }

    /// <summary>Each example alone, since not all of them can stand in one deck: only faults of other keys may remain.</summary>
    [TestCaseSource(nameof(Kinds))]
    public void The_example_of_every_key_is_a_good_value(string kind)
    {
        var known = DeckRegistry.Find(kind)!;
        Assert.Multiple(() =>
        {
            foreach (var (path, field) in KeysOf(known.Record, ""))
            {
                Assert.That(field.Example, Is.Not.Empty, path);
                IEnumerable<string> faults = FaultsOf(known, $"{path}={field.Example}").Where(fault => fault.Path.StartsWith(path, StringComparison.Ordinal)).Select(fault => fault.Message);
                Assert.That(faults.Where(fault => fault.Contains(" is expected", StringComparison.Ordinal) || fault.Contains("out of bounds", StringComparison.Ordinal)), Is.Empty, path);
            }
        });
    }

    private static IEnumerable<(string Path, DeckField Field)> KeysOf(Type record, string path)
    {
        foreach (var field in DeckSchema.Of(record).Fields.Where(field => field.Name != "experiment"))
        {
            string key = DeckDiagnostics.Join(path, field.Name);
            if (!field.IsSection)
                yield return (key, field);
            else if (!field.IsList)
            {
                foreach (var inner in KeysOf(field.ValueType, key))
                    yield return inner;
            }
        }
    }

    private static IReadOnlyList<DeckError> FaultsOf(DeckKind kind, string change)
    {
        try
        {
            Deck.Parse(DeckReference.ExampleDeck(kind), kind.Name, [change]);
            return [];
        }
        catch (DeckException error)
        {
            return error.Errors;
        }
    }
}
