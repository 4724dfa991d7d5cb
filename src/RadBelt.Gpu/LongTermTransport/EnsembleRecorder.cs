using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>Moments of an ensemble every bounce period, of all of it and of parts for the errors, and its snapshots.</summary>
internal sealed class EnsembleRecorder : ICheckpointed
{
    private const int Block = 1 << 18;
    private readonly TransportEnsemble ensemble;
    private readonly ItemRange here;
    private readonly long first, steps;
    private readonly double step, period;
    private readonly double[] energies, pitchAngles;
    private readonly long[] snapshotSteps;
    private readonly int trajectories;
    private List<EnsembleSums> moments = [];
    private List<TransportSnapshot> snapshots = [];
    private long? lost;

    /// <summary>A recorder; nothing is recorded yet.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="first">Number of its first electron here, on the device.</param>
    /// <param name="here">Which of its electrons are here.</param>
    /// <param name="line">Field line.</param>
    /// <param name="plan">Steps.</param>
    /// <param name="settings">What is kept.</param>
    /// <exception cref="InvalidInputException">Snapshots of so many electrons do not fit the memory of a program.</exception>
    public EnsembleRecorder(TransportEnsemble ensemble, long first, ItemRange here, ParabolicFieldLine line, TransportPlan plan, TransportSettings settings)
    {
        (this.ensemble, this.first, this.here, steps, step) = (ensemble, first, here, plan.Steps, plan.TimeStep);
        period = line.BouncePeriod(Species.Electron.Speed(ensemble.Energy), ensemble.EquatorialPitchAngle);
        (energies, pitchAngles) = (new double[Math.Min(here.Count, Block)], new double[Math.Min(here.Count, Block)]);
        trajectories = settings.Trajectories;
        snapshotSteps = [.. settings.SnapshotTimes.Select(t => Math.Min((long)Math.Round(t / step), steps)).Order()];
        if (snapshotSteps.Length > 0 && here.Count > Array.MaxLength)
        {
            throw new InvalidInputException(
                $"snapshot times: a snapshot of {here.Count:N0} electrons of an ensemble is more than one process can hold, {Array.MaxLength:N0}; cut the run into shards, or ask for no snapshots");
        }
    }

    /// <summary>The next step at whose beginning there is something to record.</summary>
    public long Next => Math.Min(NextMoments, NextSnapshot);

    private long NextMoments => (long)Math.Round(moments.Count * period / step);

    private long NextSnapshot => snapshots.Count < snapshotSteps.Length ? snapshotSteps[snapshots.Count] : long.MaxValue;

    /// <summary>Records what is due as step <paramref name="now"/> begins.</summary>
    public void Record(TransportElectrons electrons, long now)
    {
        if (now < Next)
        {
            return;
        }

        EnsembleSums? sums = now == NextMoments ? new(now * step, ensemble.Energy, ensemble.EquatorialPitchAngle, ensemble.Count) : null;
        TransportSnapshot? kept = now == NextSnapshot ? NewSnapshot(now * step) : null;
        for (long member = 0; member < here.Count; member += Block)
        {
            int n = (int)Math.Min(Block, here.Count - member);
            Span<double> e = energies.AsSpan(0, n), α = pitchAngles.AsSpan(0, n);
            electrons.Measure(first + member, e, α);
            sums?.Add(here.First + member, e, α);
            if (kept is not null)
            {
                e.CopyTo(kept.Energies.AsSpan((int)member));
                α.CopyTo(kept.PitchAngles.AsSpan((int)member));
            }
        }

        if (sums is not null)
        {
            moments.Add(sums);
        }

        while (now == NextSnapshot)
        {
            snapshots.Add(kept!);
        }
    }

    /// <summary>What has been recorded, when all is; electrons are asked only once.</summary>
    public TransportRecord Finish(TransportElectrons electrons, double fitFrom, IReadOnlyList<TransportTrajectory> trajectories)
    {
        lost ??= Lost(electrons);
        var (each, energy, pitchAngle) = EnsembleSums.Finish(moments, fitFrom);
        return new(ensemble, period, each, energy, pitchAngle, snapshots, trajectories, lost.Value) { Sums = moments, FirstTrajectory = Math.Min(here.First, this.trajectories) };
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        EnsembleState.Save(writer, moments, snapshots);
        writer.Write<long>("lost", lost is { } counted ? [counted] : []);
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        (moments, snapshots) = EnsembleState.Restore(reader, ensemble, ensemble.Count);
        lost = reader.Read<long>("lost") is [var counted] ? counted : null;
    }

    private long Lost(TransportElectrons electrons)
    {
        long lost = 0;
        for (long member = 0; member < here.Count; member += Block)
        {
            lost += electrons.CountLost(first + member, energies.AsSpan(0, (int)Math.Min(Block, here.Count - member)));
        }

        return lost;
    }

    private TransportSnapshot NewSnapshot(double time) => new(time, new double[here.Count], new double[here.Count])
    {
        Numbers = here.Count == ensemble.Count ? null : [.. Enumerable.Range(0, (int)here.Count).Select(i => here.First + i)],
    };
}
