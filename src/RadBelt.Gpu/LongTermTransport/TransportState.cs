using System.Diagnostics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>A run in one field as far as it has come: steps taken, where electrons are, and what is recorded of them. When it has come to its end, electrons are not kept.</summary>
internal sealed class TransportState : ICheckpointed, IDisposable
{
    private readonly double spacing;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan earlier;

    /// <summary>Electrons at their starting places, nothing recorded.</summary>
    public TransportState(Device device, WaveFieldGrid grid, TransportPlan plan, IReadOnlyList<TransportEnsemble> ensembles, TransportSettings settings)
    {
        spacing = grid.Spacing;
        Electrons = new(device, grid, plan, ensembles, settings);
        Trajectories = new(device, ensembles, plan, settings);
        Recorders = new EnsembleRecorder[ensembles.Count];
        long first = 0;
        for (int i = 0; i < Recorders.Length; i++)
        {
            ItemRange here = settings.Members(ensembles, i);
            Recorders[i] = new(ensembles[i], first, here, grid.Line, plan, settings);
            first += here.Count;
        }
    }

    /// <summary>Steps taken.</summary>
    public long Step { get; set; }

    /// <summary>Whether everything is recorded.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Wall time, of earlier runs too that this one goes on from.</summary>
    public TimeSpan Elapsed => earlier + clock.Elapsed;

    /// <summary>The electrons.</summary>
    public TransportElectrons Electrons { get; }

    /// <summary>What is recorded of a few.</summary>
    public TrajectoryRecorder Trajectories { get; }

    /// <summary>What is recorded of all.</summary>
    public EnsembleRecorder[] Recorders { get; }

    /// <summary>What became of each ensemble.</summary>
    public IReadOnlyList<TransportRecord> Finish(double fitFrom)
    {
        IReadOnlyList<TransportTrajectory>[] followed = Trajectories.Finish(spacing);
        TransportRecord[] records = [.. Recorders.Select((r, i) => r.Finish(Electrons, fitFrom, followed[i]))];
        IsWhole = true;
        clock.Stop();
        return records;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write<long>("clock", [Step, IsWhole ? 1 : 0, Elapsed.Ticks]);
        Trajectories.Save(writer.Group("trajectories"));
        for (int i = 0; i < Recorders.Length; i++)
        {
            Recorders[i].Save(writer.Group(Name(i)));
        }

        if (!IsWhole)
        {
            Electrons.Save(writer.Group("electrons"));
        }
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        long[] saved = reader.Read<long>("clock");
        (Step, IsWhole, earlier) = (saved[0], saved[1] != 0, TimeSpan.FromTicks(saved[2]));
        Trajectories.Restore(reader.Group("trajectories"));
        for (int i = 0; i < Recorders.Length; i++)
        {
            Recorders[i].Restore(reader.Group(Name(i)));
        }

        clock.Reset();
        if (!IsWhole)
        {
            Electrons.Restore(reader.Group("electrons"));
            clock.Start();
        }
    }

    public void Dispose()
    {
        Electrons.Dispose();
        Trajectories.Dispose();
    }

    private static string Name(int ensemble) => InvariantText.Of($"ensemble/{ensemble}");
}
