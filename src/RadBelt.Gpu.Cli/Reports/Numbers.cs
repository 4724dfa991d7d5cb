using System.Globalization;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Numbers as people read them on a page, invariant, as <see cref="RichText"/>; what is not finite is a dash.</summary>
internal static class Numbers
{
    /// <summary>What stands for a value that is missing or not finite.</summary>
    public const string Missing = "–";

    /// <summary>Fixed decimals, with a true minus sign.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
        {
            return Missing;
        }
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // «−0.0» would claim a sign that rounding has removed.
        return text.StartsWith('-') && text.Any(c => c is >= '1' and <= '9') ? "−" + text[1..] : text.TrimStart('-');
    }

    /// <summary>A number to <paramref name="digits"/> significant digits: plain from 10⁻³ to 10⁵, else as m×10ⁿ.</summary>
    public static string Significant(double value, int digits = 3)
    {
        if (!double.IsFinite(value))
        {
            return Missing;
        }
        if (value == 0)
        {
            return "0";
        }
        var (mantissa, exponent) = Split(value, digits);
        return exponent is >= -3 and < 5
            ? Fixed(value, Math.Max(0, digits - 1 - exponent))
            : $"{Fixed(mantissa, digits - 1)}×{PowerOfTen(exponent)}";
    }

    /// <summary>As <see cref="Significant"/>, without zeros at the end: what names a thing (5°, 0.3) more than measures it.</summary>
    public static string Short(double value, int digits = 3)
    {
        var text = Significant(value, digits);
        return text.Contains('.') && !text.Contains('×') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>
    /// A value and its standard error in the concise notation: 8.62(11)×10⁻³ is (8.62 ± 0.11)×10⁻³, the error to two digits; where it reaches
    /// the decimal point it is written out: 94.9(3.5).
    /// </summary>
    public static string WithError(double value, double error)
    {
        if (!double.IsFinite(value) || !double.IsFinite(error) || error <= 0)
        {
            return Significant(value);
        }
        var exponent = Split(value == 0 ? error : value, 3).Exponent;
        // Near 1 a power of ten hinders more than it helps.
        exponent = exponent is >= -2 and < 3 ? 0 : exponent;
        var power = Math.Pow(10, exponent);
        if (!double.IsFinite(value / power) || !double.IsFinite(error / power))
        {
            return Significant(value);
        }
        var decimals = Math.Clamp(1 - Split(error / power, 2).Exponent, 0, 9);
        var lastDigits = error / power < 1 ? Fixed(error / power * Math.Pow(10, decimals), 0) : Fixed(error / power, decimals);
        var both = $"{Fixed(value / power, decimals)}({lastDigits})";
        return exponent == 0 ? both : $"{both}×{PowerOfTen(exponent)}";
    }

    /// <summary>10ⁿ as rich text.</summary>
    public static string PowerOfTen(int exponent) => $"10^{{{Integer(exponent)}}}";

    /// <summary>An integer with a true minus sign.</summary>
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture).Replace('-', '−');

    // The exponent after rounding to the digits asked for: 9.999 to three digits is 1.00×10¹.
    private static (double Mantissa, int Exponent) Split(double value, int digits)
    {
        var text = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        return (double.Parse(text[..e], CultureInfo.InvariantCulture), int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture));
    }
}
