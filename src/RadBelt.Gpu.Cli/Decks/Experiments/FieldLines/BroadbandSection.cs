using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.FieldLineWaves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Waves of random phases that run away from the equator: the equal of a simulated field, or of spectra that are given.</summary>
internal sealed record BroadbandSection : IDeckSection
{
    private static readonly BroadbandSettings Defaults = new(0, 1);

    /// <summary>Lowest and highest wave, Hz.</summary>
    [DeckKey("band", Unit = "fce", Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Doc = "Frequencies of the lowest and the highest wave.", Example = "[0.1 fce, 0.6 fce]")]
    public required Interval Band { get; init; }

    /// <summary>Waves a hemisphere.</summary>
    [DeckKey("waves", Min = 2, Max = 100_000, Doc = "Waves in each hemisphere, evenly over the band.", Example = "100")]
    public int Waves { get; init; } = Defaults.Waves;

    /// <summary>Places at which an archive's spectra are measured.</summary>
    [DeckKey("latitudes", Min = 2, Max = 10_000, Default = "25, where an archive is measured", Doc = "Places, evenly from the equator to the end of an archive's field, at which its spectra are measured.", Example = "25")]
    public int? Latitudes { get; init; }

    /// <summary>Length of the pieces of time that spectra are averaged over, s; null for fifty over the width of the band.</summary>
    [DeckKey("segment", Unit = "Tce", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: 50 over the width of the band",
        Doc = "Length of the pieces of time that power spectra are averaged over, rounded to a power of two of samples.", Example = "100 Tce")]
    public double? Segment { get; init; }

    /// <summary>Spectra that are given; empty for those of an archive.</summary>
    [DeckKey("spectra", MaxCount = 10_000, Default = "none: those of an archive", Doc = "Spectra along the line, from the equator out, the same in both hemispheres: the field ends at the last one.")]
    public IReadOnlyList<LatitudeSpectrumSection> Spectra { get; init; } = [];

    /// <summary>Samples in the period of the highest wave, where spectra are given.</summary>
    [DeckKey("samples_per_period", Min = 8, Max = 1000, Default = "50, where spectra are given", Doc = "Samples of the field in a period of the highest wave; an archive has its own.", Example = "50")]
    public int? SamplesPerPeriod { get; init; }

    /// <summary>Distance between nodes, m, where spectra are given; null for a sixteenth of the shortest wavelength.</summary>
    [DeckKey("node_spacing", Unit = "km", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: a sixteenth of the shortest wavelength, where spectra are given",
        Doc = "Distance between nodes of the field; an archive has its own.", Example = "2 km")]
    public double? NodeSpacing { get; init; }

    /// <summary>Frequencies, waves and places.</summary>
    public BroadbandSettings Settings => new(Band.Low, Band.High) { Waves = Waves, Latitudes = Latitudes ?? Defaults.Latitudes, Segment = Segment };

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Spectra.Count == 0)
        {
            foreach (string key in (string[])["samples_per_period", "node_spacing"])
            {
                if (context.Has(key))
                    context.Error(key, "belongs to `spectra`; an archive has its own samples and nodes: remove it");
            }

            return;
        }

        if (Latitudes is not null)
            context.Error("latitudes", "belongs to an archive; `spectra` name their own places: remove it");
        if (Spectra.Count < 2)
            context.Error("spectra", "one place does not span the line; give two at least, the equator and the end of the field among them");
        if (Spectra[0].Latitude != 0)
            context.Error("spectra[0].latitude", "the first place is the equator; begin at `0 deg`");
        for (int i = 1; i < Spectra.Count; i++)
        {
            if (Spectra[i].Latitude <= Spectra[i - 1].Latitude)
                context.Error($"spectra[{i}].latitude", "must be above that before it: places run from the equator out");
        }
    }
}

/// <summary>A Gaussian power spectral density at one latitude.</summary>
internal sealed record LatitudeSpectrumSection : IDeckSection
{
    /// <summary>Magnetic latitude, rad.</summary>
    [DeckKey("latitude", Unit = "deg", Min = 0, Max = 60, Doc = "Magnetic latitude, on the dipole's line with this curvature.", Example = "10 deg")]
    public required double Latitude { get; init; }

    /// <summary>rms |B_⊥|, T.</summary>
    [DeckKey("amplitude", Unit = "pT", Min = 0, Doc = "B_w: rms of B across the line, of the whole spectrum.", Example = "200 pT")]
    public required double Amplitude { get; init; }

    /// <summary>f_m, Hz.</summary>
    [DeckKey("center", Unit = "fce", Min = 0, MinExclusive = true, Max = 1, MaxExclusive = true, Doc = "Frequency of the largest power.", Example = "0.3 fce")]
    public required double Center { get; init; }

    /// <summary>δf, Hz.</summary>
    [DeckKey("width", Unit = "fce", Min = 0, MinExclusive = true, Doc = "Distance from there at which the power is 1/e of that.", Example = "0.08 fce")]
    public required double Width { get; init; }
}
