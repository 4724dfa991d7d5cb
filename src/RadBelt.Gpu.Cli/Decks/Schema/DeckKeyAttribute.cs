namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>
/// Makes a property a key of its section. A <c>required</c> property is a required key; another one keeps its initial value when the key is
/// absent. The value's form follows from the property's type: double (a quantity), int, long, bool, string, an enumeration, <see
/// cref="Interval"/>, <see cref="Axis"/>, a section, or a list of any of these.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DeckKeyAttribute(string name) : Attribute
{
    /// <summary>Value of <see cref="Unit"/> that stands for the unit, bounds and example of the key that holds the section.</summary>
    public const string Inherited = "inherited";

    /// <summary>The key.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The unit of the bounds, which sets the dimension: <c>nT</c>, <c>fce</c>; empty for pure numbers. Values are bound in SI and radians.
    /// </summary>
    public string Unit { get; init; } = "";

    /// <summary>Lower bound in <see cref="Unit"/>.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Upper bound in <see cref="Unit"/>.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Min"/> itself is refused.</summary>
    public bool MinExclusive { get; init; }

    /// <summary>Whether <see cref="Max"/> itself is refused.</summary>
    public bool MaxExclusive { get; init; }

    /// <summary>Least number of elements of a list.</summary>
    public int MinCount { get; init; } = 1;

    /// <summary>Greatest number of elements of a list.</summary>
    public int MaxCount { get; init; } = 1_000_000;

    /// <summary>A word that stands for null (<c>random</c>, <c>auto</c>, <c>none</c>).</summary>
    public string? Word { get; init; }

    /// <summary>What happens when the key is absent, where the initial value does not say it.</summary>
    public string? Default { get; init; }

    /// <summary>What it means: a sentence for the reference.</summary>
    public required string Doc { get; init; }

    /// <summary>A good value, shown in errors and in the reference.</summary>
    public string Example { get; init; } = "";

    /// <summary>Whether a run may go on from a checkpoint though this key has changed: what was computed does not depend on it.</summary>
    public bool ResumeMayChange { get; init; }

    /// <summary>Whether a text is the name of a file or folder that the run reads: <see cref="InputPath"/> says which may be named.</summary>
    public bool IsInputPath { get; init; }

    /// <summary>Heading of the section in the reference, where another one has the key's name.</summary>
    public string? Heading { get; init; }

    /// <summary>Whether an optional key is shown in the reference's example deck; required ones always are.</summary>
    public bool Shown { get; init; }
}
