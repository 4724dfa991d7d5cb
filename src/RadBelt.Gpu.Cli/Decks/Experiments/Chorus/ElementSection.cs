using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>How a chorus element propagates.</summary>
internal enum ElementKind
{
    /// <summary>Along a field line.</summary>
    Ducted,

    /// <summary>By rays across field lines.</summary>
    Nonducted,
}

/// <summary>A chorus element, on one field line or several.</summary>
internal sealed record ElementSection : IDeckSection
{
    /// <summary>Ducted or not.</summary>
    [DeckKey("kind", Doc = "`ducted` along field lines, or `nonducted`: made of rays that leave them.", Example = "ducted")]
    public required ElementKind Kind { get; init; }

    /// <summary>L of the field lines.</summary>
    [DeckKey("l_shells", Min = 1, MinExclusive = true, Max = 100, MaxCount = 1000, Doc = "Field lines it is tabulated on, by L.", Example = "5.5")]
    public required Axis LShells { get; init; }

    /// <summary>The tone.</summary>
    [DeckKey("tone", Doc = "Frequency of the source by time: at a constant rate, or by a table.")]
    public required ToneSection Tone { get; init; }

    /// <summary>A_max, T.</summary>
    [DeckKey("amplitude", Unit = "pT", Min = 0, MinExclusive = true, Max = 1e6, Doc = "Greatest amplitude at the source: the length of the rotating magnetic vector.", Example = "300 pT")]
    public required double Amplitude { get; init; }

    /// <summary>G_f; null for 1.</summary>
    [DeckKey("by_frequency", Default = "none: the same at every frequency", Doc = "Amplitude of the source by frequency, as a factor: flat with Gaussian sides.")]
    public FrequencyProfileSection? ByFrequency { get; init; }

    /// <summary>G_L; null for 1.</summary>
    [DeckKey("by_l_shell", Default = "none: the same on every field line", Doc = "Amplitude of the source of a nonducted element by L, as a factor: flat with Gaussian sides.")]
    public LShellProfileSection? ByLShell { get; init; }

    /// <summary>G_λ; null for 1.</summary>
    [DeckKey("by_latitude", Default = "none: the same at every latitude", Doc = "Amplitude of a ducted element by magnetic latitude, as a factor: it stands for growth near the equator and loss further on.")]
    public LatitudeProfileSection? ByLatitude { get; init; }

    /// <summary>The table's grid.</summary>
    [DeckKey("grid", Heading = "grid of element", Doc = "The times and magnetic latitudes it is tabulated at.")]
    public required ElementGridSection Grid { get; init; }

    /// <summary>The launches of a nonducted element; null for a ducted one.</summary>
    [DeckKey("launches", Heading = "launches of element", Default = "none: required for `nonducted`", Doc = "The rays a nonducted element is made of, launched at the equator along B0.")]
    public ElementLaunchesSection? Launches { get; init; }

    /// <summary>Where its rays end.</summary>
    [DeckKey("end", Default = "as the keys say", Doc = "Where rays end: at the first of these bounds that they meet.")]
    public RayEndSection End { get; init; } = new();

    /// <summary>Hot electrons; null for none.</summary>
    [DeckKey("damping", Default = "none", Doc = "Hot electrons that damp the waves, or let them grow.")]
    public DampingSection? Damping { get; init; }

    /// <summary>Relative error of a step of its rays.</summary>
    [DeckKey("tolerance", Min = 1e-13, Max = 1e-3, Doc = "Relative error of a step of its rays, in place and wave vector.", Example = "1e-9")]
    public double Tolerance { get; init; } = new RaySettings().Tolerance;

    /// <summary>The source.</summary>
    public ChorusSource Source => new()
    {
        Tone = Tone.Chirp,
        Amplitude = Amplitude,
        ByFrequency = ByFrequency?.Profile,
        ByLShell = ByLShell?.Profile,
        ByLatitude = ByLatitude?.Profile,
    };

    /// <summary>The rays of a nonducted element.</summary>
    public IReadOnlyList<RayLaunch> RayLaunches => Launches is { } launches ? ChorusRays.Launches(Source, launches.LShells.Values, launches.Times(Tone)) : [];

    /// <summary>How rays are followed.</summary>
    public RaySettings Settings => End.Settings(Tolerance, Damping);

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        bool ducted = Kind == ElementKind.Ducted;
        foreach (string key in (ducted ? new[] { "launches", "end", "damping", "tolerance", "by_l_shell" } : ["by_latitude"]).Where(context.Has))
            context.Error(key, $"belongs to a {(ducted ? "nonducted" : "ducted")} element and has no meaning here; remove it, or change `kind`");
        if (!ducted && Launches is null)
            context.Error("launches", "this key is missing; a nonducted element is made of rays");
        if (Launches is { Frequencies: { } band })
            ValidateBand(context, band);
    }

    private void ValidateBand(DeckContext context, Interval band)
    {
        var (first, last) = Tone.Ends;
        double low = Math.Min(first, last), high = Math.Max(first, last);
        if (!Tone.IsMonotonic)
            context.Error("launches.frequencies", "this tone passes some frequencies more than once; leave the key out, and rays are launched all along the tone");
        else if (band.Low < low || band.High > high)
            context.Error("launches.frequencies", $"the tone has frequencies from {NumberText.Of(low)} Hz to {NumberText.Of(high)} Hz; stay within them");
    }
}

/// <summary>The grid of an element's table.</summary>
internal sealed record ElementGridSection : IDeckSection
{
    private static readonly ElementGrid Defaults = new() { Duration = 0, GreatestLatitude = 0 };

    /// <summary>Last time, s.</summary>
    [DeckKey("duration", Unit = "s", Min = 0, MinExclusive = true, Max = 100, Doc = "Last time of the table; the first is 0, when the source starts.", Example = "0.8 s")]
    public required double Duration { get; init; }

    /// <summary>Number of times.</summary>
    [DeckKey("times", Min = 2, Max = 100_000, Doc = "Number of times, evenly spaced.", Example = "801")]
    public int Times { get; init; } = Defaults.Times;

    /// <summary>Lowest and highest λ, rad.</summary>
    [DeckKey("latitudes", Unit = "deg", Min = -89, Max = 89, Doc = "Lowest and highest magnetic latitude.", Example = "[0 deg, 30 deg]")]
    public required Interval Latitudes { get; init; }

    /// <summary>Number of latitudes.</summary>
    [DeckKey("count", Min = 2, Max = 100_000, Doc = "Number of latitudes, evenly spaced in their sine.", Example = "401")]
    public int Count { get; init; } = Defaults.Latitudes;

    /// <summary>The grid.</summary>
    public ElementGrid Grid => new() { Duration = Duration, Times = Times, LeastLatitude = Latitudes.Low, GreatestLatitude = Latitudes.High, Latitudes = Count };
}

/// <summary>The rays of a nonducted element.</summary>
internal sealed record ElementLaunchesSection : IDeckSection
{
    /// <summary>L of the launches.</summary>
    [DeckKey("l_shells", Min = 1, MinExclusive = true, Max = 100, MinCount = 2, MaxCount = 10_000, Doc = "Field lines that rays start on, by L.",
        Example = "{from: 5.25, to: 5.75, count: 51, spacing: linear}")]
    public required Axis LShells { get; init; }

    /// <summary>Part of the tone, Hz; null for all of it.</summary>
    [DeckKey("frequencies", Unit = "Hz", Min = 0, MinExclusive = true, Default = "none: all of the tone", Doc = "Part of the tone that rays are launched in.", Example = "[600 Hz, 1400 Hz]")]
    public Interval? Frequencies { get; init; }

    /// <summary>Number of times of emission.</summary>
    [DeckKey("count", Min = 2, Max = 10_000, Doc = "Rays for each L, evenly spaced in the time they are launched at.", Example = "81")]
    public required int Count { get; init; }

    /// <summary>The times of emission, s, rising.</summary>
    public IReadOnlyList<double> Times(ToneSection tone)
    {
        double[] ends = Frequencies is { } band ? [.. new[] { tone.TimeOf(band.Low), tone.TimeOf(band.High) }.Order()] : [0, tone.Chirp.Duration];
        return [.. Enumerable.Range(0, Count).Select(i => ends[0] + (ends[1] - ends[0]) * i / (Count - 1))];
    }
}
