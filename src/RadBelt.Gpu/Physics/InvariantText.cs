using System.Globalization;

namespace RadBelt.Gpu.Physics;

/// <summary>
/// An interpolated string whose numbers are written as 0.5 and 1,000, whatever the culture of the program that uses the library. Takes sums of interpolated
/// strings too, if each part has its dollar sign.
/// </summary>
[InterpolatedStringHandler]
internal ref struct InvariantText(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>The text of <paramref name="text"/>.</summary>
    public static string Of(InvariantText text) => text.text.ToStringAndClear();

    public void AppendLiteral(string value) => text.AppendLiteral(value);

    public void AppendFormatted<T>(T value, string? format = null) => text.AppendFormatted(value, format);
}
