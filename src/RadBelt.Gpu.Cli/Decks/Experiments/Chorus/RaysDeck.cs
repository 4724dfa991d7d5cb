using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A <c>rays</c> deck: whistler-mode rays through the plasma of a dipole, damped by hot electrons or not.</summary>
internal sealed record RaysDeck : ExperimentDeck
{
    /// <summary>The plasma.</summary>
    [DeckKey("plasma", Heading = "plasma of rays", Doc = "A dipole filled with cold plasma.")]
    public required DipolePlasmaSection Plasma { get; init; }

    /// <summary>The launches.</summary>
    [DeckKey("launches", Heading = "launches of rays", Doc = "How rays start: every combination of L, frequency and wave normal angle is one ray.")]
    public required RayLaunchesSection Launches { get; init; }

    /// <summary>Where rays end.</summary>
    [DeckKey("end", Default = "as the keys say", Doc = "Where rays end: at the first of these bounds that they meet.")]
    public RayEndSection End { get; init; } = new();

    /// <summary>Hot electrons; null for none.</summary>
    [DeckKey("damping", Default = "none", Doc = "Hot electrons that damp the waves, or let them grow.")]
    public DampingSection? Damping { get; init; }

    /// <summary>Relative error of a step.</summary>
    [DeckKey("tolerance", Min = 1e-13, Max = 1e-3, Doc = "Relative error of a step, in place and wave vector.", Example = "1e-9")]
    public double Tolerance { get; init; } = new RaySettings().Tolerance;

    /// <summary>When the run is saved.</summary>
    [DeckKey("outputs", Heading = CheckpointsSection.Heading, Default = "the defaults of its keys", Doc = "When the run is saved.")]
    public CheckpointsSection Outputs { get; init; } = new();

    /// <summary>How rays are followed.</summary>
    public RaySettings Settings => End.Settings(Tolerance, Damping);

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        foreach (double l in Launches.LShells.Values.Where(l => l < End.LRange.Low || l > End.LRange.High))
            context.Error("launches.l_shells", $"L = {NumberText.Of(l)} is outside {NumberText.Of(End.LRange.Low)} to {NumberText.Of(End.LRange.High)}, where rays are followed; widen `end.l_range`");
        if (Math.Abs(Launches.Latitude) > End.Latitude)
            context.Error("launches.latitude", "is beyond `end.latitude`, up to which rays are followed; start nearer to the equator");
    }
}

/// <summary>How rays start.</summary>
internal sealed record RayLaunchesSection : IDeckSection
{
    /// <summary>L.</summary>
    [DeckKey("l_shells", Min = 1, MinExclusive = true, Max = 100, MaxCount = 100_000, Doc = "Field lines that rays start on, by L.", Example = "[5.45, 5.5, 5.55]")]
    public required Axis LShells { get; init; }

    /// <summary>f, Hz.</summary>
    [DeckKey("frequencies", Unit = "Hz", Min = 0, MinExclusive = true, MaxCount = 100_000, Doc = "Frequencies.", Example = "700 Hz")]
    public required Axis Frequencies { get; init; }

    /// <summary>λ, rad.</summary>
    [DeckKey("latitude", Unit = "deg", Min = -90, MinExclusive = true, Max = 90, MaxExclusive = true, Doc = "Magnetic latitude they start at.", Example = "0 deg")]
    public double Latitude { get; init; }

    /// <summary>ψ, rad.</summary>
    [DeckKey("wave_normals", Unit = "deg", Min = -180, MinExclusive = true, Max = 180, MaxExclusive = true, MaxCount = 100_000,
        Doc = "Angles between k and +B0, positive where k leans away from the Earth; beyond 90 deg waves run south.", Example = "[-20 deg, 0 deg, 20 deg]")]
    public IReadOnlyList<double> WaveNormals { get; init; } = [0];

    /// <summary>Azimuth of k, rad.</summary>
    [DeckKey("azimuth", Unit = "deg", Min = -180, Max = 180,
        Doc = "Azimuth of k about B0: 0 in the meridian plane, 90 deg to the east. Rays launched at 0 stay in their meridian plane.", Example = "0 deg")]
    public double Azimuth { get; init; }

    /// <summary>One launch for each combination, the wave normal angle fastest.</summary>
    public IReadOnlyList<RayLaunch> All =>
    [
        .. from l in LShells.Values
           from f in Frequencies.Values
           from ψ in WaveNormals
           select new RayLaunch { LShell = l, Frequency = f, Latitude = Latitude, WaveNormalAngle = ψ, Azimuth = Azimuth },
    ];
}
