using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>The tone of a chorus element: frequency by time, at a constant rate or by a table.</summary>
internal sealed record ToneSection : IDeckSection
{
    private const int BisectionSteps = 60;

    /// <summary>f at t = 0, Hz; null for a table.</summary>
    [DeckKey("from", Unit = "Hz", Min = 0, MinExclusive = true, Default = "none: `times` and `frequencies` instead", Doc = "Frequency at which the tone starts.", Example = "550 Hz",
        Shown = true)]
    public double? From { get; init; }

    /// <summary>f at the end, Hz; null for a table.</summary>
    [DeckKey("to", Unit = "Hz", Min = 0, MinExclusive = true, Default = "none: `times` and `frequencies` instead", Doc = "Frequency at which it ends.", Example = "1400 Hz", Shown = true)]
    public double? To { get; init; }

    /// <summary>Duration, s; null for a table.</summary>
    [DeckKey("duration", Unit = "s", Min = 0, MinExclusive = true, Max = 100, Default = "none: `times` and `frequencies` instead", Doc = "How long it takes, at a constant rate.",
        Example = "0.2 s", Shown = true)]
    public double? Duration { get; init; }

    /// <summary>Times of a table, s; null for a constant rate.</summary>
    [DeckKey("times", Unit = "s", Min = 0, Max = 100, MinCount = 2, MaxCount = 10_000, Default = "none: a constant rate", Doc = "Times of a tabulated tone, from 0 on.", Example = "[0 s, 0.1 s, 0.3 s]")]
    public Axis? Times { get; init; }

    /// <summary>Frequencies of a table, Hz; null for a constant rate.</summary>
    [DeckKey("frequencies", Unit = "Hz", Min = 0, MinExclusive = true, MinCount = 2, MaxCount = 10_000, Default = "none: a constant rate", Doc = "Its frequency at each of these times, rising or falling.",
        Example = "[550 Hz, 700 Hz, 1400 Hz]")]
    public IReadOnlyList<double>? Frequencies { get; init; }

    /// <summary>The tone.</summary>
    public Chirp Chirp => Times is { } times
        ? new TabulatedChirp(times.Values, Frequencies!)
        : new LinearChirp(From!.Value, To!.Value, Duration!.Value);

    /// <summary>First and last frequency, Hz.</summary>
    public (double First, double Last) Ends => Times is null ? (From!.Value, To!.Value) : (Frequencies![0], Frequencies[^1]);

    /// <summary>Whether the frequency only rises, or only falls.</summary>
    public bool IsMonotonic => Frequencies is not { } f || f.Zip(f.Skip(1), (a, b) => Math.Sign(b - a)).Distinct().Count() == 1;

    /// <summary>The time at which a monotonic tone passes a frequency between its ends, s.</summary>
    public double TimeOf(double frequency)
    {
        Chirp chirp = Chirp;
        var (first, last) = Ends;
        double before = 0, after = chirp.Duration;
        for (int i = 0; i < BisectionSteps; i++)
        {
            double middle = 0.5 * (before + after);
            bool passed = last > first ? chirp.Frequency(middle) >= frequency : chirp.Frequency(middle) <= frequency;
            (before, after) = passed ? (before, middle) : (middle, after);
        }

        return 0.5 * (before + after);
    }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Times is null && Frequencies is null)
        {
            foreach (var (key, missing, example) in new[] { ("from", From is null, "550 Hz"), ("to", To is null, "1400 Hz"), ("duration", Duration is null, "0.2 s") })
            {
                if (missing)
                    context.Error(key, $"this key is missing; without a table it is needed, for example `{example}`");
            }

            return;
        }

        foreach (string key in new[] { "from", "to", "duration" }.Where(context.Has))
            context.Error(key, "belongs to a tone of constant rate and has no meaning beside a table; remove it");
        if (Times is null || Frequencies is null)
            context.Error(Times is null ? "times" : "frequencies", "this key is missing; a table has `times` and `frequencies`");
        else if (Times.Values.Count != Frequencies.Count)
            context.Error("frequencies", $"{Frequencies.Count} frequencies for {Times.Values.Count} times; give one for each");
        else if (Times.Values[0] != 0)
            context.Error("times", "the first time must be 0 s, when the source starts");
    }
}
