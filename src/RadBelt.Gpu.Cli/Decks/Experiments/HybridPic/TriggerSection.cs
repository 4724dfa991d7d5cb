using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A wave that an antenna at the equator sends both ways.</summary>
internal sealed record TriggerSection : IDeckSection
{
    /// <summary>Hz.</summary>
    [DeckKey("frequency", Unit = "fce", Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Doc = "Frequency it starts with.", Example = "0.27 fce")]
    public required double Frequency { get; init; }

    /// <summary>|B_⊥| in the plasma, T.</summary>
    [DeckKey("amplitude", Unit = "pT", Min = 0, Doc = "B of the wave in the plasma on either side of the equator.", Example = "1e-3 B0")]
    public required double Amplitude { get; init; }

    /// <summary>s.</summary>
    [DeckKey("duration", Unit = "s", Min = 0, MinExclusive = true, Doc = "How long it is on, its rise and fall included.", Example = "500 1/wce")]
    public required double Duration { get; init; }

    /// <summary>s.</summary>
    [DeckKey("start", Unit = "s", Min = 0, Doc = "When it begins.", Example = "0 s")]
    public double Start { get; init; }

    /// <summary>df/dt, Hz s⁻¹.</summary>
    [DeckKey("chirp", Unit = "Hz/s", Doc = "Change of its frequency in a second.", Example = "1 kHz/s")]
    public double Chirp { get; init; }

    /// <summary>The wave.</summary>
    public TriggeringWave ToWave() => new(Frequency, Amplitude, Duration) { Start = Start, Chirp = Chirp };
}
