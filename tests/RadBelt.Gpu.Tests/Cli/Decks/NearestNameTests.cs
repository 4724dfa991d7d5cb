using RadBelt.Gpu.Cli.Decks;

namespace RadBelt.Gpu.Tests.Cli.Decks;

[TestFixture]
public class NearestNameTests
{
    [TestCase("band", "band", 0)]
    [TestCase("bnad", "band", 1, Description = "a swap")]
    [TestCase("ban", "band", 1, Description = "a letter missing")]
    [TestCase("bband", "band", 1, Description = "a letter too many")]
    [TestCase("bend", "band", 1, Description = "a wrong letter")]
    [TestCase("", "band", 4)]
    [TestCase("kitten", "sitting", 3)]
    public void The_distance_counts_edits(string a, string b, double expected)
    {
        Assert.That(NearestName.Distance(a, b), Is.EqualTo(expected));
        Assert.That(NearestName.Distance(b, a), Is.EqualTo(expected));
    }

    [TestCase("amplitud", "amplitude")]
    [TestCase("Band", "band")]
    [TestCase("centre", "center")]
    [TestCase("frequency", null)]
    [TestCase("", null)]
    public void Only_a_likely_typing_error_has_a_nearest_name(string name, string? expected) =>
        Assert.That(NearestName.Of(name, ["amplitude", "band", "center", "mode"]), Is.EqualTo(expected));

    [Test]
    public void Case_decides_between_units() => Assert.That(NearestName.Of("PT", ["mT", "nT", "pT"]), Is.EqualTo("pT"));
}
