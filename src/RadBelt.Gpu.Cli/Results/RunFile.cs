using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>What the files of all experiments have in common: where the numbers come from, in attributes of the root.</summary>
internal static class RunFile
{
    // Decks may list thousands of frequencies; an attribute holds 64 kB at most, a dataset any text.
    private const string Deck = "/deck";

    /// <summary>Writes where the numbers come from, and marks the file as openPMD. The first thing to write.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void WriteProvenance(Hdf5File file, RunProvenance p)
    {
        file.SetAttribute("/", "experiment", p.Experiment);
        if (p.Title is not null)
        {
            file.SetAttribute("/", "title", p.Title);
        }

        file.SetAttribute("/", "deck", p.DeckName);
        file.SetAttribute("/", "overrides", [.. p.Overrides]);
        file.SetAttribute("/", "version", p.Version);
        file.SetAttribute("/", "device", p.DeviceId);
        file.SetAttribute("/", "device_description", p.DeviceDescription);
        if (p.Seed is { } seed)
        {
            file.SetAttribute("/", "seed", seed);
        }

        file.WriteText(Deck, p.DeckText);
        _ = OpenPmd(file, particles: false);
    }

    /// <summary>Where the numbers of a file come from.</summary>
    /// <exception cref="InvalidInputException">The file does not say.</exception>
    public static RunProvenance ReadProvenance(Hdf5File file) => new(
        Experiment(file),
        file.HasAttribute("/", "title") ? file.ReadStringAttribute("/", "title") : null,
        file.ReadStringAttribute("/", "deck"),
        file.ReadTexts(Deck) is [var text] ? text : throw new InvalidInputException($"{file.Path}: {Deck}: is not one text; write the file again."),
        file.ReadStringAttributes("/", "overrides"),
        file.ReadStringAttribute("/", "version"),
        file.ReadStringAttribute("/", "device"),
        file.ReadStringAttribute("/", "device_description"),
        file.HasAttribute("/", "seed") ? file.ReadAttribute<long>("/", "seed") : null);

    /// <summary>The kind of experiment that wrote a file.</summary>
    /// <exception cref="InvalidInputException">The file does not say.</exception>
    public static string Experiment(Hdf5File file) => file.HasAttribute("/", "experiment")
        ? file.ReadStringAttribute("/", "experiment")
        : throw new InvalidInputException(
            $"{file.Path}: does not say which experiment wrote it (its root has no attribute 'experiment'); name a file that `radbelt run` wrote.");

    /// <summary>A writer of openPMD iterations for a file whose provenance is written.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static OpenPmdWriter OpenPmd(Hdf5File file, bool particles) => new(
        file, new OpenPmdInfo("RadBelt.Gpu", file.ReadStringAttribute("/", "version"), DateTimeOffset.Now), particles, meshes: false);

    /// <summary>The same for the foot of a page.</summary>
    public static ReportProvenance ForReport(RunProvenance p) => new(
        p.Version,
        string.Concat(p.Overrides.Select(change => $" --set {change}").Prepend(p.DeckName)),
        p.DeckText,
        p.Seed?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        $"{p.DeviceId}: {p.DeviceDescription}");
}
