using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Electrons of an ensemble that follow theory: kept every bounce period, as the measured ones are, and at the snapshots.</summary>
internal sealed class FollowedEnsemble : ICheckpointed
{
    private readonly TransportDeck deck;
    private readonly TransportEnsemble ensemble;
    private readonly ItemRange members;
    private List<EnsembleSums> sums;
    private List<TransportSnapshot> snapshots = [];

    /// <summary>An ensemble, nothing kept yet.</summary>
    /// <param name="deck">The deck.</param>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="members">Which of its electrons.</param>
    /// <exception cref="InvalidInputException">They are more than one process can hold.</exception>
    public FollowedEnsemble(TransportDeck deck, TransportEnsemble ensemble, ItemRange members)
    {
        if (members.Count > Array.MaxLength)
        {
            throw new InvalidInputException(
                $"theory.count: {members.Count:N0} electrons of an ensemble are more than one process can hold, {Array.MaxLength:N0}; cut the run into shards");
        }

        (this.deck, this.ensemble, this.members) = (deck, ensemble, members);
        double period = deck.Line.BouncePeriod(Species.Electron.Speed(ensemble.Energy), ensemble.EquatorialPitchAngle);
        double[] bounces = [.. Enumerable.Range(0, 1 + (int)(deck.StopTime / period)).Select(n => n * period).Where(t => t >= deck.FitFrom * period * (1 - 1e-9))];
        sums = [.. bounces.Select(time => new EnsembleSums(time, ensemble.Energy, ensemble.EquatorialPitchAngle, FollowedTheory.CountOf(deck, ensemble)))];
    }

    /// <summary>Wall time, s.</summary>
    public double Elapsed { get; private set; }

    /// <summary>What came of them.</summary>
    public StochasticEnsemble Outcome
    {
        get
        {
            var (_, energy, pitchAngle) = EnsembleSums.Finish(sums, 0);
            return new(snapshots, energy, pitchAngle) { Sums = sums };
        }
    }

    /// <summary>Follows them to the end.</summary>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public void Follow(Device device, DiffusionField field, StochasticSettings settings, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        double[] times = [.. sums.Select(at => at.Time).Concat(deck.SnapshotTimes).Distinct().Order()];
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

        Elapsed = watch.Elapsed.TotalSeconds;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        EnsembleState.Save(writer, sums, snapshots);
        writer.Write<double>("elapsed", [Elapsed]);
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        (sums, snapshots) = EnsembleState.Restore(reader, ensemble, FollowedTheory.CountOf(deck, ensemble));
        Elapsed = reader.Read<double>("elapsed")[0];
    }

    private void Keep(double time, double[] α, double[] e)
    {
        sums.FirstOrDefault(at => at.Time == time)?.Add(members.First, e, α);
        if (!deck.SnapshotTimes.Contains(time))
            return;
        int[] left = [.. Enumerable.Range(0, α.Length).Where(i => α[i] >= 0)];
        snapshots.Add(new(time, [.. left.Select(i => e[i])], [.. left.Select(i => α[i])]) { Numbers = [.. left.Select(i => members.First + i)] });
    }
}
