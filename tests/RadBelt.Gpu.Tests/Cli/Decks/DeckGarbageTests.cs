using FsCheck;
using FsCheck.Fluent;
using RadBelt.Gpu.Cli.Decks;

namespace RadBelt.Gpu.Tests.Cli.Decks;

/// <summary>Whatever the text, a deck is read or refused with a <see cref="DeckException"/> of one-line faults; nothing else escapes.</summary>
[TestFixture]
public class DeckGarbageTests
{
    private static readonly string[] Pieces =
    [
        ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "&a", "*a", "!!int ", "|", ">", "'", "\"", "%", "@", "`", "#", "\n", "\n  ", "\t", "\r", "---\n", "...\n", "\0", "\uFEFF", "\u2028",
        "\uD800", "~", "null", "<<: ", "1e999", "-1", "0", " nT", " fce", " deg", "NaN", "waves", "band", "count: ", "\n  count: 3", "\n  - 3", "9223372036854775807",
    ];

    private static readonly Gen<string> AnyText = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");
    private static readonly Gen<string> AnyPiece = Gen.OneOf(Gen.Elements(Pieces), AnyText);
    private static readonly Gen<string> AnyDeck = Gen.Elements(ExampleDecks.TestParticles, ExampleDecks.WeakTurbulence);

    /// <summary>A good deck with up to six stretches of up to twenty characters replaced.</summary>
    private static readonly Gen<string> MutatedDeck =
        from deck in AnyDeck
        from cuts in Gen.ListOf(from at in Gen.Choose(0, 600) from length in Gen.Choose(0, 20) from piece in AnyPiece select (at, length, piece))
        select cuts.Take(6).Aggregate(deck, (text, cut) => Replace(text, cut.at, cut.length, cut.piece));

    private static readonly Gen<string> Soup = Gen.ListOf(AnyPiece).Select(list => string.Concat(list));

    [Test]
    public void A_mutated_deck_is_read_or_refused() => Holds(MutatedDeck, text => IsReadOrRefused(text));

    [Test]
    public void Garbage_is_refused() => Holds(Soup, text => IsReadOrRefused(text));

    [Test]
    public void Garbage_behind_a_good_beginning_is_read_or_refused() =>
        Holds(Soup, text => IsReadOrRefused(ExampleDecks.TestParticles + "\n" + text) && IsReadOrRefused("experiment: weak-turbulence\nwaves: " + text));

    [Test]
    public void A_garbage_override_is_applied_or_refused()
    {
        var paths = Gen.OneOf(Gen.Elements("waves", "waves.band", "waves.band[0]", "ensembles.pitch_angles[1]", "seed", "outputs", "plasma.ions[0].species"), AnyPiece);
        var overrides = from path in paths from value in Soup select path + "=" + value;
        Holds(overrides, change => IsReadOrRefused(ExampleDecks.TestParticles, change));
    }

    /// <summary>FsCheck prints the seed and the text of a failure.</summary>
    private static void Holds(Gen<string> texts, Func<string, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(texts), property));

    private static bool IsReadOrRefused(string text, params string[] overrides)
    {
        try
        {
            return Deck.Parse(text, "garbage.yaml", overrides) is not null;
        }
        catch (DeckException error)
        {
            return error.Errors.Count > 0 && error.Errors.All(fault => fault.Message.Length > 0 && !fault.ToString().Contains('\n', StringComparison.Ordinal));
        }
    }

    private static string Replace(string text, int at, int length, string piece)
    {
        int from = Math.Min(at, text.Length);
        int to = Math.Min(from + length, text.Length);
        return text[..from] + piece + text[to..];
    }
}
