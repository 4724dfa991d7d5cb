using System.Globalization;

namespace RadBelt.Gpu.Cli.Decks;

/// <summary>Writes numbers the way decks do: <c>0.35</c>, <c>1000</c>, <c>1e6</c>.</summary>
internal static class NumberText
{
    /// <summary>The number, with an exponent from a million up and below a thousandth.</summary>
    public static string Of(double number) =>
        number == 0 || Math.Abs(number) is >= 1e-3 and < 1e6
            ? number.ToString(CultureInfo.InvariantCulture)
            : number.ToString("0.################e0", CultureInfo.InvariantCulture);
}
