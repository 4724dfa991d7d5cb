using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>Moments of an ensemble every bounce period, of all of it and of parts for the errors, and its snapshots.</summary>
internal sealed class EnsembleRecorder
{
    private const int Parts = 20;
    private readonly TransportEnsemble ensemble;
    private readonly long first, steps;
    private readonly double step, period;
    private readonly double[] energies, pitchAngles;
    private readonly List<TransportMoments> moments = [];
    private readonly List<SampleMoments>[] energyParts, pitchAngleParts;
    private readonly List<TransportSnapshot> snapshots = [];
    private readonly long[] snapshotSteps;
    private int snapshot;

    /// <summary>A recorder; nothing is recorded yet.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="first">Number of its first electron.</param>
    /// <param name="line">Field line.</param>
    /// <param name="plan">Steps.</param>
    /// <param name="settings">What is kept.</param>
    public EnsembleRecorder(TransportEnsemble ensemble, long first, ParabolicFieldLine line, TransportPlan plan, TransportSettings settings)
    {
        (this.ensemble, this.first, steps, step) = (ensemble, first, plan.Steps, plan.TimeStep);
        period = line.BouncePeriod(Species.Electron.Speed(ensemble.Energy), ensemble.EquatorialPitchAngle);
        (energies, pitchAngles) = (new double[ensemble.Count], new double[ensemble.Count]);
        int parts = Math.Min(Parts, ensemble.Count / 2);
        energyParts = [.. Enumerable.Range(0, parts).Select(_ => new List<SampleMoments>())];
        pitchAngleParts = [.. Enumerable.Range(0, parts).Select(_ => new List<SampleMoments>())];
        snapshotSteps = [.. settings.SnapshotTimes.Select(t => Math.Min((long)Math.Round(t / step), steps)).Order()];
    }

    /// <summary>The next step at whose beginning there is something to record.</summary>
    public long Next => Math.Min(NextMoments, NextSnapshot);

    private long NextMoments => (long)Math.Round(moments.Count * period / step);

    private long NextSnapshot => snapshot < snapshotSteps.Length ? snapshotSteps[snapshot] : long.MaxValue;

    /// <summary>Records what is due as step <paramref name="now"/> begins.</summary>
    public void Record(TransportElectrons electrons, long now)
    {
        if (now < Next)
        {
            return;
        }

        electrons.Measure(first, energies, pitchAngles);
        if (now == NextMoments)
        {
            SampleMoments e = SampleMoments.Of(energies), α = SampleMoments.Of(pitchAngles);
            moments.Add(new(now * step, e.Mean, e.Variance, α.Mean, α.Variance));
            AddParts(energies, energyParts);
            AddParts(pitchAngles, pitchAngleParts);
        }

        for (; now == NextSnapshot; snapshot++)
        {
            snapshots.Add(new(now * step, [.. energies], [.. pitchAngles]));
        }
    }

    /// <summary>What has been recorded.</summary>
    public TransportRecord Finish(TransportElectrons electrons, double fitFrom, IReadOnlyList<TransportTrajectory> trajectories)
    {
        int from = Math.Min((int)Math.Min(Math.Ceiling(fitFrom), int.MaxValue), moments.Count);
        double[] times = [.. moments.Skip(from).Select(m => m.Time)];
        return new(
            ensemble, period, moments,
            TransportFit.Of(times, new([.. moments.Skip(from).Select(m => m.MeanEnergy)], [.. moments.Skip(from).Select(m => m.EnergyVariance)]), Lines(energyParts, from)),
            TransportFit.Of(times, new([.. moments.Skip(from).Select(m => m.MeanPitchAngle)], [.. moments.Skip(from).Select(m => m.PitchAngleVariance)]), Lines(pitchAngleParts, from)),
            snapshots, trajectories, electrons.CountLost(first, energies));
    }

    private static void AddParts(double[] values, List<SampleMoments>[] parts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            int from = (int)((long)values.Length * i / parts.Length), to = (int)((long)values.Length * (i + 1) / parts.Length);
            parts[i].Add(SampleMoments.Of(values.AsSpan(from..to)));
        }
    }

    private static MomentLine[] Lines(List<SampleMoments>[] parts, int from) =>
        [.. parts.Select(p => new MomentLine([.. p.Skip(from).Select(m => m.Mean)], [.. p.Skip(from).Select(m => m.Variance)]))];
}
