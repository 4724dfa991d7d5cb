namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>A range of one quantity, written <c>[low, high]</c> in decks; Low &lt; High, in SI units.</summary>
internal readonly record struct Interval(double Low, double High);
