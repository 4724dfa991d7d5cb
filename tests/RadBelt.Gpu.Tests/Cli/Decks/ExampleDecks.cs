using RadBelt.Gpu.Cli.Decks;

namespace RadBelt.Gpu.Tests.Cli.Decks;

/// <summary>Decks as people would write them, and how tests look at what is wrong with one.</summary>
internal static class ExampleDecks
{
    public const string TestParticles = """
        experiment: test-particles
        title: Run I
        seed: 42
        plasma:
          B0: 140 nT
          density: 1e7 m^-3
        waves:
          mode: R
          band: [0.2 fce, 0.4 fce]   # as driven
          count: 100
          amplitude: 1.79 pT
          directions: forward
          phases: random
        ensembles:
          pitch_angles: [5 deg, 15 deg, 45 deg]
          resonant_with: 0.3 fce
          count: 17777
        mover: boris
        time_step: 0.02 Tce
        stop_time: 0.26 s
        outputs:
          snapshots: 4
        """;

    public const string WeakTurbulence = """
        experiment: weak-turbulence
        plasma: {B0: 140 nT, density: 10 cm^-3, ions: [{species: proton, fraction: 95 %}, {species: oxygen, fraction: 0.05}]}
        waves:
          band: [784 Hz, 1.57 kHz]
          count: 400
          amplitude: 1e-5 B0
          spectrum: gaussian
          center: 0.3 fce
          width: 0.05 fce
          directions: both
        particles:
          pitch_angles: 45 deg
          energies: [10 keV]
        elapsed_times: {from: 1 Tce, to: 1000 Tce, count: 4}
        """;

    /// <summary>The test-particles deck with one piece of its text replaced.</summary>
    public static string With(string old, string replacement)
    {
        Assert.That(TestParticles.Contains(old, StringComparison.Ordinal), Is.True, $"the deck holds the piece to be replaced, {old}");
        return TestParticles.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>The faults of a deck called run-I.yaml, as shown to the user.</summary>
    public static string[] Faults(string text, params string[] overrides)
    {
        var error = Assert.Throws<DeckException>(() => Deck.Parse(text, "run-I.yaml", overrides));
        return [.. error!.Errors.Select(e => e.ToString())];
    }
}
