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
/// <c>mpirun -n 2 radbelt bench mpi</c>: particle-in-cell steps on all ranks, one thread each, against those of one: a domain of so many cells for each rank (weak), and one of 10⁷
/// macro-particles for all (strong); what is exchanged, and what the link alone takes for it.
/// </summary>
/// <remarks>
/// A round has a few steps of each rank alone, one after another, while the others sleep; of all at once, each on a domain of its own and without a word between them, which no decomposition can
/// beat on a machine whose cores share caches, memory and a host; and of all on one domain. Rounds are short and many, so that what the host gives a core at a time counts for and against all
/// three. One rank is the mean over the cores.
/// </remarks>
internal static class MpiBenchmark
{
    private const int ParticlesPerCell = 128, Species = 5, SmallCells = 4096, LargeCells = 10_000_000 / (ParticlesPerCell * Species);
    private const int WarmUp = 64, Steps = 4, Rounds = 30, Exchanges = 2000, LongMessage = 1 << 22;

    // Of what they wait for others sleep, after which they listen.
    private const double Asleep = 0.8;

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
            ["weak_small"] = Compare(world, device, "weak, 2.6e6 macro-particles a rank", SmallCells, world.Size, say),
            ["weak"] = Compare(world, device, "weak, 1e7 a rank", LargeCells, world.Size, say),
            ["strong"] = Compare(world, device, "strong, 1e7 in all", LargeCells, 1, say),
        };
    }

    private static JsonObject Compare(ICommunicator world, Device device, string what, int cells, int work, Action<string> say)
    {
        var timed = new TimedCommunicator(world);
        using PicModel whole = Model(device, cells, null), part = Model(device, cells * work / world.Size, null), piece = Model(device, cells * work, timed);
        RankHalo halo = piece.Halo!;
        var rounds = new Round[Rounds];
        (long bytes, long exchanges) = (halo.BytesSent, halo.Exchanges);
        double asleep = 0;
        for (int i = 0; i < Rounds; i++)
        {
            rounds[i] = new(Alone(world, whole, asleep), All(world, Measure(part, null)), All(world, Measure(piece, timed)));
            asleep = Asleep * Steps * rounds[i].Alone.Min(m => m.Seconds);
        }

        int steps = Rounds * (Steps + 1);
        (double bytesPerStep, double exchangesPerStep) = ((halo.BytesSent - bytes) / (double)steps, (halo.Exchanges - exchanges) / (double)steps);
        double link = exchangesPerStep * ExchangeTime(world, world.Broadcast((int)(bytesPerStep / 2 / exchangesPerStep)));
        double rate = whole.ParticleCount / rounds.Average(r => r.Alone.Average(m => m.Seconds));

        // If ranks wait for one another after every step, each takes as long as the slowest of parts that do not.
        Spread ratio = Spread.Of(rounds, r => work * r.OneRank / r.Together[0].Seconds), possible = Spread.Of(rounds, r => work * r.Apart.Average(m => r.OneRank / m.Seconds));
        Spread slowest = Spread.Of(rounds, r => work * r.OneRank / Enumerable.Range(0, Steps).Average(step => r.Apart.Max(m => m.Steps[step])));

        // What else runs on the machine does not count, nor does waiting; what the link takes does.
        Spread processor = Spread.Of(rounds, r => work * r.Alone.Average(m => m.Processor) / (r.Together.Average(m => m.Processor) + link));
        double inAll = work * rounds.Sum(r => r.OneRank) / rounds.Sum(r => r.Together[0].Seconds);
        double share = link / rounds.Average(r => r.Together[0].Seconds);
        say(Text($"{what}: one rank {rate / 1e6:F1} million macro-particle steps/s; {world.Size} ranks {ratio} x that, median and quartiles of {Rounds} rounds; {inAll:F3} x by total time"));
        say(Text($"  {world.Size} processes that do not know of one another {possible} x; if they waited for the slowest after every step {slowest} x; ranks by processor time {processor} x"));
        say(Text($"  a rank sends {bytesPerStep:N0} bytes a step in {exchangesPerStep:F1} exchanges, {share:P2} of a step on the link"));
        return new JsonObject
        {
            ["one_rank_particle_steps_per_second"] = rate,
            ["ratio_to_one"] = ratio.Json,
            ["ratio_to_one_by_total_time"] = inAll,
            ["separate_processes_ratio_to_one"] = possible.Json,
            ["slowest_separate_steps_ratio_to_one"] = slowest.Json,
            ["ratio_to_one_by_processor_time"] = processor.Json,
            ["bytes_sent_per_step"] = bytesPerStep,
            ["exchanges_per_step"] = exchangesPerStep,
            ["link_share_of_step"] = share,
        };
    }

    private static PicModel Model(Device device, int cells, ICommunicator? ranks)
    {
        var model = new PicModel<Quadratic, EnergyConserving, Boris, UniformBackground>(device, PicWork.Setup(cells, ParticlesPerCell), ranks);
        model.Begin(TimeStepBounds.Of(model.Setup).Recommended);
        model.Advance(WarmUp);
        return model;
    }

    // One rank after another.
    private static Measured[] Alone(ICommunicator world, PicModel model, double asleep)
    {
        var own = new Measured([], 0);
        for (int rank = 0; rank < world.Size; rank++)
        {
            if (rank == world.Rank)
            {
                own = Measure(model, null);
            }
            else
            {
                Thread.Sleep(TimeSpan.FromSeconds(asleep));
            }

            world.Gather(0);
        }

        return All(world, own);
    }

    private static Measured[] All(ICommunicator world, Measured own)
    {
        double[] processor = world.Gather(own.Processor);
        double[][] steps = [.. own.Steps.Select(world.Gather)];
        return [.. processor.Select((p, rank) => new Measured([.. steps.Select(s => s[rank])], p))];
    }

    // Steps after one that does not count: whoever slept wakes up first.
    private static Measured Measure(PicModel model, TimedCommunicator? timed)
    {
        model.Advance(1);
        double waited = timed?.ProcessorSeconds ?? 0, processor = TimedCommunicator.ProcessorTime();
        var steps = new double[Steps];
        for (int step = 0; step < Steps; step++)
        {
            long start = Stopwatch.GetTimestamp();
            model.Advance(1);
            steps[step] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        double worked = TimedCommunicator.ProcessorTime() - processor - ((timed?.ProcessorSeconds ?? 0) - waited);
        return new(steps, worked / Steps);
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

    /// <summary>What was measured of a model on a rank.</summary>
    /// <param name="Steps">Each step, by the clock, s.</param>
    /// <param name="Processor">Processor time of a step, without what passes between ranks, s.</param>
    private sealed record Measured(double[] Steps, double Processor)
    {
        /// <summary>A step, s.</summary>
        public double Seconds => Steps.Average();
    }

    /// <summary>A round, on each rank.</summary>
    /// <param name="Alone">Alone.</param>
    /// <param name="Apart">All at once, each with a domain of its own.</param>
    /// <param name="Together">All on one domain.</param>
    private sealed record Round(Measured[] Alone, Measured[] Apart, Measured[] Together)
    {
        /// <summary>A step of one rank, s: the mean over cores.</summary>
        public double OneRank => Alone.Average(m => m.Seconds);
    }

    /// <summary>How a ratio scatters over rounds.</summary>
    private readonly record struct Spread(double Low, double Median, double High)
    {
        public JsonObject Json => new() { ["median"] = Median, ["lower_quartile"] = Low, ["upper_quartile"] = High };

        public static Spread Of(Round[] rounds, Func<Round, double> ratio)
        {
            double[] sorted = [.. rounds.Select(ratio).Order()];
            return new(sorted[Rounds / 4], sorted[Rounds / 2], sorted[3 * Rounds / 4]);
        }

        public override string ToString() => Text($"{Median:F3} ({Low:F2} to {High:F2})");
    }
}
