using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.LinearTheory;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What follows from a <c>pic</c> deck before anything runs.</summary>
internal sealed class PicPlan
{
    /// <summary>Whistlers that instabilities and noise are looked for among, in f_ce, where there is no driver to say so.</summary>
    private const double LowestFrequency = 0.05, HighestFrequency = 0.8;

    /// <summary>Macro-particles of the run that speed is measured with.</summary>
    internal const int MeasuredParticles = 100_000;

    private const int MeasuredSteps = 16;

    /// <summary>Time that is measured for, s.</summary>
    private const double MeasuredSeconds = 1.2;

    /// <summary>Mean velocities below this part of c are rounding.</summary>
    private const double LeastDrift = 1e-9;

    private readonly PicDeck deck;
    private readonly Lazy<LinearMode?> growth;
    private readonly Lazy<NoiseFloor?> noise, fullNoise;

    public PicPlan(PicDeck deck)
    {
        this.deck = deck;
        Setup = PicSetups.Of(deck);
        Bounds = TimeStepBounds.Of(Setup);
        double longest = deck.TimeStep ?? Math.Min(Bounds.Recommended, deck.StopTime);
        Steps = (long)Math.Ceiling(deck.StopTime / longest * (1 - 1e-12));
        TimeStep = deck.StopTime / Steps;
        Mode = PicSetups.Mode(deck);
        (growth, noise, fullNoise) = (new(FindGrowth), new(() => FindNoise(s => s.DeltaF ? 0 : 1)), new(() => FindNoise(_ => 1)));
    }

    /// <summary>The setup.</summary>
    public PicSetup Setup { get; }

    /// <summary>Bounds on the step.</summary>
    public TimeStepBounds Bounds { get; }

    /// <summary>The step, s.</summary>
    public double TimeStep { get; }

    /// <summary>Steps in all.</summary>
    public long Steps { get; }

    /// <summary>Cold whistlers.</summary>
    public RMode Mode { get; }

    /// <summary>Macro-particles at the start.</summary>
    public long Particles => Setup.Species.Sum(s => (long)s.ParticlesPerCell) * Setup.Grid.Cells;

    /// <summary>Cells of each sample of the field.</summary>
    public int FieldStride => deck.Outputs.FieldStride
        ?? Math.Max(1, (int)(0.5 * PhysicalConstants.SpeedOfLight / Mode.Plasma.ElectronPlasmaFrequency / Setup.Grid.CellSize));

    /// <summary>Time between samples of the field, s.</summary>
    public double FieldInterval => deck.Outputs.FieldInterval ?? 0.25 / deck.Plasma.Gyrofrequency;

    /// <summary>The band of interest, rad s⁻¹: the driver's, or where whistlers grow.</summary>
    public (double Lower, double Upper) Band => Setup.Open?.Driver is { } driver
        ? (Math.Tau * driver.Lowest, Math.Tau * driver.Highest)
        : Widest;

    /// <summary>Where whistlers may be, rad s⁻¹.</summary>
    public (double Lower, double Upper) Widest => (LowestFrequency * Mode.Plasma.ElectronGyrofrequency, HighestFrequency * Mode.Plasma.ElectronGyrofrequency);

    /// <summary>Time in which the middle of the driver's band crosses the domain between the layers, s; null without a driver.</summary>
    public double? CrossingTime => Setup.Open is { Driver: not null } open
        ? (Setup.Grid.Length - (2 * open.Layer)) / Mode.GroupSpeed(0.5 * (Band.Lower + Band.Upper))
        : null;

    /// <summary>The fastest growing whistler of linear theory; null when none grows, or the theory does not apply.</summary>
    public LinearMode? Growth => growth.Value;

    /// <summary>Noise to be expected of the macro-particles; null when the estimate does not apply.</summary>
    public NoiseFloor? Noise => noise.Value;

    /// <summary>The same if every species were full f.</summary>
    public NoiseFloor? FullNoise => fullNoise.Value;

    /// <summary>Linear theory of the plasma at the start.</summary>
    /// <exception cref="InvalidInputException">It does not apply.</exception>
    public ParallelDispersion Theory()
    {
        PlasmaComponent[] electrons = [.. Components()];
        return electrons.Any(c => c.Drift != 0)
            ? BiMaxwellianDispersion.RMode(deck.Plasma.B0, electrons)
            : RelativisticDispersion.RMode(deck.Plasma.B0, electrons);
    }

    /// <summary>Measures macro-particle steps a second on a device with a short piece of the run.</summary>
    public double MeasureRate(Device device)
    {
        int cells = (int)Math.Clamp(MeasuredParticles / Setup.Species.Sum(s => (long)s.ParticlesPerCell), PicGrid.FewestCells, Setup.Grid.Cells);
        PicSetup piece = Setup with { Grid = new PicGrid(cells, Setup.Grid.CellSize), Open = null, FieldProfile = null, NeutralisingBackground = true };
        using PicModel model = PicModels.Create(device, new(deck.Shape, deck.Gather, deck.Pusher), piece);
        return MeasureRate(model, TimeStep);
    }

    /// <summary>Measures macro-particle steps a second of a model that has not begun.</summary>
    internal static double MeasureRate(PicModel model, double timeStep)
    {
        model.Begin(timeStep);

        // Code gets faster while it is compiled in the background: the best of several stretches counts.
        double best = 0;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < MeasuredSeconds;)
        {
            long start = Stopwatch.GetTimestamp();
            model.Advance(MeasuredSteps);
            best = Math.Max(best, MeasuredSteps * model.ParticleCount / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    // Electrons alone: ions do not move within a gyration of electrons.
    private IEnumerable<PlasmaComponent> Components() => Setup.Species.Where(s => s.Kind.Charge < 0).Select(Component);

    private static PlasmaComponent Component(PicSpecies species)
    {
        (var moments, double energy) = (species.Distribution.Moments, species.Kind.RestEnergy);
        return new(
            species.Kind, species.Density, moments.ParallelTemperature * energy, moments.PerpendicularTemperature * energy,
            Math.Abs(moments.MeanVelocity) < LeastDrift ? 0 : moments.MeanVelocity * PhysicalConstants.SpeedOfLight);
    }

    private LinearMode? FindGrowth()
    {
        double gyro = Mode.Plasma.ElectronGyrofrequency;
        return OrNull(() => Theory().MostUnstable(Mode.WaveNumber(LowestFrequency * gyro), Mode.WaveNumber(HighestFrequency * gyro)));
    }

    // Until waves leave, or have grown by one e-folding: what is there for an instability to begin with.
    private NoiseFloor? FindNoise(Func<PicSpecies, double> weight)
    {
        double duration = Math.Min(deck.StopTime, Math.Min(CrossingTime ?? double.PositiveInfinity, 1 / Growth?.GrowthRate ?? double.PositiveInfinity));
        return OrNull(() => NoiseFloor.Estimate(
            Setup.Species.Where(s => s.Kind.Charge < 0).Select(s => new NoiseSource(Component(s), s.ParticlesPerCell, weight(s))),
            deck.Plasma.B0, Setup.Grid.CellSize, Band.Lower, Band.Upper, duration));
    }

    private static T? OrNull<T>(Func<T?> find)
    {
        try
        {
            return find();
        }
        catch (InvalidInputException)
        {
            return default;
        }
    }
}
