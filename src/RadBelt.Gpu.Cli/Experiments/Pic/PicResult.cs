using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What came of a <c>pic</c> run.</summary>
/// <param name="Deck">The deck.</param>
/// <param name="Plan">What followed from it.</param>
/// <param name="Records">What was recorded.</param>
/// <param name="DeviceDescription">Where it ran.</param>
/// <param name="Run">How it went.</param>
internal sealed record PicResult(PicDeck Deck, PicPlan Plan, PicFieldRecords Records, string DeviceDescription, PicRun Run)
{
    // Growth is looked at where theory has this many e-foldings of the amplitude at least.
    private const double FewestFoldings = 2;

    // Gyroperiods a run has for spectra: a quarter of it then tells a few frequencies below f_ce apart.
    private const double FewestGyrations = 4;

    // Gyroperiods in which waves running to and fro are told apart.
    private const double ShortestPiece = 20;

    // Wave numbers that share a rate: single ones scatter with their phases.
    private const int ModesOfARate = 3;

    private readonly FieldSamples? field = Records.Field.Times >= 2 ? Records.Field.Samples : null;

    /// <summary>Simulated time, s.</summary>
    public double Time => Run.Steps * Plan.TimeStep;

    /// <summary>How a species is loaded and followed, in words.</summary>
    public static string Method(Gpu.Pic.PicSpecies species) =>
        $"{(species.DeltaF ? "δf" : "full f")}, {(species.Start == ParticleStart.Quiet ? "quiet" : "random")}";

    /// <summary>What tracers did, read while the model is there; null when there were none.</summary>
    public PicTracers? Tracers { get; } = Deck.Tracers is { } tracers
        ? PicTracing.ForReport(
            Records, Deck.Driver is null ? [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] : [0.2, 0.3, 0.4],
            PicTracing.Spectrum(Plan, Records, Records.Field.Times >= 2 ? Records.Field.Samples : null, tracers.Start))
        : null;

    /// <summary>What is to be said of tracers.</summary>
    public IReadOnlyList<string> Notices { get; } = Records.Notices;

    /// <summary>Growth of the wave power; null where theory has none, or too little for a run of this length.</summary>
    public PicGrowth? Growth()
    {
        if (Plan.Growth is not { } mode || mode.GrowthRate * Time < FewestFoldings || field is null)
        {
            return null;
        }

        double[] times = Times(field), power = WavePower.MeanSquare(field);
        return new(Plan.Band.Lower / Math.Tau, Plan.Band.Upper / Math.Tau, times, power, GrowthFit.Of(times, power), mode.GrowthRate);
    }

    /// <summary>What a file keeps and a page shows.</summary>
    public PicReportData ForReport()
    {
        PicGrowth? growth = Growth();
        WavePowerHistory? parts = Parts();

        // Nothing but noise runs against driven waves that do not grow; as much of it runs with them.
        double? noise = growth is null && Plan.Setup.Open?.Driver is not null && parts is not null ? Math.Sqrt(2 * parts.RightBackward.Average()) : null;
        PicSetup setup = Setup() with { MeasuredNoise = noise };
        return new()
        {
            Setup = setup,
            WavePower = new(Records.Times, Records.MeanSquareField, parts),
            Spectra = field is { Times: >= 64 } && field.Times * field.TimeStep >= FewestGyrations * Math.Tau / Plan.Mode.Plasma.ElectronGyrofrequency
                ? PicSpectra.Of(field, setup, Plan.Setup.Open is null)
                : null,
            Field = field,
            Energy = Records.Budget,
            Temperatures = Records.Temperatures,
            ChargeResidual = Deck.Species.Any(s => s.DeltaF) ? null : new(Records.Times, [.. Records.Energy.ChargeResiduals]),
            Distributions = Records.DistributionsByTime,
            Growth = growth,
            Tracers = Tracers,
            GrowthSpectrum = growth?.Measured is { } fit ? Rates(fit) : null,
        };
    }

    private PicSetup Setup()
    {
        var setup = Plan.Setup;
        return new()
        {
            Completed = Run.Completed,
            BackgroundField = setup.FieldStrength,
            ElectronDensity = Deck.Plasma.Density,
            Cells = setup.Grid.Cells,
            CellSize = setup.Grid.CellSize,
            Shape = $"order {Deck.Shape}, {DeckWords.Of(Deck.Gather)}",
            Mover = Deck.Pusher == PicPusher.Boris ? "Boris" : "Higuera–Cary",
            Boundaries = setup.Open switch
            {
                null => "periodic",
                { Driver: null } => "open at both ends",
                _ => "driven at the lower end, open at both",
            },
            TimeStep = Plan.TimeStep,
            TimeStepBounds =
            [
                new("Courant limit Δx/c", Plan.Bounds.Courant), new("gyration, 0.3/Ω", Plan.Bounds.Gyration), new("plasma oscillation, 0.4/ω_{p}", Plan.Bounds.Plasma),
            ],
            StepsTaken = Run.Steps,
            StopTime = Deck.StopTime,
            Species = [.. setup.Species.Select(SpeciesForReport)],
            Driver = setup.Open?.Driver is { } driver ? new(driver.SourceAmplitude, driver.Lowest, driver.Highest, Deck.Driver!.Waves) : null,
            CrossingTime = Plan.CrossingTime,
            ExpectedNoise = Plan.Noise is { BandField: > 0 and var expected } ? expected : null,
            Elapsed = Run.Elapsed,
            ParticleStepsPerSecond = Run.ParticleStepsPerSecond,
        };
    }

    /// <summary>A species as pages show it.</summary>
    internal static PicSpecies SpeciesForReport(Gpu.Pic.PicSpecies s)
    {
        (DistributionMoments moments, double energy) = (s.Distribution.Moments, s.Kind.RestEnergy);
        return new(s.Name, s.Density, moments.ParallelTemperature * energy, moments.PerpendicularTemperature * energy, s.ParticlesPerCell, Method(s));
    }

    // In pieces of a twentieth of the run, but long enough to tell frequencies of the band apart.
    private WavePowerHistory? Parts()
    {
        if (field is not { Points: >= 2 })
        {
            return null;
        }

        double run = field.Times * field.TimeStep, segment = Math.Max(Math.Max(run / 20, ShortestPiece / Deck.Plasma.Gyrofrequency), 8.5 * field.TimeStep);
        return segment > run / 2
            ? null
            : WavePowerHistory.Of(
                field, segment, Plan.Band.Lower, Plan.Band.Upper, inSpace: Plan.Setup.Open is null ? SpectralWindow.Rectangular : SpectralWindow.Hann);
    }

    private static double[] Times(FieldSamples field) => [.. Enumerable.Range(0, field.Times).Select(i => field.StartTime + (i * field.TimeStep))];

    // Both directions together, in groups of wave numbers, over the time of the fit to the whole.
    private PicGrowthSpectrum? Rates(GrowthRate fit)
    {
        if (Plan.Setup.Open is not null || field is null)
        {
            return null;
        }

        (double[] k, double[,] power) = WavePower.ByWaveNumber(field);
        double[] times = Times(field);
        (double lowest, double highest) = (Plan.Mode.WaveNumber(Plan.Band.Lower), Plan.Mode.WaveNumber(Plan.Band.Upper));
        int[][] groups = [.. Enumerable.Range(0, k.Length).Where(i => k[i] >= lowest && k[i] <= highest).Chunk(ModesOfARate).Where(g => g.Length == ModesOfARate)];
        GrowthRate[] rates = [.. groups.Select(group => GrowthRate.Of(
            times, [.. Enumerable.Range(0, times.Length).Select(t => group.Sum(i => power[t, i] + power[t, k.Length - i - (k.Length % 2 == 0 ? 0 : 1)]))], fit.From, fit.To))];
        LinearMode[] theory = [.. Theory(lowest, highest)];
        return rates.Length == 0 ? null : new(
            [.. groups.Select(g => g.Average(i => k[i]))], [.. rates.Select(r => r.Rate)], [.. rates.Select(r => r.StandardError)],
            [.. theory.Select(m => m.WaveNumber)], [.. theory.Select(m => m.GrowthRate)]);
    }

    private IEnumerable<LinearMode> Theory(double lowest, double highest)
    {
        const int Points = 60;
        ParallelDispersion dispersion = Plan.Theory();
        for (int i = 0; i <= Points; i++)
        {
            LinearMode? mode = null;
            try
            {
                mode = dispersion.Mode(lowest + ((highest - lowest) * i / Points));
            }
            catch (InvalidInputException)
            {
                // No mode at this wave number: the curve has a gap there.
            }

            if (mode is { } found)
            {
                yield return found;
            }
        }
    }
}
