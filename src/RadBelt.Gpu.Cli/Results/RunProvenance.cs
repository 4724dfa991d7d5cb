namespace RadBelt.Gpu.Cli.Results;

/// <summary>What every file says of where its numbers come from, enough to make them again.</summary>
/// <param name="Experiment">Kind of experiment, as decks name it.</param>
/// <param name="Title">Title that the deck gives it; null for none.</param>
/// <param name="DeckName">Name of the deck.</param>
/// <param name="DeckText">The deck as it was read.</param>
/// <param name="Overrides">What the command line changed in it, <c>path=value</c> each.</param>
/// <param name="Version">Version of RadBelt.Gpu.</param>
/// <param name="DeviceId">Name by which the device is selected.</param>
/// <param name="DeviceDescription">What the device is.</param>
/// <param name="Seed">Seed of the random numbers; null where none are drawn.</param>
internal sealed record RunProvenance(
    string Experiment,
    string? Title,
    string DeckName,
    string DeckText,
    IReadOnlyList<string> Overrides,
    string Version,
    string DeviceId,
    string DeviceDescription,
    long? Seed);
