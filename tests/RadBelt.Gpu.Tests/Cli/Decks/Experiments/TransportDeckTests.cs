using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

/// <summary>Decks of transport: what they become, and what is wrong with bad ones, each told at its place.</summary>
internal sealed class TransportDeckTests
{
    private const string Good = """
        experiment: transport
        seed: 7
        plasma: {l_shell: 6, frequency_ratio: 5}
        broadband:
          band: [0.1 fce, 0.5 fce]
          waves: 40
          samples_per_period: 20
          spectra:
            - {latitude: 0 deg, amplitude: 60 pT, center: 0.3 fce, width: 0.06 fce}
            - {latitude: 20 deg, amplitude: 300 pT, center: 0.25 fce, width: 0.05 fce}
        scale: 0.1
        ensembles: {energies: [102.2 keV, 511 keV], pitch_angles: [30 deg, 50 deg, 70 deg], count: 10000}
        stop_time: 4.6 s
        loss_cone: 3 deg
        """;

    [Test]
    public void A_deck_becomes_ensembles_and_settings()
    {
        TransportDeck deck = Read(Good);
        Assert.Multiple(() =>
        {
            Assert.That(deck.Ensembles.All.Select(e => e.Energy / Units.KeV), Is.EqualTo(new[] { 102.2, 102.2, 102.2, 511, 511, 511 }).Within(1e-9));
            Assert.That(deck.Ensembles.All.Select(e => e.EquatorialPitchAngle / Units.Degree), Is.EqualTo(new[] { 30, 50, 70, 30, 50, 70.0 }).Within(1e-9));
            Assert.That(deck.Settings.SnapshotTimes, Is.EqualTo(new[] { 0.46, 2.3, 4.6 }).Within(1e-12), "a tenth, half, all");
            Assert.That((deck.Settings.StopTime, deck.Settings.Seed), Is.EqualTo((4.6, 7L)));
            Assert.That(deck.Settings.LossCone, Is.EqualTo(3 * Units.Degree).Within(1e-15));
            Assert.That(deck.RandomSeed, Is.EqualTo(7));
        });
    }

    /// <summary>The grid of given spectra: to the last latitude, a node at the equator, sixteen in the shortest wavelength, and as many samples as were asked for.</summary>
    [Test]
    public void The_field_of_given_spectra_reaches_to_the_last_and_shows_its_waves()
    {
        TransportDeck deck = Read(Good);
        var maker = new BroadbandMaker(deck.Line, deck.ColdDensity, deck.Broadband!);
        WaveFieldGrid grid = maker.Grid(null, deck.StopTime);
        double end = DipoleArc.Length(deck.Line.DipoleRadius, 20 * Units.Degree), fce = deck.Plasma.Units.Gyrofrequency;
        double refraction = Math.Sqrt(1 + 25 / (0.5 * (1 - 0.5))), wavelength = PhysicalConstants.SpeedOfLight / (0.5 * fce * refraction);
        Assert.Multiple(() =>
        {
            Assert.That(grid.LastNode, Is.EqualTo(end).Within(1e-9 * end));
            Assert.That(grid.FirstNode, Is.EqualTo(-end));
            Assert.That(grid.Nodes % 2, Is.EqualTo(1), "one at the equator");
            Assert.That(wavelength / grid.Spacing, Is.InRange(16, 16.01));
            Assert.That(1 / (grid.Interval * 0.5 * fce), Is.EqualTo(20).Within(1e-9));
            Assert.That(grid.EndTime, Is.InRange(4.6, 4.6 + grid.Interval));
            Assert.That(maker.Waves(null).Spectra[1].Distance, Is.EqualTo(end));
        });
    }

    [TestCase("stop_time=0 s", "--set stop_time=0 s: stop_time: 0 s is out of bounds")]
    [TestCase("loss_cone=40 deg", "ensembles.pitch_angles: starts in the loss cone")]
    [TestCase("outputs={snapshot_times: [1 s, 9 s]}", "outputs.snapshot_times: 9 s is after `stop_time`, 4.6 s")]
    [TestCase("outputs.trajectory_interval=5 s", "outputs.trajectory_interval: is longer than the run, 4.6 s")]
    [TestCase("theory.scales=[1, 1]", "theory.scales: a factor appears twice")]
    [TestCase("ensembles.pitch_angles=[50 deg, 30 deg]", "the values must increase")]
    [TestCase("broadband.spectra[1].latitude=0 deg", "must be above that before it")]
    [TestCase("ensembles.energies=511", "511 has no unit; an energy")]
    public void Faults_are_told_at_their_place(string change, string told) => Assert.That(Faults(Good, change), Has.Length.EqualTo(1).And.All.Contains(told));

    [Test]
    public void A_field_is_needed_and_theory_needs_waves()
    {
        string none = Good[..Good.IndexOf("broadband:", StringComparison.Ordinal)] + "stop_time: 1 s\nensembles: {energies: 511 keV, pitch_angles: 70 deg, count: 10}\n";
        Assert.That(Faults(none), Is.EqualTo(new[] { "run-I.yaml:1:1: broadband: this key is missing; give `broadband` waves, or an `archive`, or both to compare them" }));
        Assert.That(Faults(none + "archive: nowhere\ntheory: {scales: 1}\nscale: 0.5\n"), Has.Length.EqualTo(2).And.All.Contains("which this deck has not"));
    }

    [Test]
    public void Waves_without_spectra_need_an_archive()
    {
        string text = Good[..Good.IndexOf("  samples_per", StringComparison.Ordinal)] + Good[Good.IndexOf("scale:", StringComparison.Ordinal)..];
        Assert.That(Faults(text), Has.Length.EqualTo(1).And.All.Contains("broadband.spectra: this key is missing; without an `archive`"));
        Assert.That(Read(text + "\narchive: out/element/waves\n").Archive, Is.EqualTo("out/element/waves"));
    }

    [Test]
    public void An_archive_that_is_not_there_is_told() => Assert.That(
        () => Experiment.Of(Deck.Parse(Good + "\narchive: nowhere\n", "a")), Throws.InstanceOf<InvalidInputException>().With.Message.Contains("nowhere"));

    private static TransportDeck Read(string text) => (TransportDeck)Deck.Parse(text, "a").Experiment;
}
