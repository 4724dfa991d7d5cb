using System.Globalization;
using System.Text.RegularExpressions;

namespace RadBelt.Gpu.Cli.Decks.Quantities;

/// <summary>A number with a unit, as a deck gives it: <c>140 nT</c>, <c>1e7 m^-3</c>, <c>0.2 fce</c>, <c>5 deg</c>, <c>3</c>.</summary>
/// <param name="Number">The number, finite.</param>
/// <param name="Unit">Its unit; <see cref="UnitExpression.None"/> for a pure number.</param>
internal sealed partial record Quantity(double Number, UnitExpression Unit)
{
    private const int LongestText = 100;

    /// <summary>Reads a quantity; <paramref name="problem"/> completes «… : » with a sentence when the text is none.</summary>
    public static bool TryParse(string text, out Quantity quantity, out string problem)
    {
        quantity = new Quantity(0, UnitExpression.None);
        string trimmed = text.Trim(' ');
        if (trimmed.Length > LongestText)
        {
            problem = $"is too long for a number with a unit ({trimmed.Length} characters)";
            return false;
        }

        string digits = NumberPattern().Match(trimmed).Value;
        string unitText = trimmed[digits.Length..].Trim(' ');
        if (digits.Length == 0 || unitText.StartsWith('.') || unitText.StartsWith(','))
        {
            problem = "is not a finite number with a unit (numbers are written as 12, 0.5 or 1e7)";
            return false;
        }

        double number = double.Parse(digits, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number) || (number == 0 && HasNonZeroDigit(digits)))
        {
            problem = "is beyond the range of a 64-bit number";
            return false;
        }

        var unit = UnitExpression.None;
        problem = "";
        if (unitText.Length > 0 && !UnitExpression.TryParse(unitText, out unit, out problem))
        {
            problem = "cannot be read: " + problem;
            return false;
        }

        quantity = new Quantity(number, unit);
        return true;
    }

    /// <summary>
    /// The value in SI units and radians; false when it over- or underflows. <paramref name="plasma"/> may be null unless the unit is
    /// relative.
    /// </summary>
    public bool TryToSi(UnitContext? plasma, out double value)
    {
        value = Number * Unit.ToSi(plasma);
        return double.IsFinite(value) && (value != 0 || Number == 0);
    }

    /// <summary>The number in its shortest exact form and the unit as written.</summary>
    public override string ToString() => $"{Number.ToString(CultureInfo.InvariantCulture)} {Unit.Text}".TrimEnd();

    private static bool HasNonZeroDigit(string number) => number.TakeWhile(c => c is not ('e' or 'E')).Any(c => c is >= '1' and <= '9');

    [GeneratedRegex(@"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
