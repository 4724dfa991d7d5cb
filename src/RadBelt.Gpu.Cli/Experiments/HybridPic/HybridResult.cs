using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What came of a <c>hybrid-pic</c> run.</summary>
/// <param name="Deck">The deck.</param>
/// <param name="Plan">What followed from it.</param>
/// <param name="Records">What was recorded.</param>
/// <param name="DeviceDescription">Where it ran.</param>
/// <param name="Run">How it went.</param>
/// <param name="Archive">The wave-field archive; null for none.</param>
internal sealed record HybridResult(HybridPicDeck Deck, HybridPlan Plan, HybridRecords Records, string DeviceDescription, PicRun Run, WaveArchiveFacts? Archive)
{
    // Part of a segment that neighbouring ones share.
    private const double Overlap = 0.9;

    // Growth is looked at where theory has this many e-foldings of the amplitude at least.
    private const double FewestFoldings = 2;

    /// <summary>Simulated time, s.</summary>
    public double Time => Run.Steps * Plan.TimeStep;

    /// <summary>What tracers did, read while the model is there; null when there were none.</summary>
    public PicTracers? Tracers { get; } = PicTracing.ForReport(Records, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], spectrum: null);

    /// <summary>What is to be said of tracers.</summary>
    public IReadOnlyList<string> Notices { get; } = Records.Notices;

    /// <summary>What a file keeps and a page shows.</summary>
    public HybridReportData ForReport()
    {
        PlaceSpectrogram[] places = [.. Places()];
        return new()
        {
            Run = RunData(),
            Setup = Setup(),
            Places = places,
            Elements = [.. places.SelectMany((place, i) => Elements(place.Spectrogram).Select(tone => new PlacedElement(i, tone)))],
            Map = Records.Waves.Columns < 2 ? null : new(
                Records.Waves.ColumnEdges, [.. Records.Waves.BlockEdges.Select(x => x - Plan.Setup.Equator)], Records.Waves.Amplitudes()),
            Archive = Archive,
        };
    }

    private IEnumerable<PlaceSpectrogram> Places()
    {
        // Eight samples make a segment, and two segments a spectrogram.
        if (Records.Waves.Samples * Records.Waves.Interval < 2 * Math.Max(Plan.Segment, 8 * Records.Waves.Interval))
            yield break;
        for (int i = 0; i < Plan.Places.Count; i++)
        {
            FieldSamples waveform = Records.Waves.At(i);
            yield return new(
                Deck.Outputs.Spectrograms.Latitudes[i], Plan.Places[i], Spectrogram.OfBy(waveform, Math.Max(Plan.Segment, 8 * waveform.TimeStep), Overlap).Below(Plan.Gyrofrequency), waveform);
        }
    }

    private IReadOnlyList<RisingTone> Elements(Spectrogram spectrogram) =>
        spectrogram.Times.Count < 3 || spectrogram.Frequencies.Count(f => f >= Plan.Elements.LowestFrequency && f <= Plan.Elements.HighestFrequency) < 3
            ? []
            : ChorusElements.In(spectrogram, Plan.Elements);

    private HybridSetup Setup() => new()
    {
        Line = Plan.Setup.Line,
        ColdDensity = Plan.Setup.Cold.Density,
        Hot = Plan.Setup.Hot,
        Layer = Plan.Setup.Layer,
        Trigger = Plan.Setup.Trigger,
        Equilibrium = Plan.Equilibrium,
    };

    private PicReportData RunData() => new()
    {
        Setup = RunSetup(),
        WavePower = new(Records.Times, Records.MeanSquareField),
        Energy = Records.Budget,
        Temperatures = Records.Temperatures,
        Distributions = Records.DistributionsByTime,
        Growth = Growth(),
        Tracers = Tracers,
    };

    // Of the whole domain, out of which waves run: theory is that of the equator alone.
    private PicGrowth? Growth() => Plan.Equilibrium.Fastest is { } mode && mode.GrowthRate * Time >= FewestFoldings
        ? new(0, Plan.Gyrofrequency, Records.Times, Records.MeanSquareField, GrowthFit.Of(Records.Times, Records.MeanSquareField), mode.GrowthRate)
        : null;

    private PicSetup RunSetup() => new()
    {
        Completed = Run.Completed,
        BackgroundField = Plan.Setup.Line.EquatorialField,
        ElectronDensity = Plan.Setup.Cold.Density,
        Cells = Plan.Setup.Grid.Cells,
        CellSize = Plan.Setup.Grid.CellSize,
        Shape = $"order {Deck.Shape}, energy-conserving",
        Mover = Deck.Pusher == PicPusher.Boris ? "Boris" : "Higuera–Cary",
        Boundaries = "waves absorbed at both ends, electrons mirrored beyond them",
        TimeStep = Plan.TimeStep,
        TimeStepBounds =
        [
            new("Courant limit", Plan.Bounds.Courant), new("gyration at the ends, 0.3/Ω", Plan.Bounds.Gyration), new("plasma oscillation, 0.4/ω_{p}", Plan.Bounds.Plasma),
        ],
        StepsTaken = Run.Steps,
        StopTime = Deck.StopTime,
        Species = [.. Plan.Pic.Species.Select(PicResult.SpeciesForReport)],
        Elapsed = Run.Elapsed,
        ParticleStepsPerSecond = Run.ParticleStepsPerSecond,
    };
}
