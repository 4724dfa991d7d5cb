using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Where rays end: at the first of these bounds that they meet.</summary>
internal sealed record RayEndSection : IDeckSection
{
    private static readonly RaySettings Defaults = new();

    /// <summary>Greatest |λ|, rad.</summary>
    [DeckKey("latitude", Unit = "deg", Min = 0, MinExclusive = true, Max = 90, MaxExclusive = true, Doc = "Magnetic latitude, of either sign, up to which rays are followed.", Example = "40 deg")]
    public double Latitude { get; init; } = Defaults.GreatestLatitude;

    /// <summary>Least and greatest L.</summary>
    [DeckKey("l_range", Min = 1, Max = 100, Doc = "Least and greatest L.", Example = "[4, 8]")]
    public Interval LRange { get; init; } = new(Defaults.LeastLShell, Defaults.GreatestLShell);

    /// <summary>Least altitude, m.</summary>
    [DeckKey("altitude", Unit = "km", Min = 0, Max = 1e6, Doc = "Altitude down to which rays are followed.", Example = "1000 km")]
    public double Altitude { get; init; } = Defaults.LeastAltitude;

    /// <summary>Gain floor, dB.</summary>
    [DeckKey("gain", Min = -1000, Max = 0, MaxExclusive = true, Doc = "Gain, in dB of the amplitude, at which a damped ray is given up.", Example = "-60")]
    public double Gain { get; init; } = Defaults.GainFloor;

    /// <summary>Longest time, s.</summary>
    [DeckKey("duration", Unit = "s", Min = 0, MinExclusive = true, Max = 1000, Doc = "Longest time of a ray.", Example = "2 s")]
    public double Duration { get; init; } = Defaults.Duration;

    /// <summary>Fraction of tan of the resonance cone.</summary>
    [DeckKey("cone", Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Doc = "Fraction of tan of the resonance cone's angle at which a ray ends.", Example = "0.999")]
    public double Cone { get; init; } = Defaults.ConeFraction;

    /// <summary>Most steps.</summary>
    [DeckKey("steps", Min = 1, Max = 1_000_000, Doc = "Most steps of a ray.", Example = "5000")]
    public int Steps { get; init; } = Defaults.MostSteps;

    /// <summary>The settings of the tracer.</summary>
    /// <param name="tolerance">Relative error of a step.</param>
    /// <param name="damping">The damping; null for none.</param>
    public RaySettings Settings(double tolerance, DampingSection? damping) => new()
    {
        Tolerance = tolerance,
        Duration = Duration,
        GreatestLatitude = Latitude,
        LeastLShell = LRange.Low,
        GreatestLShell = LRange.High,
        LeastAltitude = Altitude,
        GainFloor = Gain,
        ConeFraction = Cone,
        MostSteps = Steps,
        DampingHarmonics = damping is { Harmonics: [var lowest, var highest] } ? (lowest, highest) : Defaults.DampingHarmonics,
    };
}
