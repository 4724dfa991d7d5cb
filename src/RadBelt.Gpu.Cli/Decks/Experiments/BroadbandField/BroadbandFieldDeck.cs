using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// A <c>broadband-field</c> deck: the broadband equal of a simulated field, or of spectra that are given (chorus paper, App. B), measured and written as an archive of its own.
/// </summary>
internal sealed record BroadbandFieldDeck : FieldLineDeck
{
    /// <summary>The simulated field; null where spectra are given.</summary>
    [DeckKey("archive", IsInputPath = true, Default = "none: `broadband.spectra` instead", Shown = true, Doc = "Folder of the wave-field archive that a run of `hybrid-pic` wrote. `plasma` and `xi` must be its own.", Example = "out/element/waves")]
    public string? Archive { get; init; }

    /// <summary>The waves.</summary>
    [DeckKey("broadband", Doc = "Waves of random phases that run away from the equator: the equal of the archive, or given by their spectra along the line.")]
    public required BroadbandSection Broadband { get; init; }

    /// <summary>Factor of all amplitudes.</summary>
    [DeckKey("scale", Min = 0, MinExclusive = true, Max = 1000, Doc = "Factor of all amplitudes of the broadband field: 0.1 is the same field scaled down tenfold.", Example = "0.1")]
    public double Scale { get; init; } = 1;

    /// <summary>How long the field lasts, s; null for as long as the archive.</summary>
    [DeckKey("duration", Unit = "s", Min = 0, MinExclusive = true, Max = 1e6, Default = "that of the archive; required with `broadband.spectra`", Doc = "How long the broadband field lasts.", Example = "0.5 s")]
    public double? Duration { get; init; }

    /// <summary>Whether the field is written.</summary>
    [DeckKey("write", Doc = "Whether the field is written as an archive too, in the folder `waves` beside the results. It need not be: `transport` makes the same waves where it needs them.", Example = "false")]
    public bool Write { get; init; }

    /// <summary>Latitude of the spectrograms, rad.</summary>
    [DeckKey("spectrogram_latitude", Unit = "deg", Min = -60, Max = 60, Doc = "Magnetic latitude at which spectrograms of both fields are made.", Example = "5 deg")]
    public double SpectrogramLatitude { get; init; }

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        base.Validate(context);
        bool given = Broadband.Spectra.Count > 0;
        if (Archive is null && !given)
            context.Error("archive", "this key is missing; name an archive whose equal is to be made, or give `broadband.spectra`");
        if (Archive is not null && given)
            context.Error("archive", "given together with `broadband.spectra`; keep one of the two");
        if (given && Duration is null)
            context.Error("duration", "this key is missing; say how long the field lasts, for example `0.5 s`");
        if (given && Math.Abs(SpectrogramLatitude) > Broadband.Spectra[^1].Latitude)
            context.Error("spectrogram_latitude", "is beyond the last of `broadband.spectra`, where the field ends");
    }
}
