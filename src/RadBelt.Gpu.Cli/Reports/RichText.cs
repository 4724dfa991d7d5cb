using System.Text.RegularExpressions;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>
/// Text with sub- and superscripts, written <c>D_{αα} [s^{-1}]</c>; Unicode has no subscript α. Anything without the braces is plain text,
/// so that file names and device names pass unchanged.
/// </summary>
internal sealed partial record RichText(IReadOnlyList<(string Text, RichText.Level Level)> Parts)
{
    private const double ScriptSize = 0.75;

    /// <summary>Where a part of the text sits.</summary>
    internal enum Level
    {
        /// <summary>On the line.</summary>
        Base,

        /// <summary>Below it.</summary>
        Sub,

        /// <summary>Above it.</summary>
        Super,
    }

    /// <summary>Splits a text at its <c>_{…}</c> and <c>^{…}</c>.</summary>
    public static RichText Parse(string text)
    {
        var parts = new List<(string, Level)>();
        var done = 0;
        foreach (Match script in Scripts().Matches(text))
        {
            Add(text[done..script.Index], Level.Base);
            Add(script.Groups[2].Value, script.Groups[1].Value == "_" ? Level.Sub : Level.Super);
            done = script.Index + script.Length;
        }
        Add(text[done..], Level.Base);
        return new RichText(parts);

        void Add(string part, Level level)
        {
            if (part.Length > 0)
            {
                parts.Add((part, level));
            }
        }
    }

    /// <summary>The text without markup, for screen readers and titles.</summary>
    public override string ToString() => string.Concat(Parts.Select(p => p.Text));

    /// <summary>Estimated width in px, on the generous side (the reader's font is not known).</summary>
    public double Width(double fontSize) =>
        Parts.Sum(p => p.Text.Sum(Em) * fontSize * (p.Level == Level.Base ? 1 : ScriptSize));

    /// <summary>As HTML: sub and sup elements.</summary>
    public void WriteHtml(Markup markup)
    {
        foreach (var (text, level) in Parts)
        {
            if (level == Level.Base)
            {
                markup.Text(text);
                continue;
            }
            using (markup.Element(level == Level.Sub ? "sub" : "sup"))
            {
                markup.Text(text);
            }
        }
    }

    /// <summary>As SVG: shifted tspans (baseline-shift is not understood by every browser).</summary>
    public void WriteSvg(Markup markup, double fontSize)
    {
        var shift = 0.0;
        foreach (var (text, level) in Parts)
        {
            var wanted = level switch { Level.Sub => 0.25 * fontSize, Level.Super => -0.4 * fontSize, _ => 0 };
            if (wanted == 0 && shift == 0)
            {
                markup.Text(text);
                continue;
            }
            MarkupValue size = level == Level.Base ? (string?)null : ScriptSize * fontSize;
            using (markup.Element("tspan", ("dy", wanted - shift), ("font-size", size)))
            {
                markup.Text(text);
            }
            shift = wanted;
        }
    }

    private static double Em(char c) => c switch
    {
        'i' or 'l' or 'j' or 't' or 'f' or 'r' or ' ' or '.' or ',' or ':' or ';' or '|' or '(' or ')' or '[' or ']' or '°' => 0.38,
        'm' or 'w' or 'M' or 'W' or '−' or '+' or '±' or '×' or '=' or '≥' or '≤' => 0.86,
        >= 'A' and <= 'Z' or >= 'Α' and <= 'Ω' => 0.7,
        _ => 0.6,
    };

    [GeneratedRegex(@"([_^])\{([^{}]*)\}")]
    private static partial Regex Scripts();
}
