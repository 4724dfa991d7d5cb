namespace RadBelt.Gpu.Cli.Decks.Schema;

/// <summary>How the values of a range are spaced.</summary>
internal enum AxisSpacing
{
    /// <summary>Equal ratios.</summary>
    Log,

    /// <summary>Equal differences.</summary>
    Linear,
}

/// <summary>Values of a quantity given by their ends and number, in place of a list.</summary>
internal sealed record AxisRange : IDeckSection
{
    /// <summary>First value, SI.</summary>
    [DeckKey("from", Unit = DeckKeyAttribute.Inherited, Doc = "First value.")]
    public required double From { get; init; }

    /// <summary>Last value, SI.</summary>
    [DeckKey("to", Unit = DeckKeyAttribute.Inherited, Doc = "Last value.")]
    public required double To { get; init; }

    /// <summary>Number of values.</summary>
    [DeckKey("count", Min = 2, Max = 1_000_000, Doc = "Number of values, both ends included.", Example = "200")]
    public required int Count { get; init; }

    /// <summary>Spacing.</summary>
    [DeckKey("spacing", Doc = "Equal ratios or equal differences between neighbours.", Example = "log")]
    public AxisSpacing Spacing { get; init; } = AxisSpacing.Log;

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (!(From < To))
            context.Error("to", "must be greater than `from`");
        else if (Spacing == AxisSpacing.Log && From <= 0)
            context.Error("from", "must be greater than 0 for logarithmic spacing; raise it or say `spacing: linear`");
    }
}
