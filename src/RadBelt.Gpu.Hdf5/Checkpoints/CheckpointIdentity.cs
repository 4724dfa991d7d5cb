using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Hdf5;

/// <summary>What a checkpoint belongs to: only a run of the same identity, by the same version of the library, goes on from it.</summary>
/// <param name="Model">Kind of run, such as <c>test-particles</c>.</param>
/// <param name="Parameters">Everything its state depends on, by name: the keys of a deck and their values, precision and seed among them.</param>
public sealed record CheckpointIdentity(string Model, IReadOnlyDictionary<string, string> Parameters)
{
    private const int NamedDifferences = 5, LongestValue = 40;

    /// <summary>Version of the library.</summary>
    internal string Version { get; init; } = typeof(Simulation).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    /// <summary>What tells a stored identity from this one, in words; null when they are the same.</summary>
    internal string? DifferenceFrom(CheckpointIdentity stored)
    {
        if (stored.Model != Model)
        {
            return $"is of a {stored.Model} run, this is {Model}; name the deck it was made with";
        }

        if (stored.Version != Version)
        {
            return $"was written by version {stored.Version}, this is {Version}; go on with that version, or run from the beginning without --resume";
        }

        string[] names = [.. Parameters.Keys.Union(stored.Parameters.Keys).Where(n => Of(this, n) != Of(stored, n)).Order(StringComparer.Ordinal)];
        if (names.Length == 0)
        {
            return null;
        }

        string differences = string.Join(", ", names.Take(NamedDifferences).Select(n => $"{n} was {Short(Of(stored, n))} and is {Short(Of(this, n))}"));
        string more = names.Length > NamedDifferences ? $" and {names.Length - NamedDifferences} more" : "";
        return $"is of another deck ({differences}{more}); undo the change, or run from the beginning without --resume";

        static string Of(CheckpointIdentity identity, string name) => identity.Parameters.GetValueOrDefault(name, "not given");

        static string Short(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";
    }
}
