using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

/// <summary>Decks of broadband fields: what they become, and what is wrong with bad ones, each told at its place.</summary>
internal sealed class BroadbandFieldDeckTests
{
    internal const string Good = """
        experiment: broadband-field
        seed: 5
        plasma: {l_shell: 6, frequency_ratio: 5}
        xi: 1e-4 c/wce^-2
        broadband:
          band: [0.15 fce, 0.45 fce]
          waves: 12
          spectra:
            - {latitude: 0 deg, amplitude: 60 pT, center: 0.3 fce, width: 0.08 fce}
            - {latitude: 3 deg, amplitude: 120 pT, center: 0.25 fce, width: 0.07 fce}
        duration: 1000 1/wce
        spectrogram_latitude: 2 deg
        """;

    [Test]
    public void A_deck_is_bound_in_si_units()
    {
        var deck = (BroadbandFieldDeck)Deck.Parse(Good, "good.yaml").Experiment;
        double fce = deck.Plasma.Units.Gyrofrequency;
        Assert.Multiple(() =>
        {
            Assert.That((deck.Broadband.Settings.LowestFrequency / fce, deck.Broadband.Settings.HighestFrequency / fce), Is.EqualTo((0.15, 0.45)).Using<(double, double)>(
                (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12));
            Assert.That(deck.Broadband.Waves, Is.EqualTo(12));
            Assert.That(deck.Broadband.Spectra[1].Amplitude, Is.EqualTo(120e-12).Within(1e-20));
            Assert.That(deck.Broadband.Spectra[1].Latitude, Is.EqualTo(3 * Math.PI / 180).Within(1e-15));
            Assert.That(deck.Duration * Math.Tau * fce, Is.EqualTo(1000).Within(1e-9));
            Assert.That((deck.Scale, deck.Write, deck.RandomSeed), Is.EqualTo((1.0, false, (long?)5)));
        });
    }

    [TestCase("duration: 1000 1/wce\n", "", "duration: this key is missing; say how long the field lasts, for example `0.5 s`")]
    [TestCase("duration: 1000 1/wce", "duration: 1 s\narchive: out/waves", "good.yaml:12:10: archive: given together with `broadband.spectra`; keep one of the two")]
    [TestCase("{latitude: 0 deg,", "{latitude: 1 deg,", "good.yaml:9:18: broadband.spectra[0].latitude: the first place is the equator; begin at `0 deg`")]
    [TestCase("{latitude: 3 deg,", "{latitude: 0 deg,", "broadband.spectra[1].latitude: must be above that before it: places run from the equator out")]
    [TestCase("    - {latitude: 3 deg, amplitude: 120 pT, center: 0.25 fce, width: 0.07 fce}\n", "", "broadband.spectra: one place does not span the line")]
    [TestCase("waves: 12", "waves: 12\n  latitudes: 9", "broadband.latitudes: belongs to an archive; `spectra` name their own places: remove it")]
    [TestCase("0.45 fce]", "1.45 fce]", "good.yaml:6:20: broadband.band[1]: 1.45 fce is out of bounds")]
    [TestCase("center: 0.25 fce, ", "", "broadband.spectra[1].center: this key is missing")]
    [TestCase("spectrogram_latitude: 2 deg", "spectrogram_latitude: 4 deg", "spectrogram_latitude: is beyond the last of `broadband.spectra`, where the field ends")]
    public void A_fault_is_told_at_its_place(string old, string replacement, string expected)
    {
        Assert.That(Good.Contains(old, StringComparison.Ordinal), Is.True, $"the deck holds {old}");
        string[] faults = [.. Assert.Throws<DeckException>(() => Deck.Parse(Good.Replace(old, replacement, StringComparison.Ordinal), "good.yaml"))!.Errors.Select(e => e.ToString())];
        Assert.That(faults, Has.Some.Contains(expected), string.Join('\n', faults));
    }

    [Test]
    public void Samples_and_nodes_of_an_archive_are_its_own()
    {
        string text = Good[..Good.IndexOf("  spectra:", StringComparison.Ordinal)] + "  node_spacing: 1 km\narchive: out/waves\n";
        string[] faults = [.. Assert.Throws<DeckException>(() => Deck.Parse(text, "good.yaml"))!.Errors.Select(e => e.ToString())];
        Assert.That(faults, Has.Some.Contains("broadband.node_spacing: belongs to `spectra`; an archive has its own samples and nodes: remove it"));
        Assert.That(() => Deck.Parse(text.Replace("  node_spacing: 1 km\n", ""), "good.yaml"), Throws.Nothing);
    }
}
