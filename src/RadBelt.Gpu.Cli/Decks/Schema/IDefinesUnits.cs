using RadBelt.Gpu.Cli.Decks.Quantities;

namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>A section that gives relative units their values for the sections declared after it.</summary>
internal interface IDefinesUnits : IDeckSection
{
    /// <summary>The plasma the units refer to.</summary>
    UnitContext Units { get; }
}
