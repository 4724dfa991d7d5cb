using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What a hybrid run keeps.</summary>
internal sealed record HybridOutputsSection : PicRecordsSection
{
    /// <summary>The wave-field archive; null for none.</summary>
    [DeckKey("archive", Word = "none", Shown = true, Doc = "Whether E and B of the waves go into files of their own, in the folder `waves` beside the results, for test particles and broadband equals.")]
    public WaveArchiveSection? Archive { get; init; }

    /// <summary>Spectrograms.</summary>
    [DeckKey("spectrograms", Default = "the defaults of its keys", Doc = "Waveforms at some latitudes, their spectrograms, and the elements in them.")]
    public SpectrogramsSection Spectrograms { get; init; } = new();

    /// <summary>Places of the map of the wave amplitude.</summary>
    [DeckKey("map_places", Min = 2, Max = 10_000, Doc = "Places along the line at which the wave amplitude is kept against time; each is the mean of some cells.", Example = "200")]
    public int MapPlaces { get; init; } = 200;

    /// <summary>Times of that map.</summary>
    [DeckKey("map_times", Min = 2, Max = 100_000, Doc = "Times of this map; each is the mean over a part of the run.", Example = "400")]
    public int MapTimes { get; init; } = 400;
}

/// <summary>How densely an archive holds the waves.</summary>
internal sealed record WaveArchiveSection : IDeckSection
{
    /// <summary>Highest frequency it is made for, Hz.</summary>
    [DeckKey("highest_frequency", Unit = "fce", Min = 0, MinExclusive = true, Max = 1, Doc = "Highest frequency of the waves that are of interest.", Example = "0.7 fce")]
    public required double HighestFrequency { get; init; }

    /// <summary>Samples in its period.</summary>
    [DeckKey("samples_per_period", Min = 4, Max = 1000, Doc = "Samples in a period of this frequency; rounded to whole steps.", Example = "50")]
    public int SamplesPerPeriod { get; init; } = 50;

    /// <summary>Cells of a node.</summary>
    [DeckKey("node_stride", Min = 1, Max = 10_000, Doc = "Cells that a node is the mean of.", Example = "4", Shown = true)]
    public int NodeStride { get; init; } = 1;

    /// <summary>When it begins, s.</summary>
    [DeckKey("start", Unit = "s", Min = 0, Doc = "When the archive begins.", Example = "0.2 s")]
    public double Start { get; init; }
}

/// <summary>Where spectrograms are made, and what counts as an element in them.</summary>
internal sealed record SpectrogramsSection : IDeckSection
{
    /// <summary>Latitudes, rad.</summary>
    [DeckKey("latitudes", Unit = "deg", Min = -90, Max = 90, MaxCount = 100, Doc = "Magnetic latitudes, on the dipole's line with this curvature at the equator; northern ones are positive.", Example = "[0 deg, 5 deg, 10 deg]")]
    public IReadOnlyList<double> Latitudes { get; init; } = [0];

    /// <summary>Segment, s; null for 24 gyroperiods.</summary>
    [DeckKey("segment", Unit = "Tce", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: 24 Tce", Doc = "Length of the pieces of time whose spectra make up a spectrogram.", Example = "24 Tce")]
    public double? Segment { get; init; }

    /// <summary>Time between samples, s; null for a quarter of a gyroperiod.</summary>
    [DeckKey("interval", Unit = "Tce", Min = 0, MinExclusive = true, Max = 0.5, Word = "auto", Default = "`auto`: 0.25 Tce", Doc = "Time between samples; rounded to whole steps.", Example = "0.25 Tce")]
    public double? Interval { get; init; }

    /// <summary>Band in which elements are looked for, Hz; null for 0.1 … 0.9 f_ce.</summary>
    [DeckKey("band", Unit = "fce", Min = 0, Max = 1, Default = "[0.1 fce, 0.9 fce]", Doc = "Lowest and highest frequency at which elements are looked for.", Example = "[0.1 fce, 0.9 fce]")]
    public Interval? Band { get; init; }

    /// <summary>How far above the background an element is.</summary>
    [DeckKey("contrast", Min = 1, Max = 1e6, Doc = "How many times the median power of its frequency the power of an element is.", Example = "10")]
    public double Contrast { get; init; } = 10;

    /// <summary>Least duration, s; null for two segments.</summary>
    [DeckKey("least_duration", Unit = "Tce", Min = 0, Word = "auto", Default = "`auto`: two segments", Doc = "Duration of the shortest element.", Example = "50 Tce")]
    public double? LeastDuration { get; init; }
}
