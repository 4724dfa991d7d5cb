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
        say(Text($"link between ranks: {latency * 1e6:F2} us a message, {bandwidth / 1e9:F2} GB/s"));
        Measured one = Alone(world, device, WeakCells), weak = Together(world, device, WeakCells * world.Size);
        Measured oneStrong = Alone(world, device, StrongCells), strong = Together(world, device, StrongCells);
        double weakRatio = weak.Rate / one.Rate, strongRatio = strong.Rate / oneStrong.Rate;
        say(Text($"pic order 2, one rank: {one.Rate / 1e6:F1} million macro-particle steps/s, {oneStrong.Rate / 1e6:F1} of 1e7"));
        Say("weak", weak, weakRatio);
        Say("strong, 1e7 macro-particles", strong, strongRatio);
        return new JsonObject
        {
            ["ranks"] = world.Size,
            ["link_latency_s"] = latency,
            ["link_bytes_per_second"] = bandwidth,
            ["one_rank_particle_steps_per_second"] = one.Rate,
            ["weak_ratio_to_one"] = weakRatio,
            ["weak_exchange_share"] = weak.LinkShare,
            ["strong_ratio_to_one"] = strongRatio,
            ["strong_exchange_share"] = strong.LinkShare,
            ["strong_bytes_sent_per_step"] = strong.BytesPerStep,
        };

        void Say(string what, Measured m, double ratio) => say(Text(
            $"{what}: {world.Size} ranks {ratio:F3} x one; a rank sends {m.BytesPerStep:N0} bytes a step in {m.ExchangesPerStep:F1} exchanges, {m.LinkShare:P2} of a step on the link, {m.WaitShare:P2} with waiting for the other rank"));
    }

    // Rank 0 works, the others wait.
    private static Measured Alone(ICommunicator world, Device device, int cells)
    {
        Measured measured = default;
        if (world.Rank == 0)
        {
            using PicModel model = Model(device, cells, null);
            measured = Measure(model, null);
        }

        return world.Broadcast(measured);
    }

    private static Measured Together(ICommunicator world, Device device, int cells)
    {
        Measured measured = default;
        long bytes = 0, exchanges = 0;
        using (PicModel model = Model(device, cells, world))
        {
            if (world.Rank == 0)
                measured = Measure(model, model.Halo);
            else
                model.Follow();
        }

        (bytes, exchanges) = world.Broadcast(((long)measured.BytesPerStep, (long)Math.Ceiling(measured.ExchangesPerStep)));
        double link = ExchangeTime(world, (int)(bytes / 2 / Math.Max(1, exchanges))) * exchanges;
        return measured with { LinkShare = link / measured.SecondsPerStep };
    }

    private static PicModel Model(Device device, int cells, ICommunicator? ranks) =>
        PicModel.Create<Quadratic, EnergyConserving, Boris>(device, PicWork.Setup(cells, ParticlesPerCell), ranks);

    // The best of some rounds: what else the machine does counts against neither.
    private static Measured Measure(PicModel model, RankHalo? halo)
    {
        model.Begin(TimeStepBounds.Of(model.Setup).Recommended);
        model.Advance(WarmUp + 1);
        long particles = model.ParticleCount;
        Measured best = default;
        for (int round = 0; round < Rounds; round++)
        {
            (long bytes, long exchanges, double waited) = (halo?.BytesSent ?? 0, halo?.Exchanges ?? 0, halo?.Seconds ?? 0);
            var clock = Stopwatch.StartNew();
            model.Advance(Steps);
            double seconds = clock.Elapsed.TotalSeconds, rate = particles * (double)Steps / seconds;
            if (rate > best.Rate)
            {
                best = new(
                    rate, seconds / Steps, ((halo?.BytesSent ?? 0) - bytes) / (double)Steps, ((halo?.Exchanges ?? 0) - exchanges) / (double)Steps,
                    ((halo?.Seconds ?? 0) - waited) / seconds, 0);
            }
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

    private readonly record struct Measured(double Rate, double SecondsPerStep, double BytesPerStep, double ExchangesPerStep, double WaitShare, double LinkShare);
}
