using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Tests.Cli.Decks;

[TestFixture]
public class DeckTests
{
    /// <summary>fce of 140 nT, Hz, from the reference case of the physics sheet (3918.95 Hz, six digits).</summary>
    private const double ReferenceGyrofrequency = 3918.95;

    [Test]
    public void A_test_particles_deck_is_bound_in_SI_units()
    {
        var deck = (TestParticlesDeck)Deck.Parse(ExampleDecks.TestParticles, "run-I.yaml").Experiment;

        double fce = deck.Plasma.Gyrofrequency;
        Assert.Multiple(() =>
        {
            Assert.That(deck.Title, Is.EqualTo("Run I"));
            Assert.That(deck.Seed, Is.EqualTo(42));
            Assert.That(deck.Plasma.B0, Is.EqualTo(140 * Units.NanoTesla));
            Assert.That(deck.Plasma.Density, Is.EqualTo(1e7));
            Assert.That(fce, Is.EqualTo(ReferenceGyrofrequency).Within(0.005));
            Assert.That(deck.Waves.Band!.Value.Low, Is.EqualTo(0.2 * fce).Within(1e-12 * fce));
            Assert.That(deck.Waves.Band!.Value.High, Is.EqualTo(0.4 * fce).Within(1e-12 * fce));
            Assert.That(deck.Waves.TotalCount, Is.EqualTo(100));
            Assert.That(deck.Waves.Amplitude, Is.EqualTo(1.79 * Units.PicoTesla));
            Assert.That(deck.Waves.Phases, Is.Null);
            Assert.That(deck.Ensembles.PitchAngles, Is.EqualTo(new[] { 5 * Units.Degree, 15 * Units.Degree, 45 * Units.Degree }));
            Assert.That(deck.Ensembles.ResonantWith, Is.EqualTo(0.3 * fce).Within(1e-12 * fce));
            Assert.That(deck.Ensembles.Energies, Is.Null);
            Assert.That(deck.Ensembles.Count, Is.EqualTo(17777));
            Assert.That(deck.Mover, Is.EqualTo(Mover.Boris));
            Assert.That(deck.Precision, Is.EqualTo(Precision.Double));
            Assert.That(deck.TimeStep, Is.EqualTo(0.02 / fce).Within(1e-12 / fce));
            Assert.That(deck.StopTime, Is.EqualTo(0.26));
            Assert.That(deck.Domain, Is.Null);
            Assert.That(deck.Outputs, Is.EqualTo(new OutputsSection()));
        });
    }

    [Test]
    public void A_weak_turbulence_deck_is_bound_in_SI_units()
    {
        var deck = (WeakTurbulenceDeck)Deck.Parse(ExampleDecks.WeakTurbulence, "a.yaml").Experiment;

        double gyroperiod = 1 / deck.Plasma.Gyrofrequency;
        Assert.Multiple(() =>
        {
            Assert.That(deck.Seed, Is.EqualTo(1), "default");
            Assert.That(deck.Plasma.Density, Is.EqualTo(1e7), "cm^-3 converts without rounding");
            Assert.That(deck.Plasma.Ions.Select(ion => ion.Physics), Is.EqualTo(new[] { Species.Proton, Species.Oxygen }));
            Assert.That(deck.Plasma.Ions.Select(ion => ion.Fraction), Is.EqualTo(new[] { 0.95, 0.05 }).Within(1).Ulps);
            Assert.That(deck.Waves.Amplitude, Is.EqualTo(1.4e-12).Within(1e-24));
            Assert.That(deck.Waves.TotalCount, Is.EqualTo(800), "400 each way");
            Assert.That(deck.Particles.EnergyOf(0), Is.EqualTo(10 * Units.KeV));
            Assert.That(deck.ElapsedTimes.Values, Is.EqualTo(new[] { 1, 10, 100, 1000 }.Select(n => n * gyroperiod)).Within(1e-12 * gyroperiod * 1000));
            Assert.That(deck.ResonanceFactor.ResonanceDistances, Is.EqualTo(new[] { 0.05, 0.1, 0.2, 0.5 }));
            Assert.That(deck.ResonanceFactor.DistanceAxis.Values[1000], Is.EqualTo(0).Within(1e-15), "Fig. 1C is centred on the resonance");
        });
    }

    [Test]
    public void The_text_and_the_overrides_are_kept()
    {
        var deck = Deck.Parse(ExampleDecks.TestParticles, "run-I.yaml", ["seed=7"]);

        Assert.Multiple(() =>
        {
            Assert.That(deck.Text, Is.EqualTo(ExampleDecks.TestParticles));
            Assert.That(deck.Overrides, Is.EqualTo(new[] { "seed=7" }));
            Assert.That(deck.Experiment.RandomSeed, Is.EqualTo(7));
        });
    }

    [Test]
    public void Sections_may_stand_in_any_order()
    {
        string plasma = "plasma:\n  B0: 140 nT\n  density: 1e7 m^-3\n";
        string moved = With(plasma, "") + "\n" + plasma;

        Assert.That(((TestParticlesDeck)Deck.Parse(moved, "a").Experiment).TimeStep,
            Is.EqualTo(((TestParticlesDeck)Deck.Parse(ExampleDecks.TestParticles, "b").Experiment).TimeStep));
    }

    [Test]
    public void A_fault_is_input_the_tool_answers_with_exit_code_2() =>
        Assert.That(() => Deck.Parse("experiment: none", "a"), Throws.InstanceOf<InvalidInputException>());

    [Test]
    public void An_unknown_experiment_names_the_nearest() => Assert.That(
        Faults("experiment: test-particle"),
        Is.EqualTo(new[] { "run-I.yaml:1:13: experiment: `test-particle` is not a kind of experiment (did you mean `test-particles`?); the kinds are `test-particles`, `weak-turbulence`, `pic`, `diffusion`, `rays`, `chorus-element`, `microburst`, `hybrid-pic`, `broadband-field`, `transport`, `fokker-planck`" }));

    [Test]
    public void A_missing_experiment_lists_the_kinds() => Assert.That(
        Faults("title: x"),
        Is.EqualTo(new[] { "run-I.yaml:1:1: experiment: this key is missing; it names the kind of experiment, one of `test-particles`, `weak-turbulence`, `pic`, `diffusion`, `rays`, `chorus-element`, `microburst`, `hybrid-pic`, `broadband-field`, `transport`, `fokker-planck`" }));

    [Test]
    public void Faults_come_together_in_document_order_overrides_last()
    {
        string text = With("B0: 140 nT", "B0: 140 km").Replace("count: 17777", "count: many", StringComparison.Ordinal).Replace("stop_time: 0.26 s", "stop_tim: 1 s", StringComparison.Ordinal);
        var faults = Faults(text, "mover=leapfrog");

        Assert.That(faults.Select(f => f.Split(' ')[0]), Is.EqualTo(new[] { "run-I.yaml:5:7:", "run-I.yaml:17:10:", "run-I.yaml:20:1:", "--set" }));
    }

    [Test]
    public void The_message_shows_ten_faults_and_counts_the_rest()
    {
        string unknown = string.Concat(Enumerable.Range(0, 14).Select(i => $"\nqqqqqqqq{i}: 1"));
        var error = Assert.Throws<DeckException>(() => Deck.Parse(ExampleDecks.TestParticles + unknown, "a"));

        Assert.That(error!.Errors, Has.Count.EqualTo(14));
        Assert.That(error.Message.Split('\n'), Has.Length.EqualTo(11).And.Some.EqualTo("… and 4 more"));
    }

    [Test]
    public void A_deck_is_loaded_from_a_file_and_named_by_its_path()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "\uFEFF" + ExampleDecks.TestParticles);
            var deck = Deck.Load(path, ["ensembles.count=100"]);

            Assert.That(deck.Name, Is.EqualTo(path));
            Assert.That(deck.Text, Is.EqualTo(ExampleDecks.TestParticles));
            Assert.That(((TestParticlesDeck)deck.Experiment).Ensembles.Count, Is.EqualTo(100));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
