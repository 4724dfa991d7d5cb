using System.Globalization;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>The value of an attribute: text, a number of pixels, or null for «leave the attribute out».</summary>
internal readonly record struct MarkupValue(string? Text)
{
    /// <summary>Text as it is.</summary>
    public static implicit operator MarkupValue(string? text) => new(text);

    /// <summary>A number of pixels, rounded to 0.1.</summary>
    public static implicit operator MarkupValue(double pixels) => new(Pixels(pixels));

    /// <summary>A finite number rounded to 0.1, invariant, without trailing zeros and without «−0».</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite: SVG has no such coordinate.</exception>
    public static string Pixels(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate on the page must be finite.");
        }
        return (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
