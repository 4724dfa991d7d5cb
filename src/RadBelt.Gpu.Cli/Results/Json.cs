using System.Text.Json.Nodes;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Numbers as JSON has them.</summary>
internal static class Json
{
    /// <summary>A number; null where it is not finite, for JSON has no word for that.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>A list of numbers.</summary>
    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(Number)];

    /// <summary>Where the numbers come from: the first keys of every object.</summary>
    public static JsonObject Of(RunProvenance p) => new()
    {
        ["experiment"] = p.Experiment,
        ["title"] = p.Title,
        ["device"] = p.DeviceId,
        ["device_description"] = p.DeviceDescription,
        ["seed"] = p.Seed,
        ["version"] = p.Version,
    };
}
