namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>A colour on the light and on the dark page, as #rrggbb.</summary>
internal readonly record struct Ink(string Light, string Dark)
{
    /// <summary>The colour of text: for what belongs to no series.</summary>
    public static Ink Neutral { get; } = new("#1c2128", "#e6e9ee");

    /// <summary>A grey that steps back behind the data.</summary>
    public static Ink Faint { get; } = new("#8a929c", "#7d8691");

    /// <summary>Marks limits (loss cone).</summary>
    public static Ink Alert { get; } = new("#c0392b", "#ff7b6b");

    /// <summary>How many colours <see cref="Qualitative"/> has before they repeat.</summary>
    public static int QualitativeCount => Palette.Length;

    // Found by maximising the smallest CIELAB distance of any pair over normal, deuteranopic and protanopic vision, at a contrast of at least 3 : 1
    // with the page; a test holds both.
    private static readonly Ink[] Palette =
    [
        new("#0049ae", "#3579ff"), new("#de725b", "#ffc499"), new("#479f97", "#67b5a8"), new("#8a2572", "#ca4fb9"), new("#af8c19", "#f3ac1a"),
        new("#4085bf", "#2fbbff"), new("#e0226f", "#f42f6b"), new("#0e6802", "#dcff7e"), new("#ab78ff", "#f1d9ff"), new("#6b413d", "#d05723"),
    ];

    /// <summary>The colour of the i-th of unordered series; repeats after <see cref="QualitativeCount"/>: vary dash or marker then.</summary>
    public static Ink Qualitative(int i) => Palette[i % Palette.Length];

    /// <summary>The colour of the i-th of n ordered series: dark to light along the colour map, within what contrasts with the page.</summary>
    public static Ink Ordinal(int i, int n)
    {
        var f = n > 1 ? i / (double)(n - 1) : 0.5;
        return new Ink(ColourMap.Plasma.Hex(0.8 * f), ColourMap.Plasma.Hex(0.3 + (0.7 * f)));
    }

    /// <summary>As an inline style for an element of class «k».</summary>
    public string Style => $"--l:{Light};--d:{Dark}";
}
