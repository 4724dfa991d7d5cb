using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>mpirun -n 2 radbelt bench mpi</c>: particle-in-cell steps on all ranks, one thread each, against those of rank 0 alone on the same machine in the same run: a domain of so many cells for each
/// rank (weak), and one of 10⁷ macro-particles (strong); what is exchanged, and what the link alone takes for it.
/// </summary>
internal static class MpiBenchmark
{
    private const int ParticlesPerCell = 128, Species = 5, WeakCells = 4096, StrongCells = 10_000_000 / (ParticlesPerCell * Species);
    private const int WarmUp = 64, Steps = 24, Rounds = 3, Exchanges = 2000, LongMessage = 1 << 22;

    /// <summary>Measures on all ranks; rank 0 says it.</summary>
    /// <exception cref="InvalidInputException">There are no ranks.</exception>
    public static JsonObject Run(Action<string> say)
    {
        using MpiCommunicator? world = RankedRun.Join();
        return world is { Size: > 1 }
            ? Run(world, world.Rank == 0 ? say : _ => { })
            : throw new InvalidInputException("bench mpi: it measures ranks against one; start it as mpirun -n 2 radbelt bench mpi");
    }

    private static JsonObject Run(ICommunicator world, Action<string> say)
    {
        using Device device = CpuDevice.Create(1);
        (double latency, double bandwidth) = Link(world);
        say(Text($"link between ranks: {latency * 1e6:F2} us an exchange, {bandwidth / 1e9:F2} GB/s"));
        Measured one = Alone(world, device, WeakCells), weak = Together(world, device, WeakCells * world.Size);
        Measured oneStrong = Alone(world, device, StrongCells), strong = Together(world, device, StrongCells);
        say(Text($"pic order 2, one rank: {one.Rate / 1e6:F1} million macro-particle steps/s, {oneStrong.Rate / 1e6:F1} of 1e7"));
        return new JsonObject
        {
            ["ranks"] = world.Size,
            ["link_latency_s"] = latency,
            ["link_bytes_per_second"] = bandwidth,
            ["one_rank_particle_steps_per_second"] = one.Rate,
            ["weak"] = Compared("weak", weak, one, world.Size),
            ["strong"] = Compared("strong, 1e7 macro-particles", strong, oneStrong, 1),
        };

        // By processor time: what else runs on the machine does not count, nor does waiting; what the link takes does.
        JsonObject Compared(string what, Measured m, Measured alone, int work)
        {
            double ratio = m.Rate / alone.Rate, processor = work * alone.Processor / (m.Processor + m.Link);
            say(Text(
                $"{what}: {world.Size} ranks {ratio:F3} x one by the clock, {processor:F3} x by processor time; a rank sends {m.BytesPerStep:N0} bytes a step in {m.ExchangesPerStep:F1} exchanges, {m.Link / (m.Processor + m.Link):P2} of a step on the link"));
            return new JsonObject
            {
                ["ratio_to_one"] = ratio,
                ["ratio_to_one_by_processor_time"] = processor,
                ["bytes_sent_per_step"] = m.BytesPerStep,
                ["exchanges_per_step"] = m.ExchangesPerStep,
                ["link_share_of_step"] = m.Link / (m.Processor + m.Link),
            };
        }
    }

    // Rank 0 works, the others wait.
    private static Measured Alone(ICommunicator world, Device device, int cells)
    {
        Measured measured = default;
        if (world.Rank == 0)
        {
            using PicModel model = Model(device, cells, null);
            measured = Measure(model, null, null);
        }

        return world.Broadcast(measured);
    }

    private static Measured Together(ICommunicator world, Device device, int cells)
    {
        Measured measured = default;
        var timed = new TimedCommunicator(world);
        using (PicModel model = Model(device, cells, timed))
        {
            if (world.Rank == 0)
                measured = Measure(model, model.Halo, timed);
            else
                model.Follow();
        }

        measured = world.Broadcast(measured);
        int exchanges = (int)Math.Ceiling(measured.ExchangesPerStep);
        return measured with { Link = exchanges * ExchangeTime(world, (int)(measured.BytesPerStep / 2 / exchanges)) };
    }

    private static PicModel Model(Device device, int cells, ICommunicator? ranks) =>
        PicModel.Create<Quadratic, EnergyConserving, Boris>(device, PicWork.Setup(cells, ParticlesPerCell), ranks);

    // The best of some rounds: what else the machine does counts against neither.
    private static Measured Measure(PicModel model, RankHalo? halo, TimedCommunicator? timed)
    {
        model.Begin(TimeStepBounds.Of(model.Setup).Recommended);
        model.Advance(WarmUp + 1);
        long particles = model.ParticleCount;
        Measured best = new(0, double.PositiveInfinity, 0, 0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            (long bytes, long exchanges, double waited) = (halo?.BytesSent ?? 0, halo?.Exchanges ?? 0, timed?.ProcessorSeconds ?? 0);
            double processor = TimedCommunicator.ProcessorTime();
            var clock = Stopwatch.StartNew();
            model.Advance(Steps);
            double seconds = clock.Elapsed.TotalSeconds, worked = TimedCommunicator.ProcessorTime() - processor - ((timed?.ProcessorSeconds ?? 0) - waited);
            best = new(
                Math.Max(best.Rate, particles * (double)Steps / seconds), Math.Min(best.Processor, worked / Steps),
                ((halo?.BytesSent ?? 0) - bytes) / (double)Steps, ((halo?.Exchanges ?? 0) - exchanges) / (double)Steps, 0);
        }

        return best;
    }

    // Between ranks in a ring, all at once, as in a step.
    private static double ExchangeTime(ICommunicator world, int bytes)
    {
        byte[] send = new byte[bytes], below = new byte[bytes], above = new byte[bytes];
        int lower = (world.Rank + world.Size - 1) % world.Size, upper = (world.Rank + 1) % world.Size;
        long start = 0;
        for (int i = -Exchanges / 10; i < Exchanges; i++)
        {
            if (i == 0)
                start = Stopwatch.GetTimestamp();
            world.Exchange(lower, send, below, upper, send, above);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / Exchanges;
    }

    private static (double Latency, double Bandwidth) Link(ICommunicator world)
    {
        double latency = ExchangeTime(world, 8), longer = ExchangeTime(world, LongMessage);
        return (latency, 2.0 * LongMessage / longer);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What was measured of a model.</summary>
    /// <param name="Rate">Macro-particle steps a second, by the clock.</param>
    /// <param name="Processor">Processor time of a step on a rank, without what passes between ranks, s.</param>
    /// <param name="BytesPerStep">Bytes that a rank sends.</param>
    /// <param name="ExchangesPerStep">Exchanges.</param>
    /// <param name="Link">Time that such exchanges take when nobody is late, s a step.</param>
    private readonly record struct Measured(double Rate, double Processor, double BytesPerStep, double ExchangesPerStep, double Link);
}
