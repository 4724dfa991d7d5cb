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
/// <c>mpirun -n 2 radbelt bench mpi</c>: particle-in-cell steps on all ranks, one thread each, against those of rank 0 alone: a domain of so many cells for each rank (weak), and one of 10⁷
/// macro-particles (strong); what is exchanged, and what the link alone takes for it. Each round also has the ranks step a domain each, at once and without a word between them: no decomposition
/// can be faster than that on this machine, whose processes share caches, memory and a host.
/// </summary>
internal static class MpiBenchmark
{
    private const int ParticlesPerCell = 128, Species = 5, WeakCells = 4096, StrongCells = 10_000_000 / (ParticlesPerCell * Species);
    private const int WarmUp = 64, Steps = 24, Rounds = 5, Exchanges = 2000, LongMessage = 1 << 22;

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
        return new JsonObject
        {
            ["ranks"] = world.Size,
            ["link_latency_s"] = latency,
            ["link_bytes_per_second"] = bandwidth,
            ["weak"] = Compare(world, device, "weak", WeakCells, world.Size, say),
            ["strong"] = Compare(world, device, "strong, 1e7 macro-particles", StrongCells, 1, say),
        };
    }

    // Alone, apart and together in turn, round by round, so that what the host gives the machine at a time counts for and against all three.
    private static JsonObject Compare(ICommunicator world, Device device, string what, int cells, int work, Action<string> say)
    {
        using PicModel? whole = world.Rank == 0 ? Model(device, cells, null) : null;
        using PicModel part = Model(device, cells * work / world.Size, null);
        if (whole is not null)
            Settle(whole);
        Settle(part);
        var rounds = new Round[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            Measured alone = whole is null ? default : Measure(whole, null);
            world.Gather(0);
            double apart = world.Gather(Measure(part, null).Rate).Sum();
            rounds[i] = new(alone, apart, Together(world, device, cells * work));
        }

        Measured first = rounds[0].Together;
        int exchanges = (int)Math.Ceiling(first.ExchangesPerStep);
        double link = exchanges * ExchangeTime(world, (int)(first.BytesPerStep / 2 / exchanges));
        double ratio = Median(r => r.Together.Rate / r.Alone.Rate), possible = Median(r => r.Apart / r.Alone.Rate), ofPossible = Median(r => r.Together.Rate / r.Apart);

        // When the host left all cores alone for a moment.
        double fastest = rounds.Max(r => r.Together.Fastest) / rounds.Max(r => r.Alone.Fastest);

        // What else runs on the machine does not count, nor does waiting; what the link takes does.
        double processor = Median(r => work * r.Alone.Processor / (r.Together.Processor + link)), share = Median(r => link / (r.Together.Processor + link));
        double rate = Median(r => r.Alone.Rate);
        say(Text($"{what}, median of {Rounds} rounds: one rank {rate / 1e6:F1} million macro-particle steps/s; {world.Size} ranks {ratio:F3} x that ({string.Join(", ", rounds.Select(r => Text($"{r.Together.Rate / r.Alone.Rate:F2}")))})"));
        say(Text($"  the fastest step of all rounds: {fastest:F3} x, from {rounds.Max(r => r.Alone.Fastest) / 1e6:F1} million"));
        say(Text($"  {world.Size} processes that do not know of one another {possible:F3} x one; ranks {ofPossible:F3} x these; ranks {processor:F3} x one by processor time"));
        say(Text($"  a rank sends {first.BytesPerStep:N0} bytes a step in {first.ExchangesPerStep:F1} exchanges, {share:P2} of a step on the link"));
        return new JsonObject
        {
            ["one_rank_particle_steps_per_second"] = rate,
            ["ratio_to_one"] = ratio,
            ["ratios_to_one"] = new JsonArray([.. rounds.Select(r => (JsonNode)(r.Together.Rate / r.Alone.Rate))]),
            ["ratio_of_fastest_steps"] = fastest,
            ["separate_processes_ratio_to_one"] = possible,
            ["ratio_to_separate_processes"] = ofPossible,
            ["ratio_to_one_by_processor_time"] = processor,
            ["bytes_sent_per_step"] = first.BytesPerStep,
            ["exchanges_per_step"] = first.ExchangesPerStep,
            ["link_share_of_step"] = share,
        };

        double Median(Func<Round, double> of) => rounds.Select(of).Order().ElementAt(Rounds / 2);
    }

    private static Measured Together(ICommunicator world, Device device, int cells)
    {
        Measured measured = default;
        var timed = new TimedCommunicator(world);
        using (PicModel model = Model(device, cells, timed))
        {
            if (world.Rank == 0)
            {
                Settle(model);
                measured = Measure(model, timed);
            }
            else
            {
                model.Follow();
            }
        }

        return world.Broadcast(measured);
    }

    private static PicModel Model(Device device, int cells, ICommunicator? ranks) =>
        PicModel.Create<Quadratic, EnergyConserving, Boris>(device, PicWork.Setup(cells, ParticlesPerCell), ranks);

    private static void Settle(PicModel model)
    {
        model.Begin(TimeStepBounds.Of(model.Setup).Recommended);
        model.Advance(WarmUp + 1);
    }

    private static Measured Measure(PicModel model, TimedCommunicator? timed)
    {
        RankHalo? halo = timed is null ? null : model.Halo;
        long particles = model.ParticleCount;
        (long bytes, long exchanges, double waited) = (halo?.BytesSent ?? 0, halo?.Exchanges ?? 0, timed?.ProcessorSeconds ?? 0);
        double processor = TimedCommunicator.ProcessorTime();
        var clock = Stopwatch.StartNew();
        double shortest = double.PositiveInfinity;
        for (int step = 0; step < Steps; step++)
        {
            double start = clock.Elapsed.TotalSeconds;
            model.Advance(1);
            shortest = Math.Min(shortest, clock.Elapsed.TotalSeconds - start);
        }

        double seconds = clock.Elapsed.TotalSeconds, worked = TimedCommunicator.ProcessorTime() - processor - ((timed?.ProcessorSeconds ?? 0) - waited);
        return new(
            particles * (double)Steps / seconds, particles / shortest, worked / Steps, ((halo?.BytesSent ?? 0) - bytes) / (double)Steps, ((halo?.Exchanges ?? 0) - exchanges) / (double)Steps);
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
    /// <param name="Fastest">The same of the fastest step.</param>
    /// <param name="Processor">Processor time of a step on a rank, without what passes between ranks, s.</param>
    /// <param name="BytesPerStep">Bytes that a rank sends.</param>
    /// <param name="ExchangesPerStep">Exchanges.</param>
    private readonly record struct Measured(double Rate, double Fastest, double Processor, double BytesPerStep, double ExchangesPerStep);

    /// <summary>A round.</summary>
    /// <param name="Alone">Rank 0 alone.</param>
    /// <param name="Apart">Steps a second of all ranks, each with a domain of its own.</param>
    /// <param name="Together">All ranks on one domain.</param>
    private readonly record struct Round(Measured Alone, double Apart, Measured Together);
}
