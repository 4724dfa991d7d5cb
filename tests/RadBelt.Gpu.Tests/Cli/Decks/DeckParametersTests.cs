using RadBelt.Gpu.Cli.Decks;

namespace RadBelt.Gpu.Tests.Cli.Decks;

/// <summary>Decks that mean the same are the same to a checkpoint; any change that matters shows.</summary>
internal sealed class DeckParametersTests
{
    private const string Text = """
        experiment: test-particles
        plasma: {B0: 140 nT, density: 1e7 m^-3, ions: [{species: proton, fraction: 0.75}, {species: helium, fraction: 0.25}]}
        waves: {mode: R, band: [0.2 fce, 0.4 fce], amplitude: 10 pT, count: 16, directions: backward}
        ensembles: {pitch_angles: [30 deg, 45 deg], energies: [10 keV, 20 keV], count: 40}
        stop_time: 2 ms
        """;

    [Test]
    public void Spelling_order_and_defaults_make_no_difference() => Assert.That(
        Of("""
            stop_time: 0.002 s
            ensembles: {energies: [10 keV, 20 keV], pitch_angles: [30 deg, 45 deg], count: 40}
            waves: {directions: backward, band: [0.2 fce, 0.4 fce], amplitude: 1e1 pT, count: 16}
            plasma: {density: 10 cm^-3, B0: 140 nT, ions: [{species: proton, fraction: 0.75}, {species: helium, fraction: 0.25}]}
            outputs: {samples: 52, checkpoint_every: none}
            title: other
            seed: 1
            experiment: test-particles
            """),
        Is.EqualTo(Of(Text)));

    [TestCase("seed=2", "seed")]
    [TestCase("plasma.ions[1].fraction=0.2500000000000001", "plasma.ions[1].fraction", Description = "to the last bit")]
    [TestCase("waves.band[0]=0.21 fce", "waves.band")]
    [TestCase("waves.directions=forward", "waves.directions")]
    [TestCase("ensembles.pitch_angles[1]=46 deg", "ensembles.pitch_angles")]
    [TestCase("mover=reduced", "mover")]
    [TestCase("precision=float", "precision")]
    [TestCase("time_step=0.01 Tce", "time_step")]
    [TestCase("stop_time=3 ms", "stop_time")]
    [TestCase("outputs.samples=53", "outputs.samples")]
    public void A_change_that_matters_shows_under_its_key(string change, string key)
    {
        IReadOnlyDictionary<string, string> before = Of(Text), after = Of(Text, change);
        Assert.That(after.Keys, Is.EqualTo(before.Keys));
        Assert.That(before.Keys.Where(k => before[k] != after[k]), Is.EqualTo((string[])[key]));
    }

    private static IReadOnlyDictionary<string, string> Of(string text, params string[] changes) =>
        DeckParameters.Of(Deck.Parse(text, "deck.yaml", changes).Experiment);
}
