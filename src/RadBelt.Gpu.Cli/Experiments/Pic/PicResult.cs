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
/// <param name="Completed">Whether the stop time was reached.</param>
/// <param name="StepsTaken">Steps.</param>
/// <param name="Elapsed">Wall time, s.</param>
/// <param name="Particles">Macro-particles at the end.</param>
internal sealed record PicResult(
    PicDeck Deck, PicPlan Plan, PicRecords Records, string DeviceDescription, bool Completed, long StepsTaken, double Elapsed, long Particles)
{
    // Growth is looked at where theory has this many e-foldings of the amplitude at least, while it rises from a sixth to a third of its largest: above
    // the noise, below saturation.
    private const double FewestFoldings = 2, LowerPart = 1.0 / 6, UpperPart = 1.0 / 3;

    // Gyroperiods a run has for spectra: a quarter of it then tells a few frequencies below f_ce apart.
    private const double FewestGyrations = 4;

    // Gyroperiods in which waves running to and fro are told apart.
    private const double ShortestPiece = 20;

    // Wave numbers that share a rate: single ones scatter with their phases.
    private const int ModesOfARate = 3;

    private readonly FieldSamples? field = Records.Field.Times >= 2 ? Records.Field.Samples : null;

    /// <summary>Simulated time, s.</summary>
    public double Time => StepsTaken * Plan.TimeStep;

    /// <summary>Macro-particle steps a second.</summary>
    public double ParticleStepsPerSecond => Elapsed > 0 ? Particles * (double)StepsTaken / Elapsed : 0;

    /// <summary>How a species is loaded and followed, in words.</summary>
    public static string Method(Gpu.Pic.PicSpecies species) =>
        $"{(species.DeltaF ? "δf" : "full f")}, {(species.Start == ParticleStart.Quiet ? "quiet" : "random")}";

    /// <summary>What tracers did, read while the model is there; null when there were none.</summary>
    public PicTracers? Tracers { get; } = PicTracing.ForReport(
        Deck, Plan, Records, Records.Field.Times >= 2 ? Records.Field.Samples : null);

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
        return new(Plan.Band.Lower / Math.Tau, Plan.Band.Upper / Math.Tau, times, power, Fit(times, power), mode.GrowthRate);
    }

    /// <summary>What a file keeps and a page shows.</summary>
    public PicReportData ForReport()
    {
        var energies = Records.Energy.Energies;
        double[] times = [.. energies.Select(e => e.Time)];
        PicGrowth? growth = Growth();
        WavePowerHistory? parts = Parts();

        // Nothing but noise runs against driven waves that do not grow; as much of it runs with them.
        double? noise = growth is null && Plan.Setup.Open?.Driver is not null && parts is not null ? Math.Sqrt(2 * parts.RightBackward.Average()) : null;
        PicSetup setup = Setup() with { MeasuredNoise = noise };
        return new()
        {
            Setup = setup,
            WavePower = new(times, [.. energies.Select(e => e.WaveField * e.WaveField)], parts),
            Spectra = field is { Times: >= 64 } && field.Times * field.TimeStep >= FewestGyrations * Math.Tau / Plan.Mode.Plasma.ElectronGyrofrequency
                ? PicSpectra.Of(field, setup, Plan.Setup.Open is null)
                : null,
            Field = field,
            Energy = new(
                times, Rows(energies.Select(e => e.Kinetic)), [.. energies.Select(e => e.Electric)], [.. energies.Select(e => e.Magnetic)],
                [.. energies.Select(e => e.Driven + e.Exchanged - e.Absorbed)]),
            Temperatures = new(
                [.. Records.Species.Times],
                [.. Records.Species.Moments.Select(s => s.Select(m => m.ParallelTemperature).ToArray())],
                [.. Records.Species.Moments.Select(s => s.Select(m => m.PerpendicularTemperature).ToArray())]),
            ChargeResidual = Deck.Species.Any(s => s.DeltaF) ? null : new(times, [.. Records.Energy.ChargeResiduals]),
            Distributions = [.. (Records.Distributions?.Distributions ?? []).OrderBy(d => d.Species).ThenBy(d => d.Time).Select(d =>
                new PicDistribution(d.Species, d.Time, [.. d.Parallel], [.. d.Perpendicular], d.Density))],
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
            Completed = Completed,
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
            StepsTaken = StepsTaken,
            StopTime = Deck.StopTime,
            Species = [.. setup.Species.Select(Species)],
            Driver = setup.Open?.Driver is { } driver ? new(driver.SourceAmplitude, driver.Lowest, driver.Highest, Deck.Driver!.Waves) : null,
            CrossingTime = Plan.CrossingTime,
            ExpectedNoise = Plan.Noise is { BandField: > 0 and var expected } ? expected : null,
            Elapsed = Elapsed,
            ParticleStepsPerSecond = ParticleStepsPerSecond,
        };
    }

    private static PicSpecies Species(Gpu.Pic.PicSpecies s)
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

    private static GrowthRate? Fit(double[] times, double[] power)
    {
        double largest = power.Max();
        int end = Array.FindIndex(power, p => p >= UpperPart * UpperPart * largest);
        int start = end < 0 ? -1 : Array.FindLastIndex(power, end, p => p <= LowerPart * LowerPart * largest);
        return start >= 0 && end - start >= 3 ? GrowthRate.Of(times, power, times[start], times[end]) : null;
    }

    private static double[] Times(FieldSamples field) => [.. Enumerable.Range(0, field.Times).Select(i => field.StartTime + (i * field.TimeStep))];

    private static double[][] Rows(IEnumerable<IReadOnlyList<double>> columns)
    {
        IReadOnlyList<double>[] all = [.. columns];
        return all.Length == 0 ? [] : [.. Enumerable.Range(0, all[0].Count).Select(s => all.Select(k => k[s]).ToArray())];
    }

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
