using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Cli.Decks.Quantities;

[TestFixture]
public class QuantityTests
{
    private static readonly UnitContext Plasma = new(140e-9, 1e7);

    [TestCase("140 nT", 140 * Units.NanoTesla)]
    [TestCase("140nT", 140 * Units.NanoTesla)]
    [TestCase("1.79 pT", 1.79 * Units.PicoTesla)]
    [TestCase("2 µT", 2e-6)]
    [TestCase("3 G", 3 * 1e-4)]
    [TestCase("1e7 m^-3", 1e7)]
    [TestCase("10 cm^-3", 1e7)]
    [TestCase("10 /cm^3", 1e7)]
    [TestCase("10 cm⁻³", 1e7)]
    [TestCase("45 deg", 45 * Units.Degree)]
    [TestCase("1 MeV", Units.MeV)]
    [TestCase("5.5 R_E", 5.5 * PhysicalConstants.EarthRadius)]
    [TestCase("0.5 c", 0.5 * PhysicalConstants.SpeedOfLight)]
    [TestCase("3 km/s", 3000)]
    [TestCase("2 pT^2/Hz", 2e-24)]
    [TestCase("6 m / s * s", 6)]
    [TestCase("-.5e+1", -5)]
    [TestCase("5 %", 0.05)]
    [TestCase("0 s", 0)]
    public void A_quantity_has_an_SI_value(string text, double expected)
    {
        Assert.That(Quantity.TryParse(text, out var quantity, out string problem), Is.True, problem);
        Assert.That(quantity.TryToSi(null, out double value), Is.True);
        Assert.That(value, Is.EqualTo(expected), "to the last bit, as a C# program that multiplies by the library's units");
    }

    // fce, c/wpe: the reference case of the physics sheet, to the digits given there; R = fpe/fce.
    [TestCase("1 fce", 3918.95, 0.005)]
    [TestCase("1 fpe", 7.2451 * 3918.95, 0.5)]
    [TestCase("2 Tce", 2 / 3918.95, 2e-9)]
    [TestCase("1 c/wpe", 1680.5, 0.05)]
    [TestCase("10 c/wpe/s", 16805, 0.5)]
    [TestCase("0.001 B0", 140e-12, 1e-25)]
    [TestCase("1 fce^2", 3918.95 * 3918.95, 40)]
    [TestCase("1 /fce", 1 / 3918.95, 1e-9)]
    public void A_relative_unit_takes_its_value_from_the_plasma(string text, double expected, double tolerance)
    {
        Assert.That(Quantity.TryParse(text, out var quantity, out string problem), Is.True, problem);
        Assert.That(quantity.Unit.IsRelative);
        Assert.That(quantity.TryToSi(Plasma, out double value), Is.True);
        Assert.That(value, Is.EqualTo(expected).Within(tolerance));
    }

    [TestCase("1 nT", "a magnetic field")]
    [TestCase("1 V/m", "an electric field")]
    [TestCase("1 rad/s", "an angular frequency")]
    [TestCase("1 s^-1", "a frequency")]
    [TestCase("1 pT^2/Hz", "a magnetic spectral density")]
    [TestCase("1 keV^2/s", "an energy diffusion coefficient")]
    [TestCase("1", "a pure number")]
    [TestCase("1 km/km", "a pure number")]
    [TestCase("1 kg*m^2", "something in kg*m^2")]
    [TestCase("1 cm^-2/s/sr/keV", "a flux in units like `cm^-2/s/sr/keV`")]
    public void A_dimension_has_a_name(string text, string name)
    {
        Assert.That(Quantity.TryParse(text, out var quantity, out _), Is.True);
        Assert.That(quantity.Unit.Dimension.ToString(), Is.EqualTo(name));
    }

    [TestCase("fast", "is not a finite number")]
    [TestCase("NaN", "is not a finite number")]
    [TestCase("-.inf", "is not a finite number")]
    [TestCase("Infinity nT", "is not a finite number")]
    [TestCase("", "is not a finite number")]
    [TestCase("1,5 nT", "is not a finite number")]
    [TestCase("1.2.3 nT", "is not a finite number")]
    [TestCase("٣ nT", "is not a finite number")]
    [TestCase("1e400 s", "beyond the range")]
    [TestCase("1e-400 s", "beyond the range")]
    [TestCase("3 pTT", "`pTT` is not a unit (did you mean `pT`?)")]
    [TestCase("3 NT", "`NT` is not a unit (did you mean `nT`?)")]
    [TestCase("3 parsecs", "`parsecs` is not a unit")]
    [TestCase("3 m^", "not an integer from -9 to 9")]
    [TestCase("3 m^0", "not an integer from -9 to 9")]
    [TestCase("3 m^10", "not an integer from -9 to 9")]
    [TestCase("3 m s", "join units with `*` or `/`")]
    [TestCase("3 m/", "a unit is missing at its end")]
    [TestCase("3 m**s", "is not a unit")]
    public void Anything_else_is_refused_with_its_reason(string text, string reason)
    {
        Assert.That(Quantity.TryParse(text, out _, out string problem), Is.False);
        Assert.That(problem, Does.Contain(reason));
    }

    [TestCase("1e300 MHz^9")]
    [TestCase("1e-300 pT^9")]
    [TestCase("1e300 km^9*km^9*km^9*km^9*km^9*km^9*km^9*km^9*km^9*km^9*km^9*km^9")]
    public void An_SI_value_out_of_range_is_refused(string text)
    {
        Assert.That(Quantity.TryParse(text, out var quantity, out _), Is.True);
        Assert.That(quantity.TryToSi(null, out _), Is.False);
    }

    [Test]
    public void Garbage_is_refused_and_never_throws()
    {
        var pieces = Gen.Elements("1", "e", "-", ".", " ", "nT", "^", "/", "*", "m", "c/wpe", "fce", "⁻", "³", "%", "NaN", "\0", "\u00b5", "😀", "\n", "9999");
        var text = Gen.OneOf(ArbMap.Default.GeneratorFor<string>(), Gen.ListOf(pieces).Select(list => string.Concat(list)));
        var property = Prop.ForAll(Arb.From(text), given =>
        {
            bool good = Quantity.TryParse(given ?? "", out var quantity, out string problem);
            bool finite = good && quantity.TryToSi(Plasma, out double value) && double.IsFinite(value);
            return good ? double.IsFinite(quantity.Number) || finite : problem.Length > 0 && !problem.Contains('\n', StringComparison.Ordinal);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), property);
    }

    [Test]
    public void A_written_quantity_reads_back_as_itself()
    {
        var numbers = ArbMap.Default.GeneratorFor<NormalFloat>().Select(x => x.Get);
        var factor = Gen.Elements(Unit.All.Select(unit => unit.Symbol)).Zip(Gen.Elements("", "^2", "^-3"), (symbol, power) => symbol + power);
        var units = Gen.NonEmptyListOf(factor).Select(list => string.Join('*', list.Take(5)));
        var property = Prop.ForAll(Arb.From(numbers), Arb.From(units), (number, unit) =>
        {
            string text = number.ToString("R", CultureInfo.InvariantCulture) + " " + unit;
            return Quantity.TryParse(text, out var quantity, out _)
                && quantity.Number.Equals(number)
                && Quantity.TryParse(quantity.ToString(), out var again, out _)
                && again.Number.Equals(number)
                && again.Unit.Text == unit
                && again.Unit.Dimension == quantity.Unit.Dimension;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), property);
    }
}
