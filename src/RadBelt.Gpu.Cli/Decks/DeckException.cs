using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Decks;

/// <summary>
/// A deck that cannot be used. The message holds its first ten faults, one a line, in document order; the tool exits with 2.
/// </summary>
internal sealed class DeckException : InvalidInputException
{
    private const int Shown = 10;

    /// <summary>The faults of a deck, at least one.</summary>
    public DeckException(IReadOnlyList<DeckError> errors)
        : base(Describe(errors))
    {
        Errors = errors;
    }

    /// <summary>A single fault.</summary>
    public DeckException(DeckPosition position, string path, string message)
        : this([new DeckError(position, path, message)])
    {
    }

    /// <summary>All faults found, in document order.</summary>
    public IReadOnlyList<DeckError> Errors { get; }

    private static string Describe(IReadOnlyList<DeckError> errors)
    {
        string text = string.Join('\n', errors.Take(Shown));
        return errors.Count <= Shown ? text : $"{text}\n… and {errors.Count - Shown} more";
    }
}
