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
        this.deck = deck;
        var theory = new QuasilinearTransport(deck, waves);
        Curves = theory.Curves();
        DiffusionTable table = theory.Table();
        factors = [.. deck.Theory.Scales.Select(scale => Factor(theory.Field(table, scale), scale, theory.EnergyRange))];
    }

    /// <summary>The coefficients against pitch angle.</summary>
    public TransportTheory Curves { get; }

    /// <summary>How many electrons an ensemble has that follow theory.</summary>
    public static long CountOf(TransportDeck deck, TransportEnsemble ensemble) => deck.Theory.Count ?? ensemble.Count;

    /// <summary>The electrons of every ensemble, or as large a part of them as <paramref name="part"/> is of those in the fields, factor by factor; those of factors that are whole where it is ended early.</summary>
    public IReadOnlyList<StochasticTransport> Follow(Device device, ItemRange? part, CancellationToken cancellation)
    {
        var followed = new List<StochasticTransport>();
        try
        {
            foreach (var (scale, field, settings) in factors)
                followed.Add(new(scale, [.. deck.Ensembles.All.Select((ensemble, i) => Follow(device, field, ensemble, Members(i, part), settings, cancellation))]));
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

    // Kept every bounce period, as the measured ones are, and at the snapshots.
    private StochasticEnsemble Follow(
        Device device, DiffusionField field, TransportEnsemble ensemble, ItemRange members, StochasticSettings settings, CancellationToken cancellation)
    {
        double period = deck.Line.BouncePeriod(Species.Electron.Speed(ensemble.Energy), ensemble.EquatorialPitchAngle);
        double[] bounces = [.. Enumerable.Range(0, 1 + (int)(deck.StopTime / period)).Select(n => n * period).Where(t => t >= deck.FitFrom * period * (1 - 1e-9))];
        double[] times = [.. bounces.Concat(deck.SnapshotTimes).Distinct().Order()];
        EnsembleSums[] sums = [.. bounces.Select(time => new EnsembleSums(time, ensemble.Energy, ensemble.EquatorialPitchAngle, CountOf(deck, ensemble)))];
        var snapshots = new List<TransportSnapshot>();
        if (members.Count > Array.MaxLength)
        {
            throw new InvalidInputException(
                $"theory.count: {members.Count:N0} electrons of an ensemble are more than one process can hold, {Array.MaxLength:N0}; cut the run into shards");
        }

        if (members.Count > 0)
        {
            double[] energies = new double[members.Count], angles = new double[members.Count];
            Array.Fill(energies, ensemble.Energy);
            Array.Fill(angles, ensemble.EquatorialPitchAngle);
            StochasticElectrons.Follow(device, field, energies, angles, members.First, times, settings, Keep, cancellation);
        }
        else
        {
            snapshots.AddRange(times.Where(deck.SnapshotTimes.Contains).Select(time => new TransportSnapshot(time, [], []) { Numbers = [] }));
        }

        var (_, energy, pitchAngle) = EnsembleSums.Finish(sums, 0);
        return new(snapshots, energy, pitchAngle) { Sums = sums };

        void Keep(double time, double[] α, double[] e)
        {
            sums.FirstOrDefault(at => at.Time == time)?.Add(members.First, e, α);
            if (!deck.SnapshotTimes.Contains(time))
                return;
            int[] left = [.. Enumerable.Range(0, α.Length).Where(i => α[i] >= 0)];
            snapshots.Add(new(time, [.. left.Select(i => e[i])], [.. left.Select(i => α[i])]) { Numbers = [.. left.Select(i => members.First + i)] });
        }
    }
}
