using System.Globalization;

namespace RadBelt.Gpu.Cli.Decks.Quantities;

/// <summary>
/// A product of units to integer powers, read from left to right: <c>pT^2/Hz</c>, <c>m^-3</c>, <c>km/s</c>, <c>c/wpe</c>.
/// </summary>
internal sealed class UnitExpression
{
    /// <summary>No unit at all.</summary>
    public static readonly UnitExpression None = new("", []);

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    // Symbols with a slash of their own.
    private static readonly string[] Quotients = ["c/wpe", "c/wce", "1/wce"];
    private readonly IReadOnlyList<(Unit Unit, int Exponent)> factors;

    private UnitExpression(string text, IReadOnlyList<(Unit Unit, int Exponent)> factors)
    {
        Text = text;
        this.factors = factors;
        Dimension = factors.Aggregate(Dimension.None, (product, factor) => product * factor.Unit.Dimension.Power(factor.Exponent));
        IsRelative = factors.Any(factor => factor.Unit.IsRelative);
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The dimension of the product.</summary>
    public Dimension Dimension { get; }

    /// <summary>Whether its value depends on the plasma.</summary>
    public bool IsRelative { get; }

    /// <summary>Reads an expression known to be good, such as one in an attribute.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public static UnitExpression Parse(string text) =>
        TryParse(text, out var expression, out string problem)
            ? expression
            : throw new ArgumentException($"{text}: {problem}", nameof(text));

    /// <summary>Reads an expression; <paramref name="problem"/> completes a sentence when it is none.</summary>
    public static bool TryParse(string text, out UnitExpression expression, out string problem)
    {
        expression = None;
        problem = "";
        var factors = new List<(Unit, int)>();
        int at = 0;
        int sign = 1;
        if (text.StartsWith('/'))
            (at, sign) = (1, -1);
        while (true)
        {
            at = SkipSpaces(text, at);
            string symbol = ReadSymbol(text, ref at);
            if (symbol.Length == 0)
            {
                problem = at < text.Length ? $"`{Shorten.ForMessage(text)}` is not a unit" : "a unit is missing at its end";
                return false;
            }

            if (Unit.Find(symbol) is not { } unit)
            {
                problem = $"`{Shorten.ForMessage(symbol)}` is not a unit{NearestName.Hint(symbol, Unit.All.Select(u => u.Symbol))}";
                return false;
            }

            if (!TryReadExponent(text, ref at, out int exponent))
            {
                problem = $"a power in `{Shorten.ForMessage(text)}` is not an integer from -9 to 9 other than 0";
                return false;
            }

            factors.Add((unit, sign * exponent));
            at = SkipSpaces(text, at);
            if (at == text.Length)
                break;
            if (text[at] is not ('*' or '·' or '/'))
            {
                problem = $"`{Shorten.ForMessage(text)}` is not a unit: join units with `*` or `/`, as in `pT^2/Hz`";
                return false;
            }

            sign = text[at++] == '/' ? -1 : 1;
        }

        expression = new UnitExpression(text, factors);
        return true;
    }

    /// <summary>The SI value of one of it; <paramref name="plasma"/> is needed when <see cref="IsRelative"/>.</summary>
    public double ToSi(UnitContext? plasma)
    {
        double product = 1;
        int powerOfTen = 0;
        foreach (var (unit, exponent) in factors)
        {
            double scale = unit.Scale is null ? 1 : unit.Scale(plasma ?? throw new ArgumentNullException(nameof(plasma)));
            double power = Power(unit.Mantissa * scale, Math.Abs(exponent));
            product = exponent > 0 ? product * power : product / power;
            powerOfTen += exponent * unit.PowerOfTen;
        }

        // Parsing rounds a power of ten correctly, where Math.Pow need not: 1 nT is the literal 1e-9.
        return product * double.Parse("1e" + powerOfTen.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static double Power(double value, int exponent)
    {
        double power = value;
        for (int i = 1; i < exponent; i++)
            power *= value;
        return power;
    }

    private static bool IsSuperscript(char c) => Superscripts.Contains(c, StringComparison.Ordinal);

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    private static string ReadSymbol(string text, ref int at)
    {
        int start = at;
        at += Quotients.FirstOrDefault(quotient => string.CompareOrdinal(text, start, quotient, 0, quotient.Length) == 0)?.Length ?? 0;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '%') && !IsSuperscript(text[at]))
            at++;
        return text[start..at];
    }

    private static bool TryReadExponent(string text, ref int at, out int exponent)
    {
        exponent = 1;
        if (at == text.Length || (text[at] is not ('^' or '⁻') && !IsSuperscript(text[at])))
            return true;
        bool raised = text[at] != '^';
        if (!raised)
            at++;
        int sign = 1;
        if (at < text.Length && text[at] is '-' or '⁻' or '+')
            sign = text[at++] == '+' ? 1 : -1;
        int digit = at == text.Length ? -1 : raised ? Superscripts.IndexOf(text[at], StringComparison.Ordinal) : text[at] - '0';
        at++;
        bool isLast = at >= text.Length || !(char.IsAsciiDigit(text[at]) || IsSuperscript(text[at]));
        exponent = sign * digit;
        return digit is >= 1 and <= 9 && isLast;
    }
}
