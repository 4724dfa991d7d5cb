using System.Diagnostics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.FieldLineParticles;

/// <summary>A run along a field line as far as it has come, batch by batch: what became of the electrons, and what satellites have counted.</summary>
internal sealed class FieldLineState : ICheckpointed
{
    private readonly IReadOnlyList<VirtualSatellite> satellites;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan earlier;

    /// <summary>A run that begins.</summary>
    /// <param name="electrons">Electrons in all.</param>
    /// <param name="satellites">Satellites that have counted nothing yet.</param>
    public FieldLineState(long electrons, IReadOnlyList<VirtualSatellite> satellites)
    {
        this.satellites = satellites;
        Run = new() { Electrons = electrons, LostNorth = 0, LostSouth = 0, LeftWaves = 0, WaveSteps = 0, AdiabaticSteps = 0 };
    }

    /// <summary>Electrons of all batches that are done.</summary>
    public long Done { get; private set; }

    /// <summary>What became of them.</summary>
    public FieldLineRun Run { get; private set; }

    /// <summary>Wall time, of earlier runs too that this one goes on from.</summary>
    public TimeSpan Elapsed => earlier + clock.Elapsed;

    /// <summary>Notes a batch that satellites have counted.</summary>
    public void Add(ElectronBatch batch, int electrons)
    {
        Run = batch.AddEnds(Run);
        Done += electrons;
        if (Done == Run.Electrons)
        {
            clock.Stop();
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write<long>("run", [Done, Run.LostNorth, Run.LostSouth, Run.LeftWaves, Run.WaveSteps, Run.AdiabaticSteps, Elapsed.Ticks]);
        for (int i = 0; i < satellites.Count; i++)
        {
            ICheckpointWriter own = writer.Group(Name(i));
            WeightedCount[] bins = [.. satellites[i].Counts];
            own.Write<long>("electrons", [.. bins.Select(bin => bin.Count)]);
            ExactSumsState.Save(own.Group("sums"), bins.SelectMany(bin => bin.All));
            own.Write<long>("outside", [satellites[i].Outside]);
        }
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        long[] saved = reader.Read<long>("run");
        Done = saved[0];
        Run = Run with { LostNorth = saved[1], LostSouth = saved[2], LeftWaves = saved[3], WaveSteps = saved[4], AdiabaticSteps = saved[5] };
        earlier = TimeSpan.FromTicks(saved[6]);
        for (int i = 0; i < satellites.Count; i++)
        {
            ICheckpointReader own = reader.Group(Name(i));
            satellites[i].Add(own.Read<long>("electrons"), ExactSumsState.Restore(own.Group("sums")), own.Read<long>("outside")[0]);
        }

        clock.Reset();
        if (Done < Run.Electrons)
        {
            clock.Start();
        }
    }

    private static string Name(int satellite) => InvariantText.Of($"satellite/{satellite}");
}
