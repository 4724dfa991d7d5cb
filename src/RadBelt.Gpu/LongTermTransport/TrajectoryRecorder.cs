using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>The first few electrons of every ensemble, point by point: gathered on the device, fetched many rows at a time.</summary>
internal sealed class TrajectoryRecorder : ICheckpointed, IDisposable
{
    private const int RoomOnDevice = 1 << 18;
    private readonly DeviceBuffer<double>? chosen, log;
    private readonly double[] host;
    private readonly ItemRange[] here;
    private readonly int[] counts;
    private readonly double[][][] values;
    private readonly long every;
    private readonly double interval;
    private readonly int points, rows;
    private int taken, fetched;

    /// <summary>A recorder; nothing is recorded yet.</summary>
    public TrajectoryRecorder(Device device, IReadOnlyList<TransportEnsemble> ensembles, TransportPlan plan, TransportSettings settings)
    {
        here = [.. ensembles.Select((_, i) => settings.Members(ensembles, i))];
        counts = [.. here.Select(members => (int)Math.Clamp(settings.Trajectories - members.First, 0, members.Count))];
        int count = counts.Sum();
        every = Math.Max(1, (long)Math.Round(settings.TrajectoryInterval / plan.TimeStep));
        interval = every * plan.TimeStep;
        points = count > 0 ? checked((int)((plan.Steps / every) + 1)) : 0;
        rows = count > 0 ? Math.Clamp(RoomOnDevice / (FollowElectrons.Quantities * count), 1, points) : 0;
        values = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, FollowElectrons.Quantities).Select(_ => new double[points]).ToArray())];
        host = new double[rows * FollowElectrons.Quantities * count];
        if (count > 0)
        {
            DeviceBuffer<double>[] buffers = device.AllocateEach<double>(count, host.Length);
            (chosen, log) = (buffers[0], buffers[1]);
            chosen.CopyFrom(Numbers());
        }
    }

    /// <summary>The next step at whose beginning there is a point to record.</summary>
    public long Next => taken < points ? taken * every : long.MaxValue;

    // Numbers of a point of all electrons.
    private int Width => FollowElectrons.Quantities * values.Length;

    /// <summary>Records what is due as step <paramref name="now"/> begins.</summary>
    public void Record(TransportElectrons electrons, WaveSlabs slabs, long now)
    {
        if (now < Next)
        {
            return;
        }

        electrons.Follow(slabs, now, chosen!, log!, taken - fetched);
        taken++;
        if (taken - fetched == rows || taken == points)
        {
            Fetch();
        }
    }

    /// <summary>The trajectories of each ensemble.</summary>
    /// <param name="spacing">Distance between nodes, m.</param>
    public IReadOnlyList<TransportTrajectory>[] Finish(double spacing)
    {
        double[] times = [.. Enumerable.Range(0, points).Select(i => i * interval)];
        double[] scales = [Species.Electron.RestEnergy, 1, spacing, PhysicalConstants.SpeedOfLight, 1, 1];
        TransportTrajectory[] all = [.. values.Select(v =>
        {
            double[][] q = [.. v.Select((column, i) => Array.ConvertAll(column, x => x * scales[i]))];
            return new TransportTrajectory(times, q[0], q[1], q[2], q[3], q[4], q[5]);
        })];
        return [.. counts.Select((n, i) => all.AsSpan(counts.AsSpan(0, i).ToArray().Sum(), n).ToArray())];
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        if (taken > fetched)
        {
            Fetch();
        }

        writer.Write<double>("points", (long)taken * Width, (start, part) =>
        {
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = At(start + i);
            }
        });
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        taken = fetched = Width == 0 ? 0 : (int)(reader.Length("points") / Width);
        reader.Read<double>("points", (start, part) =>
        {
            for (int i = 0; i < part.Length; i++)
            {
                At(start + i) = part[i];
            }
        });
    }

    public void Dispose()
    {
        chosen?.Dispose();
        log?.Dispose();
    }

    // As they come from the device: point by point, each quantity of all electrons.
    private ref double At(long number)
    {
        int i = (int)(number % Width);
        return ref values[i % values.Length][i / values.Length][number / Width];
    }

    private void Fetch()
    {
        int length = (taken - fetched) * Width;
        log!.CopyTo(host.AsSpan(0, length));
        for (int i = 0; i < length; i++)
        {
            At(((long)fetched * Width) + i) = host[i];
        }

        fetched = taken;
    }

    private double[] Numbers()
    {
        var numbers = new List<double>();
        long first = 0;
        for (int e = 0; e < counts.Length; e++)
        {
            for (int i = 0; i < counts[e]; i++)
            {
                numbers.Add(first + i);
            }

            first += here[e].Count;
        }

        return [.. numbers];
    }
}
