using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What follows from a <c>hybrid-pic</c> deck before anything runs.</summary>
internal sealed class HybridPlan
{
    /// <summary>Gyroperiods of a segment of a spectrogram, and between its samples, where the deck does not say.</summary>
    private const double SegmentGyrations = 24, SampleGyrations = 0.25;

    /// <summary>Where elements are looked for where the deck does not say, in f_ce.</summary>
    private const double LowestElement = 0.1, HighestElement = 0.9;

    private readonly HybridPicDeck deck;
    private readonly Lazy<HotEquilibrium> equilibrium;

    public HybridPlan(HybridPicDeck deck)
    {
        this.deck = deck;
        Setup = deck.ToSetup();
        Pic = Setup.ToPic();
        Bounds = TimeStepBounds.Of(Pic);
        double longest = deck.TimeStep ?? Math.Min(Bounds.Recommended, deck.StopTime);
        Steps = (long)Math.Ceiling(deck.StopTime / longest * (1 - 1e-12));
        TimeStep = deck.StopTime / Steps;
        Mode = deck.Mode;
        equilibrium = new(() => HotEquilibrium.Of(Setup));
    }

    /// <summary>The setup.</summary>
    public HybridPicSetup Setup { get; }

    /// <summary>The same as the model has it.</summary>
    public PicSetup Pic { get; }

    /// <summary>Bounds on the step.</summary>
    public TimeStepBounds Bounds { get; }

    /// <summary>The step, s.</summary>
    public double TimeStep { get; }

    /// <summary>Steps in all.</summary>
    public long Steps { get; }

    /// <summary>Cold whistlers at the equator.</summary>
    public RMode Mode { get; }

    /// <summary>How far the hot electrons are from an equilibrium, and what grows in them.</summary>
    public HotEquilibrium Equilibrium => equilibrium.Value;

    /// <summary>f_ce at the equator, Hz.</summary>
    public double Gyrofrequency => deck.Plasma.Units.Gyrofrequency;

    /// <summary>Macro-particles at the start.</summary>
    public long Particles => (long)Enumerable.Range(0, Setup.Grid.Cells).Sum(cell => PicLoader.Expected(Pic, Pic.Species[0], cell));

    /// <summary>Places of spectrograms, z, m.</summary>
    public IReadOnlyList<double> Places => [.. deck.Outputs.Spectrograms.Latitudes.Select(λ => Math.Sign(λ) * DipoleArc.Length(Setup.Line.DipoleRadius, Math.Abs(λ)))];

    /// <summary>Time between samples of waveforms, s.</summary>
    public double WaveformInterval => deck.Outputs.Spectrograms.Interval ?? SampleGyrations / Gyrofrequency;

    /// <summary>Length of the segments of a spectrogram, s.</summary>
    public double Segment => deck.Outputs.Spectrograms.Segment ?? SegmentGyrations / Gyrofrequency;

    /// <summary>What the wave-field archive holds; null for none.</summary>
    public WaveFieldArchiveSettings? ArchiveSettings => deck.Outputs.Archive is { } archive
        ? new(archive.HighestFrequency) { SamplesPerPeriod = archive.SamplesPerPeriod, Stride = archive.NodeStride, Start = archive.Start }
        : null;

    /// <summary>Time between its samples, s: whole steps.</summary>
    public double ArchiveInterval => TimeStep * Math.Max(1, Math.Round(1 / (ArchiveSettings!.SamplesPerPeriod * ArchiveSettings.HighestFrequency * TimeStep)));

    /// <summary>Its samples.</summary>
    public long ArchiveSamples => 1 + (long)Math.Floor((deck.StopTime - ArchiveSettings!.Start) / ArchiveInterval);

    /// <summary>Its nodes.</summary>
    public long ArchiveNodes => (long)((Setup.Grid.Length - (2 * Setup.Layer)) / Setup.Grid.CellSize) / ArchiveSettings!.Stride;

    /// <summary>What counts as an element.</summary>
    public ElementSettings Elements
    {
        get
        {
            SpectrogramsSection spectrograms = deck.Outputs.Spectrograms;
            return new(spectrograms.Band?.Low ?? LowestElement * Gyrofrequency, spectrograms.Band?.High ?? HighestElement * Gyrofrequency)
            {
                Contrast = spectrograms.Contrast, LeastDuration = spectrograms.LeastDuration ?? 2 * Segment, LongestGap = Segment,
            };
        }
    }

    /// <summary>Measures macro-particle steps a second on a device with a short piece of the run about the equator.</summary>
    public double MeasureRate(Device device)
    {
        int cells = Math.Min(Setup.Grid.Cells, Math.Max(4 * PicGrid.FewestCells, PicPlan.MeasuredParticles / Setup.Hot.ParticlesPerCell));
        PicGrid grid = new(cells, Setup.Grid.CellSize);
        using PicModel model = PicModels.Create(
            device, new(deck.Shape, PicGather.EnergyConserving, deck.Pusher), (Setup with { Grid = grid, Layer = 0.1 * grid.Length }).ToPic());
        return PicPlan.MeasureRate(model, TimeStep);
    }

}
