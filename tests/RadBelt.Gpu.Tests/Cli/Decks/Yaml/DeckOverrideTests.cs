using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Tests.Cli.Decks.Yaml;

[TestFixture]
public class DeckOverrideTests
{
    [Test]
    public void A_value_is_replaced() =>
        Assert.That(Overridden("waves.amplitude=3pT").Waves.Amplitude, Is.EqualTo(3 * Units.PicoTesla));

    [Test]
    public void A_list_element_is_replaced() =>
        Assert.That(Overridden("ensembles.pitch_angles[1]=20 deg").Ensembles.PitchAngles, Is.EqualTo(new[] { 5, 20, 45 }.Select(a => a * Units.Degree)));

    [Test]
    public void A_list_is_replaced()
    {
        var deck = Overridden("waves.band=[0.1 fce, 0.5 fce]");
        Assert.That(deck.Waves.Band!.Value.High, Is.EqualTo(0.5 * deck.Plasma.Gyrofrequency));
    }

    [Test]
    public void A_key_and_a_section_are_added() => Assert.That(
        Overridden("precision=float", "outputs={samples: 10}", "outputs.scatter=5"),
        Has.Property("Precision").EqualTo(Precision.Float).And.Property("Outputs").EqualTo(new OutputsSection { Samples = 10, Scatter = 5 }));

    [Test]
    public void The_last_of_several_wins() => Assert.That(Overridden("seed=1", "seed=2").Seed, Is.EqualTo(2));

    [TestCase("wavez.amplitude=3pT", "--set wavez.amplitude=3pT: wavez: there is no such key (did you mean `waves`?)")]
    [TestCase("waves.amplitud=3pT", "--set waves.amplitud=3pT: waves.amplitud: there is no such key (did you mean `amplitude`?)")]
    [TestCase("waves.amplitude=3 km", "--set waves.amplitude=3 km: waves.amplitude: 3 km is a length; a magnetic field is expected")]
    [TestCase("waves.amplitude=", "--set waves.amplitude=: waves.amplitude: this key has no value")]
    [TestCase("waves.amplitude.x=1", "waves.amplitude: is no section in the deck and has no key `x`")]
    [TestCase("waves[0]=1", "waves: is no list in the deck")]
    [TestCase("ensembles.pitch_angles[3]=1 deg", "ensembles.pitch_angles: has 3 elements, numbered from 0, and so no element 3")]
    [TestCase("ensembles.pitch_angles[-1]=1 deg", "its path is not keys joined by dots")]
    [TestCase("ensembles.pitch_angles[=1 deg", "its path is not keys joined by dots")]
    [TestCase("waves..band=1", "its path is not keys joined by dots")]
    [TestCase("seed", "an override is written path=value")]
    [TestCase("=3", "an override is written path=value")]
    [TestCase("seed=[1", "--set seed=[1: not valid YAML")]
    public void An_override_that_cannot_be_is_refused(string change, string message) =>
        Assert.That(Faults(ExampleDecks.TestParticles, change), Has.Some.Contains(message).And.All.StartsWith("--set "));

    private static TestParticlesDeck Overridden(params string[] overrides) =>
        (TestParticlesDeck)Deck.Parse(ExampleDecks.TestParticles, "run-I.yaml", overrides).Experiment;
}
