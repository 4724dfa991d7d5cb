using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Decks.Experiments;
using static RadBelt.Gpu.Tests.Cli.Decks.ExampleDecks;

namespace RadBelt.Gpu.Tests.Cli.Decks.Experiments;

[TestFixture]
public class WeakTurbulenceDeckTests
{
    private const string Times = "{from: 1 Tce, to: 1000 Tce, count: 4}";

    [TestCase("{from: 2 s, to: 1 s, count: 4}", "elapsed_times.to: must be greater than `from`")]
    [TestCase("{from: 0 s, to: 1 s, count: 4}", "elapsed_times.from: 0 s is out of bounds: it must be greater than 0 s")]
    [TestCase("{from: 1 km, to: 1 s, count: 4}", "elapsed_times.from: 1 km is a length; a time is expected, for example `1 Tce`")]
    [TestCase("{from: 1 s, to: 2 s, count: 1}", "elapsed_times.count: 1 is out of bounds")]
    [TestCase("{from: 1 s, to: 2 s, count: 200000}", "elapsed_times.count: 200000 values are too many; at most 100000 are allowed")]
    [TestCase("{from: 1 s, to: 2 s}", "elapsed_times.count: this key is missing")]
    [TestCase("{from: 1 s, to: 2 s, count: 3, spacing: even}", "elapsed_times.spacing: `even` is not a choice")]
    [TestCase("[2 s, 1 s]", "elapsed_times[1]: the values must increase")]
    [TestCase("[]", "elapsed_times: 0 elements are given; from 1 to 100000 are allowed")]
    public void An_axis_that_cannot_be_is_refused(string axis, string message) =>
        Assert.That(Faults(ExampleDecks.WeakTurbulence.Replace(Times, axis, StringComparison.Ordinal)), Has.Some.Contains(message));

    [Test]
    public void An_axis_may_be_a_list_or_evenly_spaced()
    {
        Assert.That(TimesOf("[1 s, 2 s, 4 s]"), Is.EqualTo(new double[] { 1, 2, 4 }));
        Assert.That(TimesOf("3 s"), Is.EqualTo(new double[] { 3 }));
        Assert.That(TimesOf("{from: 1 s, to: 2 s, count: 5, spacing: linear}"), Is.EqualTo(new[] { 1, 1.25, 1.5, 1.75, 2 }));
    }

    [Test]
    public void Logarithmic_spacing_needs_a_positive_start() => Assert.That(
        Faults(ExampleDecks.WeakTurbulence + "\nresonance_factor: {distance_axis: {from: -1, to: 1, count: 5}}"),
        Is.EqualTo(new[] { "run-I.yaml:15:42: resonance_factor.distance_axis.from: must be greater than 0 for logarithmic spacing; raise it or say `spacing: linear`" }));

    private static IReadOnlyList<double> TimesOf(string axis) =>
        ((WeakTurbulenceDeck)Deck.Parse(ExampleDecks.WeakTurbulence.Replace(Times, axis, StringComparison.Ordinal), "a").Experiment).ElapsedTimes.Values;
}
