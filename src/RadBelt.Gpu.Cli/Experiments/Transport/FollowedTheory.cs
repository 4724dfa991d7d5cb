using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Quasilinear theory of a <c>transport</c> deck's broadband waves, and electrons that follow it by stochastic differential equations.</summary>
internal sealed class FollowedTheory
{
    private readonly TransportDeck deck;
    private readonly (double Scale, DiffusionField Field, StochasticSettings Settings)[] factors;

    /// <summary>Computes the coefficients.</summary>
    /// <exception cref="InvalidInputException">There are no such waves in this plasma, or the deck's step of the electrons is too long: the message gives the bound.</exception>
    public FollowedTheory(TransportDeck deck, BroadbandEquivalent waves)
    {
        var watch = Stopwatch.StartNew();
        this.deck = deck;
        var theory = new QuasilinearTransport(deck, waves);
        Curves = theory.Curves();
        DiffusionTable table = theory.Table();
        factors = [.. deck.Theory.Scales.Select(scale => Factor(theory.Field(table, scale), scale, theory.EnergyRange))];
        Elapsed = watch.Elapsed.TotalSeconds;
    }

    /// <summary>The coefficients against pitch angle.</summary>
    public TransportTheory Curves { get; }

    /// <summary>How many electrons an ensemble has that follow theory.</summary>
    public static long CountOf(TransportDeck deck, TransportEnsemble ensemble) => deck.Theory.Count ?? ensemble.Count;

    /// <summary>Wall time of coefficients and electrons, s, that of runs included which this one goes on from.</summary>
    public double Elapsed { get; private set; }

    /// <summary>
    /// The electrons of every ensemble, or as large a part of them as <paramref name="part"/> is of those in the fields, factor by factor; those of factors that are whole
    /// where it is ended early. Every finished ensemble is a part of the run that is saved.
    /// </summary>
    public IReadOnlyList<StochasticTransport> Follow(Device device, ItemRange? part, PartwiseCheckpoints checkpoints, CancellationToken cancellation)
    {
        var followed = new List<StochasticTransport>();
        try
        {
            foreach (var (scale, field, settings) in factors)
                followed.Add(new(scale, [.. deck.Ensembles.All.Select((ensemble, i) => Follow(device, field, new(deck, ensemble, Members(i, part)), settings, checkpoints, cancellation))]));
        }
        catch (OperationCanceledException)
        {
            // Factors that are whole are kept.
        }

        return followed;
    }

    private StochasticEnsemble Follow(
        Device device, DiffusionField field, FollowedEnsemble electrons, StochasticSettings settings, PartwiseCheckpoints checkpoints, CancellationToken cancellation)
    {
        checkpoints.Take(electrons, () => electrons.Follow(device, field, settings, cancellation), cancellation);
        Elapsed += electrons.Elapsed;
        return electrons.Outcome;
    }

    private (double Scale, DiffusionField Field, StochasticSettings Settings) Factor(DiffusionField field, double scale, (double Lowest, double Highest) energies)
    {
        var settings = new StochasticSettings(deck.StopTime, energies.Lowest, energies.Highest) { LossCone = deck.LossCone, Seed = deck.Seed };
        return (scale, field, settings with { TimeStep = StochasticSteps.Of(field, settings, deck.Theory.TimeStep, "theory.time_step") });
    }

    // Which electrons of an ensemble a shard has: from the same place in the row of all as of those in the fields.
    private ItemRange Members(int ensemble, ItemRange? part)
    {
        IReadOnlyList<TransportEnsemble> ensembles = deck.Ensembles.All;
        long before = ensembles.Take(ensemble).Sum(e => CountOf(deck, e)), count = CountOf(deck, ensembles[ensemble]);
        if (part is not { } some)
            return new(0, count);
        Int128 all = ensembles.Sum(e => CountOf(deck, e)), followed = ensembles.Sum(e => e.Count);
        long first = (long)(all * some.First / followed), end = (long)(all * some.End / followed);
        ItemRange here = new ItemRange(first, end - first).Within(new(before, count));
        return here with { First = here.First - before };
    }
}
