using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Where local coefficients are taken.</summary>
internal sealed record LocalSection : IDeckSection
{
    /// <summary>λ, rad.</summary>
    [DeckKey("latitude", Unit = "deg", Min = 0, Max = 90, MaxExclusive = true, Doc = "Magnetic latitude.", Example = "0 deg", Shown = true)]
    public double Latitude { get; init; }

    /// <summary>Signs of k∥ that have power.</summary>
    [DeckKey("directions", Doc = "Waves along B0, against it, or both ways with half of the power each; all of B_w^2 is there in any case.", Example = "both")]
    public WaveDirections Directions { get; init; } = WaveDirections.Both;
}

/// <summary>Estimates from another density ratio.</summary>
internal sealed record EstimateSection : IDeckSection
{
    /// <summary>R2, the ratio they start from.</summary>
    [DeckKey("from_ratio", Min = 0, MinExclusive = true, Max = 1000, Doc = "The ratio R whose coefficients, computed at mapped energies, all others are estimated from.", Example = "1.5")]
    public required double FromRatio { get; init; }

    /// <summary>How.</summary>
    [DeckKey("methods", MaxCount = 2, Doc = "With relativistic factors (Albert et al. 2024), or as first proposed (Longley et al. 2022).", Example = "[albert2024, longley2022]")]
    public IReadOnlyList<EstimateMethod> Methods { get; init; } = [EstimateMethod.Albert2024, EstimateMethod.Longley2022];

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Methods.Distinct().Count() < Methods.Count)
            context.Error("methods", "a method appears twice; name each once");
    }
}

/// <summary>A part of the drift orbit.</summary>
internal sealed record DriftSectorSection : IDeckSection
{
    /// <summary>Part of the drift period.</summary>
    [DeckKey("fraction", Min = 0, MinExclusive = true, Max = 1, Doc = "Part of the drift orbit with these waves.", Example = "0.25")]
    public required double Fraction { get; init; }

    /// <summary>Name of the waves.</summary>
    [DeckKey("waves", Doc = "`name` or `model` of one of the deck's `waves`.", Example = "horne2005-night-chorus")]
    public required string Waves { get; init; }

    /// <summary>R there.</summary>
    [DeckKey("ratio", Min = 0, MinExclusive = true, Max = 1000, Default = "that of the plasma", Doc = "Ratio R = fpe/fce at the equator in this sector.", Example = "3.8")]
    public double? Ratio { get; init; }
}

/// <summary>Curves of the resonance condition for one particle.</summary>
internal sealed record ResonanceSection : IDeckSection
{
    /// <summary>E, J.</summary>
    [DeckKey("energy", Unit = "keV", Min = 0, MinExclusive = true, Doc = "Energy of the particle.", Example = "1 MeV")]
    public required double Energy { get; init; }

    /// <summary>α, rad.</summary>
    [DeckKey("pitch_angle", Unit = "deg", Min = 0, Max = 180, Doc = "Its pitch angle.", Example = "60 deg")]
    public required double PitchAngle { get; init; }

    /// <summary>ψ, rad.</summary>
    [DeckKey("wave_normal", Unit = "deg", Min = 0, Max = 89.9, Doc = "Wave normal angle.", Example = "30 deg")]
    public required double WaveNormal { get; init; }

    /// <summary>Lowest and highest n.</summary>
    [DeckKey("harmonics", Min = -100, Max = 100, MinCount = 2, MaxCount = 2, Doc = "Lowest and highest harmonic shown.", Example = "[-3, 3]")]
    public IReadOnlyList<int> Harmonics { get; init; } = [-3, 3];

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Harmonics[0] > Harmonics[1])
            context.Error("harmonics", "give the lowest harmonic first, for example `[-3, 3]`");
    }
}
