using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Quasilinear theory of a <c>transport</c> deck's broadband waves, and electrons that follow it by stochastic differential equations.</summary>
internal sealed class FollowedTheory
{
    // Of the electrons, for the errors of their fits.
    private const int Parts = 20;

    private readonly TransportDeck deck;
    private readonly (double Scale, DiffusionField Field, StochasticSettings Settings)[] factors;

    /// <summary>Computes the coefficients.</summary>
    /// <exception cref="InvalidInputException">There are no such waves in this plasma, or the deck's step of the electrons is too long: the message gives the bound.</exception>
    public FollowedTheory(TransportDeck deck, BroadbandEquivalent waves)
    {
        this.deck = deck;
        var theory = new QuasilinearTransport(deck, waves);
        Curves = theory.Curves();
        DiffusionTable table = theory.Table();
        factors = [.. deck.Theory.Scales.Select(scale => Factor(theory.Field(table, scale), scale, theory.EnergyRange))];
    }

    /// <summary>The coefficients against pitch angle.</summary>
    public TransportTheory Curves { get; }

    /// <summary>The electrons of every ensemble, factor by factor; those of factors that are whole where it is ended early.</summary>
    public IReadOnlyList<StochasticTransport> Follow(Device device, CancellationToken cancellation)
    {
        var followed = new List<StochasticTransport>();
        try
        {
            foreach (var (scale, field, settings) in factors)
                followed.Add(new(scale, [.. deck.Ensembles.All.Select(ensemble => Follow(device, field, ensemble, settings, cancellation))]));
        }
        catch (OperationCanceledException)
        {
            // Factors that are whole are kept.
        }

        return followed;
    }

    private (double Scale, DiffusionField Field, StochasticSettings Settings) Factor(DiffusionField field, double scale, (double Lowest, double Highest) energies)
    {
        var settings = new StochasticSettings(deck.StopTime, energies.Lowest, energies.Highest) { LossCone = deck.LossCone, Seed = deck.Seed };
        return (scale, field, settings with { TimeStep = StochasticSteps.Of(field, settings, deck.Theory.TimeStep, "theory.time_step") });
    }

    // Kept every bounce period, as the measured ones are, and at the snapshots.
    private StochasticEnsemble Follow(Device device, DiffusionField field, TransportEnsemble ensemble, StochasticSettings settings, CancellationToken cancellation)
    {
        double period = deck.Line.BouncePeriod(Species.Electron.Speed(ensemble.Energy), ensemble.EquatorialPitchAngle);
        double[] bounces = [.. Enumerable.Range(0, 1 + (int)(deck.StopTime / period)).Select(n => n * period).Where(t => t >= deck.FitFrom * period * (1 - 1e-9))];
        double[] times = [.. bounces.Concat(deck.SnapshotTimes).Distinct().Order()];
        StochasticSnapshot[] all = [.. StochasticElectrons.Run(
            device, field, ensemble.Energy, ensemble.EquatorialPitchAngle, deck.Theory.Count ?? ensemble.Count, times, settings, cancellation)];
        StochasticSnapshot[] fitted = [.. all.Where(snapshot => bounces.Contains(snapshot.Time))];
        return new(
            [.. all.Where(snapshot => deck.SnapshotTimes.Contains(snapshot.Time)).Select(snapshot => new TransportSnapshot(snapshot.Time, snapshot.Energies, snapshot.PitchAngles))],
            Fit(bounces, [.. fitted.Select(snapshot => snapshot.Energies)]),
            Fit(bounces, [.. fitted.Select(snapshot => snapshot.PitchAngles)]));
    }

    private static TransportFit Fit(double[] times, double[][] values)
    {
        return TransportFit.Of(times, Line(0, 1), [.. Enumerable.Range(0, Parts).Select(part => Line(part, Parts))]);

        MomentLine Line(int first, int stride)
        {
            SampleMoments[] moments = [.. values.Select(at => SampleMoments.Of([.. at.Where((_, i) => i % stride == first)]))];
            return new([.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Variance)]);
        }
    }
}
