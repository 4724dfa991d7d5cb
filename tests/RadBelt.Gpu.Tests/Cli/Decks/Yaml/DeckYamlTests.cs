using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Yaml;

namespace RadBelt.Gpu.Tests.Cli.Decks.Yaml;

[TestFixture]
public class DeckYamlTests
{
    [Test]
    public void Positions_are_lines_and_columns_from_1()
    {
        var root = DeckYaml.ReadDeck("a: 1\nb:\n  - x\n  - {c: \"y\"}\n", "d.yaml");
        var list = (DeckSequence)root.Find("b")!.Value;
        var inner = ((DeckMapping)list.Items[1]).Find("c")!;

        Assert.Multiple(() =>
        {
            Assert.That(root.Find("a")!.Value.Position.ToString(), Is.EqualTo("d.yaml:1:4"));
            Assert.That(root.Find("b")!.Position.ToString(), Is.EqualTo("d.yaml:2:1"));
            Assert.That(list.Items[0].Position.ToString(), Is.EqualTo("d.yaml:3:5"));
            Assert.That(inner.Value.Position.ToString(), Is.EqualTo("d.yaml:4:9"));
            Assert.That(((DeckScalar)inner.Value).Text, Is.EqualTo("y"));
        });
    }

    [TestCase("", "d.yaml: the deck is empty")]
    [TestCase("# only a comment\n", "the deck is empty")]
    [TestCase("just words", "d.yaml:1:1: a deck consists of `key: value` lines")]
    [TestCase("- a\n- b", "d.yaml:1:1: a deck consists of `key: value` lines")]
    [TestCase("a: 1\nb: 2\na: 3", "d.yaml:3:1: key `a` appears twice, first at d.yaml:1:1")]
    [TestCase("a: 1\n---\nb: 2", "d.yaml:2:1: a second document begins here")]
    [TestCase("a: &x 1", "d.yaml:1:4: anchors and aliases")]
    [TestCase("a: *x", "d.yaml:1:4: anchors and aliases")]
    [TestCase("*x : 1", "d.yaml:1:1: anchors and aliases")]
    [TestCase("a: !!float 1", "d.yaml:1:4: tags")]
    [TestCase("a: !mine {b: 1}", "d.yaml:1:4: tags")]
    [TestCase("[a, b]: 1", "d.yaml:1:1: a key is a single word")]
    [TestCase("? {a: b}\n: 1", "d.yaml:1:3: a key is a single word")]
    [TestCase("a: [1, 2", "not valid YAML")]
    [TestCase("a: b: c", "d.yaml:1:5: not valid YAML")]
    [TestCase("a:\n\tb: 1", "not valid YAML: While scanning a mapping, found invalid tab as indentation.")]
    public void Anything_but_one_plain_document_is_refused(string text, string message)
    {
        var error = Assert.Throws<DeckException>(() => DeckYaml.ReadDeck(text, "d.yaml"));
        Assert.That(error!.Message, Does.Contain(message));
        Assert.That(error.Errors, Has.Count.EqualTo(1));
    }

    /// <summary>Texts that make careless readers recurse, expand or search for ever. The limit tells «never» from «some time»; it measures no speed.</summary>
    [TestCase("a: ", "[", 500_000)]
    [TestCase("", "- ", 250_000)]
    [TestCase("", "? ", 250_000)]
    [TestCase("a: ", "{a: ", 120_000)]
    [TestCase("a: \"", "\\", 500_000)]
    [TestCase("a: ", "'", 500_000)]
    [TestCase("a: |\n", " x\n", 120_000)]
    [TestCase("", "\n", 500_000)]
    [TestCase("", "#", 500_000)]
    [TestCase("", "a", 1_000_000)]
    [TestCase("", "a: ", 300_000)]
    [TestCase("a: [", "1,", 250_000)]
    public void A_large_hostile_text_ends(string start, string piece, int times)
    {
        string text = start + string.Concat(Enumerable.Repeat(piece, times));
        var reading = Task.Run(() =>
        {
            try
            {
                DeckYaml.ReadDeck(text, "d.yaml");
            }
            catch (DeckException)
            {
            }
        });
        Assert.That(reading.Wait(TimeSpan.FromMinutes(1)), Is.True, "the reader came to an end");
    }
}
