namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Where the numbers come from: what a reader needs to make them again.</summary>
/// <param name="Version">Version of RadBelt.Gpu.</param>
/// <param name="Deck">Name of the deck.</param>
/// <param name="DeckText">The deck itself; null for a run without one.</param>
/// <param name="Seed">Seed of the random numbers; null where none are drawn.</param>
/// <param name="Device">The device it ran on, in words.</param>
internal sealed record ReportProvenance(string Version, string Deck, string? DeckText, string? Seed, string Device);
