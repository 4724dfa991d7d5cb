using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>The function G of Chen et al. (2021) in frequency.</summary>
internal sealed record FrequencyProfileSection : IDeckSection
{
    /// <summary>x1, Hz.</summary>
    [DeckKey("from", Unit = "Hz", Min = 0, Doc = "Frequency at which the full amplitude begins.", Example = "600 Hz")]
    public required double From { get; init; }

    /// <summary>x2, Hz.</summary>
    [DeckKey("to", Unit = "Hz", Min = 0, Doc = "Frequency at which it ends.", Example = "1350 Hz")]
    public required double To { get; init; }

    /// <summary>δx1, Hz.</summary>
    [DeckKey("rise", Unit = "Hz", Min = 0, MinExclusive = true, Doc = "Distance below `from` at which it has fallen to 1/e, as a Gaussian.", Example = "10 Hz")]
    public required double Rise { get; init; }

    /// <summary>δx2, Hz.</summary>
    [DeckKey("fall", Unit = "Hz", Min = 0, MinExclusive = true, Doc = "The same above `to`.", Example = "10 Hz")]
    public required double Fall { get; init; }

    /// <summary>The function.</summary>
    public FlatTop Profile => new(From, To, Rise, Fall);

    /// <inheritdoc/>
    public void Validate(DeckContext context) => Order.Require(context, From, To);
}

/// <summary>The function G in L.</summary>
internal sealed record LShellProfileSection : IDeckSection
{
    /// <summary>x1.</summary>
    [DeckKey("from", Min = 1, Max = 100, Doc = "L at which the full amplitude begins.", Example = "5.5")]
    public required double From { get; init; }

    /// <summary>x2.</summary>
    [DeckKey("to", Min = 1, Max = 100, Doc = "L at which it ends; the same for a peak.", Example = "5.5")]
    public required double To { get; init; }

    /// <summary>δx1.</summary>
    [DeckKey("rise", Min = 0, MinExclusive = true, Doc = "Distance below `from` at which it has fallen to 1/e, as a Gaussian.", Example = "0.05")]
    public required double Rise { get; init; }

    /// <summary>δx2.</summary>
    [DeckKey("fall", Min = 0, MinExclusive = true, Doc = "The same above `to`.", Example = "0.05")]
    public required double Fall { get; init; }

    /// <summary>The function.</summary>
    public FlatTop Profile => new(From, To, Rise, Fall);

    /// <inheritdoc/>
    public void Validate(DeckContext context) => Order.Require(context, From, To);
}

/// <summary>The function G in magnetic latitude.</summary>
internal sealed record LatitudeProfileSection : IDeckSection
{
    /// <summary>x1, rad.</summary>
    [DeckKey("from", Unit = "deg", Min = -90, Max = 90, Doc = "Magnetic latitude at which the full amplitude begins.", Example = "1 deg")]
    public required double From { get; init; }

    /// <summary>x2, rad.</summary>
    [DeckKey("to", Unit = "deg", Min = -90, Max = 90, Doc = "Magnetic latitude at which it ends.", Example = "28 deg")]
    public required double To { get; init; }

    /// <summary>δx1, rad.</summary>
    [DeckKey("rise", Unit = "deg", Min = 0, MinExclusive = true, Doc = "Distance below `from` at which it has fallen to 1/e, as a Gaussian.", Example = "0.1 deg")]
    public required double Rise { get; init; }

    /// <summary>δx2, rad.</summary>
    [DeckKey("fall", Unit = "deg", Min = 0, MinExclusive = true, Doc = "The same above `to`.", Example = "0.1 deg")]
    public required double Fall { get; init; }

    /// <summary>The function.</summary>
    public FlatTop Profile => new(From, To, Rise, Fall);

    /// <inheritdoc/>
    public void Validate(DeckContext context) => Order.Require(context, From, To);
}

/// <summary>The order of a profile's ends.</summary>
file static class Order
{
    public static void Require(DeckContext context, double from, double to)
    {
        if (to < from)
            context.Error("to", "is below `from`; swap them, or give the same value twice for a peak");
    }
}
