using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What a <c>diffusion</c> deck asks for: its waves, its plasmas, and one table of any of them.</summary>
internal sealed class DiffusionPlan
{
    // What lifetimes ask of a table.
    private const double LeastLastAngle = 80 * Units.Degree;

    private readonly DiffusionDeck deck;

    /// <summary>The plan of a deck.</summary>
    /// <exception cref="InvalidInputException">Its waves do not exist in its plasma, or its field lines end below the loss cone's altitude.</exception>
    public DiffusionPlan(DiffusionDeck deck)
    {
        this.deck = deck;
        Settings = deck.Settings();
        Waves = [.. deck.Waves.Select(section => section.ToModel(deck.Plasma.Units.Gyrofrequency))];
        Setup = SetupOf(deck);
        RequireBands();
        RequireLossCone();
    }

    /// <summary>What is asked for, in numbers.</summary>
    public DiffusionSetup Setup { get; }

    /// <summary>The wave models.</summary>
    public IReadOnlyList<WaveModel> Waves { get; }

    /// <summary>How coefficients are computed.</summary>
    public DiffusionSettings Settings { get; }

    /// <summary>Energies of the tables that estimates start from, J; empty without estimates.</summary>
    public double[] SourceEnergies => deck.Estimate is null ? [] : EstimateEnergies.Of(Setup, Scalings);

    /// <summary>Methods of the estimates.</summary>
    public IReadOnlyList<DensityRatioScaling> Scalings => deck.Estimate is null ? [] : [.. deck.Estimate.Methods.Select(DiffusionChoices.Of)];

    /// <summary>The plasma on a field line.</summary>
    /// <param name="shell">Index of the field line.</param>
    /// <param name="ratio">R at its equator; null for that of the density given.</param>
    public FieldLinePlasma Plasma(int shell, double? ratio) => deck.Plasma.OnLine(deck.Plasma.LShells.Values[shell], ratio);

    /// <summary>R of a density; null where the plasma has a density of its own.</summary>
    public double? Ratio(int density) => deck.Plasma.Ratios?.Values[density];

    /// <summary>The coefficients of some waves in a plasma; tells the part that is done.</summary>
    public DiffusionTable Table(
        Device device, FieldLinePlasma plasma, WaveModel waves, IReadOnlyList<double> energies, IReadOnlyList<double> pitchAngles, Action<double>? progress = null, CancellationToken cancellation = default) =>
        deck.Local is { } local
            ? DiffusionCoefficients.Local(device, Spectrum(plasma, waves, local), Setup.Species, energies, pitchAngles, Settings, cancellation)
            : DiffusionCoefficients.BounceAveraged(device, plasma, waves, Setup.Species, energies, pitchAngles, Settings, progress, cancellation);

    /// <summary>The lifetime at each energy of a table, s; null where the deck does not ask for any.</summary>
    public double[]? Lifetimes(DiffusionTable table, int shell) => deck.Lifetimes
        ? [.. RadBelt.Gpu.Diffusion.Lifetimes.Of(table, Setup.Shells[shell].LossCone).Select(lifetime => lifetime.Seconds)]
        : null;

    private static ObliqueSpectrum Spectrum(FieldLinePlasma plasma, WaveModel waves, LocalSection local)
    {
        bool inside = local.Latitude >= waves.LowestLatitude && local.Latitude <= waves.HighestLatitude;
        LocalWaves here = waves.At(plasma, Math.Clamp(local.Latitude, waves.LowestLatitude, waves.HighestLatitude));
        return new(plasma.At(local.Latitude), waves.Branch, here.Shape, here.WaveNormals, inside ? here.RmsAmplitude : 0, local.Directions);
    }

    // Before anything is integrated, so that a run that cannot be leaves nothing behind.
    private void RequireBands()
    {
        for (int shell = 0; shell < Setup.Shells.Count; shell++)
        {
            double?[] ratios = [.. Enumerable.Range(0, Setup.Densities).Select(Ratio), .. deck.Sectors.Select(s => s.Ratio).Where(r => r is not null)];
            foreach (FieldLinePlasma plasma in ratios.Append(deck.Estimate?.FromRatio ?? Ratio(0)).Distinct().Select(ratio => Plasma(shell, ratio)))
            {
                foreach (WaveModel model in Waves)
                {
                    double[] latitudes = deck.Local is { } local ? [Math.Clamp(local.Latitude, model.LowestLatitude, model.HighestLatitude)] : [model.LowestLatitude, model.HighestLatitude];
                    foreach (double latitude in latitudes)
                    {
                        LocalWaves waves = model.At(plasma, latitude);
                        RequireBand(plasma, model, latitude, waves);
                    }
                }
            }
        }
    }

    private void RequireBand(FieldLinePlasma plasma, WaveModel model, double latitude, LocalWaves waves)
    {
        try
        {
            Settings.Dispersion.RequireBand(
                plasma.At(latitude), model.Branch, waves.Shape.Lower, waves.Shape.Upper, waves.WaveNormals.Minimum, waves.WaveNormals.Maximum);
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"waves {model.Name} at L = {plasma.Line.LShell:G4}, f_pe/f_ce = {plasma.At(0).FrequencyRatio:G4}, latitude {latitude / Units.Degree:G4}°: {e.Message}"));
        }
    }

    private void RequireLossCone()
    {
        double[] angles = Setup.PitchAngles;
        foreach (DiffusionShell shell in Setup.Shells.Where(_ => deck.Lifetimes))
        {
            if (angles[0] > shell.LossCone || !angles.Any(α => α >= LeastLastAngle && α < Math.PI / 2))
            {
                throw new InvalidInputException(FormattableString.Invariant(
                    $"lifetimes: pitch angles from {angles[0] / Units.Degree:G4}° to {angles[^1] / Units.Degree:G4}° do not cover those outside the loss cone of L = {shell.L:G4}; begin at {shell.LossCone / Units.Degree:F2}° or below and have one from 80° to under 90°"));
            }
        }
    }

    private DiffusionSetup SetupOf(DiffusionDeck deck) => new()
    {
        Species = deck.Particle.Species(),
        Energies = [.. deck.Energies.Values],
        PitchAngles = [.. deck.PitchAngles.Values],
        Waves = [.. Waves.Zip(deck.Waves, (model, section) => new DiffusionWaves(
            section.Label, model.Source, model.Branch.Name, model.LowestLatitude, model.HighestLatitude))],
        Shells = [.. deck.Plasma.LShells.Values.Select(Shell)],
        Ratios = deck.Plasma.Ratios is { } ratios ? [.. ratios.Values] : null,
        Latitude = deck.Local?.Latitude,
        Directions = DeckWords.Of(deck.Local?.Directions ?? WaveDirections.Both),
        Dispersion = Settings.Dispersion.Name,
        Harmonics = deck.Harmonics is [var lowest, var highest] ? FormattableString.Invariant($"{lowest} … {highest}") : "as many as it takes",
        Tolerance = deck.Tolerance,
        LossConeAltitude = deck.LossConeAltitude,
        EstimateFrom = deck.Estimate?.FromRatio,
        EstimateMethods = [.. Scalings.Select(scaling => scaling.Name)],
        Sectors = [.. deck.Sectors.Select(SectorInWords)],
    };

    private DiffusionShell Shell(double lShell)
    {
        double?[] ratios = deck.Plasma.Ratios is { } given ? [.. given.Values.Select(r => (double?)r)] : [null];
        DipoleFieldLine line = deck.Plasma.OnLine(lShell, ratios[0]).Line;
        return new(
            lShell, line.EquatorialField, line.LossCone(deck.LossConeAltitude), [.. ratios.Select(r => deck.Plasma.OnLine(lShell, r).At(0).FrequencyRatio)]);
    }

    private string SectorInWords(DriftSectorSection sector) => FormattableString.Invariant(
        $"{sector.Fraction:G6} of the orbit: {sector.Waves}{(sector.Ratio is { } ratio ? FormattableString.Invariant($", f_pe/f_ce = {ratio:G6}") : "")}");
}
