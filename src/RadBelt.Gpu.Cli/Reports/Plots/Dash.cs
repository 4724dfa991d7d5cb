namespace RadBelt.Gpu.Cli.Reports.Plots;

/// <summary>Patterns of a line, as SVG dash arrays; in print and to colour-blind readers they tell series apart.</summary>
internal static class Dash
{
    /// <summary>Unbroken.</summary>
    public const string Solid = "";

    /// <summary>Long dashes.</summary>
    public const string Dashed = "7 4";

    /// <summary>Dots.</summary>
    public const string Dotted = "1.5 3.5";

    /// <summary>Dashes and dots.</summary>
    public const string DashDot = "8 3 1.5 3";

    /// <summary>The pattern of the i-th series.</summary>
    public static string Cycle(int i) => (i % 4) switch { 0 => Solid, 1 => Dashed, 2 => DashDot, _ => Dotted };
}
