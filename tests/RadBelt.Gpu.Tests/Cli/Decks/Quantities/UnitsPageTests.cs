using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Quantities;

namespace RadBelt.Gpu.Tests.Cli.Decks.Quantities;

/// <summary>docs/units.md lists exactly the units there are, with their dimension and size.</summary>
[TestFixture]
public class UnitsPageTests
{
    private const string GreekMu = "μ";

    private static string[][] Rows() =>
        [.. File.ReadLines(RepositoryRoot.Find("docs/units.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | "))];

    [Test]
    public void The_page_lists_every_unit_once() => Assert.That(
        Rows().Select(row => row[0].Trim('`')),
        Is.EquivalentTo(Unit.All.Select(unit => unit.Symbol).Where(symbol => !symbol.StartsWith(GreekMu, StringComparison.Ordinal))));

    [Test]
    public void The_page_gives_their_dimensions_and_sizes() => Assert.Multiple(() =>
    {
        foreach (string[] row in Rows())
        {
            var unit = UnitExpression.Parse(row[0].Trim('`'));
            Assert.That(row[1], Is.EqualTo(unit.Dimension.ToString()), row[0]);
            if (unit.IsRelative)
                Assert.That(double.TryParse(row[2], NumberStyles.Float, CultureInfo.InvariantCulture, out _), Is.False, row[0]);
            else
                Assert.That(double.Parse(row[2], CultureInfo.InvariantCulture), Is.EqualTo(unit.ToSi(null)).Within(1).Ulps, row[0]);
        }
    });

    [Test]
    public void Both_letters_mu_are_the_same() => Assert.Multiple(() =>
    {
        foreach (string tail in new[] { "T", "s" })
            Assert.That(UnitExpression.Parse(GreekMu + tail).ToSi(null), Is.EqualTo(UnitExpression.Parse("µ" + tail).ToSi(null)));
    });
}
