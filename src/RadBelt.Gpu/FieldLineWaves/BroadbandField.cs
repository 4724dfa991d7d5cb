using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>A broadband field, summed where it is asked for. What a sample is does not depend on the slab it is in.</summary>
internal sealed class BroadbandField(Device device, WaveFieldGrid grid, BroadbandWaves waves) : WaveFieldSource
{
    // Blocks of a launch: bounds the table of phases, and how long a launch takes.
    private const int MostBlocks = 256;

    private readonly int count = waves.Frequencies.Length;
    private readonly ulong[] start = [.. waves.Frequencies.Select(f => FixedTurns.Of(-f * grid.StartTime))];
    private readonly ulong[] step = [.. waves.Frequencies.Select(f => FixedTurns.Of(f * grid.Interval))];
    private readonly float[] hostPhases = new float[MostBlocks * waves.Frequencies.Length];
    private DeviceBuffer<float>[] tables = [];
    private DeviceBuffer<float>? scratch;

    public override WaveFieldGrid Grid => grid;

    public override string Name => $"broadband field of {count} waves a hemisphere";

    private int Groups => (grid.Nodes + SumFieldLineWaves.Group - 1) / SumFieldLineWaves.Group;

    public void Prepare()
    {
        float[] onNodes = waves.OnNodes(grid);
        tables = device.AllocateEach<float>(onNodes.Length, hostPhases.Length, count * SumFieldLineWaves.TurnsPerWave);
        tables[0].CopyFrom(onNodes);
        float[] turns = new float[count * SumFieldLineWaves.TurnsPerWave];
        for (int j = 0; j < count; j++)
        {
            for (int n = 1; n < SumFieldLineWaves.Block; n++)
            {
                (double sin, double cos) = Math.SinCos(Math.Tau * n * waves.Frequencies[j] * grid.Interval);
                int at = (j * SumFieldLineWaves.TurnsPerWave) + (2 * (n - 1));
                (turns[at], turns[at + 1]) = ((float)cos, (float)sin);
            }
        }

        tables[2].CopyFrom(turns);
    }

    public override void Fill(long first, int count, DeviceBuffer<float> slab)
    {
        ArgumentNullException.ThrowIfNull(slab);
        RequireSamples(first, count, slab.Length);

        // The kernel counts the elements of a slab in 32 bits.
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)count * grid.Nodes * Components, int.MaxValue, nameof(count));
        for (int row = 0; row < count;)
        {
            row += Sum(first + row, count - row, row, slab);
        }
    }

    public override void Fill(long first, int count, Span<float> slab)
    {
        RequireSamples(first, count, slab.Length);
        int length = grid.Nodes * Components;
        int rows = Math.Max(1, (1 << 24) / length);
        if (scratch is null)
        {
            scratch = device.Allocate<float>((long)rows * length);
        }

        for (int done = 0; done < count; done += rows)
        {
            int taken = Math.Min(rows, count - done);
            Fill(first + done, taken, scratch);
            scratch.CopyTo(slab.Slice(done * length, taken * length));
        }
    }

    public override void Dispose()
    {
        Array.ForEach(tables, t => t.Dispose());
        scratch?.Dispose();
    }

    // One launch; returns the samples it made.
    private int Sum(long first, int wanted, int row, DeviceBuffer<float> slab)
    {
        (long firstBlock, long skip) = Math.DivRem(first, SumFieldLineWaves.Block);
        int blocks = (int)Math.Min(MostBlocks, (skip + wanted + SumFieldLineWaves.Block - 1) / SumFieldLineWaves.Block);
        int made = (int)Math.Min(wanted, (blocks * SumFieldLineWaves.Block) - skip);
        for (int block = 0; block < blocks; block++)
        {
            ulong sample = (ulong)(firstBlock + block) * SumFieldLineWaves.Block;
            for (int j = 0; j < count; j++)
            {
                hostPhases[(block * count) + j] = FixedTurns.Bits<float>(unchecked(start[j] - (sample * step[j])));
            }
        }

        tables[1].CopyFrom(hostPhases.AsSpan(0, blocks * count));
        device.Launch<SumFieldLineWaves, float>(
            new(tables[0].View, tables[1].View, tables[2].View, slab.View, count, grid.Nodes, blocks, new((int)skip, made, row)),
            (long)Groups * blocks * SumFieldLineWaves.Group);
        return made;
    }
}
