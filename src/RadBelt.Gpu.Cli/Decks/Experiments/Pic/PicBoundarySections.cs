using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Open ends.</summary>
internal sealed record PicBoundarySection : IDeckSection
{
    /// <summary>Thickness of each absorbing layer, m.</summary>
    [DeckKey("layer", Unit = "km", Min = 0, MinExclusive = true, Doc = "Thickness of the layer at each end in which waves are absorbed: several wavelengths.",
        Example = "60 km")]
    public required double Layer { get; init; }

    /// <summary>Frequency the layers are made for, Hz; null for the driver's, or 0.3 f_ce.</summary>
    [DeckKey("frequency", Unit = "fce", Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Default = "the middle of the driver's band, or 0.3 fce",
        Doc = "Frequency of the whistlers that the layers are made for.", Example = "0.3 fce")]
    public double? Frequency { get; init; }
}

/// <summary>Waves driven from the lower end.</summary>
internal sealed record PicDriverSection : IDeckSection
{
    /// <summary>Lowest and highest frequency, Hz.</summary>
    [DeckKey("band", Unit = "fce", Min = 0, MinExclusive = true, Doc = "Lowest and highest frequency; whistlers lie inside (0, fce).", Example = "[0.2 fce, 0.4 fce]")]
    public required Interval Band { get; init; }

    /// <summary>rms |B_⊥| of the source, T.</summary>
    [DeckKey("amplitude", Unit = "pT", Min = 0,
        Doc = "rms B of the source in front of the plasma, which lets 2 mu/(1 + mu) of it in (mu: refractive index): `radbelt check` prints what becomes of it.",
        Example = "1 pT")]
    public required double Amplitude { get; init; }

    /// <summary>Number of waves.</summary>
    [DeckKey("waves", Min = 1, Max = 100_000, Doc = "Number of waves, evenly over the band, of random phase.", Example = "200")]
    public int Waves { get; init; } = 200;

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (context.Units is { } plasma && Amplitude > plasma.MagneticField)
            context.Error("amplitude", FormattableString.Invariant($"the source is {Amplitude / plasma.MagneticField:G4} B0; it must be at most B0"));
    }
}

/// <summary>B0 (1 + ξ(x − x0)²).</summary>
internal sealed record PicMirrorSection : IDeckSection
{
    /// <summary>ξ, m⁻²; never null in a deck that was accepted.</summary>
    [DeckKey("xi", Unit = "m^-2", Min = 0, Default = "none: needed", Doc = "Growth of the field with the square of the distance; 4.5/(L R_E)^2 near the equator of a dipole.",
        Example = "3e-15 m^-2")]
    public double? Xi { get; init; }

    /// <summary>x0, m; null for the middle of the domain.</summary>
    [DeckKey("center", Unit = "km", Min = 0, Default = "the middle of the domain", Doc = "Place of the weakest field.", Example = "400 km")]
    public double? Center { get; init; }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Xi is null)
            context.Error("xi", "this key is missing; say how fast the field grows, for example `3e-15 m^-2`");
    }
}
