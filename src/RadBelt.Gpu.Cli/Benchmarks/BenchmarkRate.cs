using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>Size of a measurement.</summary>
/// <param name="Particles">Particles.</param>
/// <param name="Waves">Waves.</param>
/// <param name="Steps">Steps a call.</param>
internal sealed record BenchmarkSize(int Particles, int Waves, int Steps);

/// <summary>A measured rate.</summary>
/// <param name="PerSecond">What was counted, a second: median over the calls.</param>
internal readonly record struct BenchmarkRate(double PerSecond)
{
    private const int FewestCalls = 5;

    /// <summary>Calls <paramref name="work"/> for about <paramref name="seconds"/> s after a warm-up.</summary>
    public static BenchmarkRate Of(Action work, double evaluations, double seconds) => InTurn(seconds, (work, evaluations))[0];

    /// <summary>
    /// Calls several works in turn, A B C A B C …, so that all see the same noise, for about <paramref name="seconds"/> s each. The median call counts.
    /// </summary>
    public static BenchmarkRate[] InTurn(double seconds, params (Action Work, double Count)[] works)
    {
        List<double>[] times = [.. works.Select(_ => new List<double>())];
        foreach ((Action work, _) in works)
            work();
        double total = seconds * works.Length;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < total || times[0].Count < FewestCalls;)
        {
            for (int i = 0; i < works.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                works[i].Work();
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return [.. times.Select((t, i) => new BenchmarkRate(works[i].Count / Median(t)))];
    }

    /// <summary>Adds rates of steps on one core, on all threads and in scalar lanes to a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rates">The rates, in this order.</param>
    /// <param name="threads">All threads.</param>
    public static void AddSteps(JsonObject table, BenchmarkRate[] rates, int threads)
    {
        (double one, double all, double scalar) = (rates[0].PerSecond, rates[1].PerSecond, rates[2].PerSecond);
        table["steps_per_second_per_core"] = one;
        table["scalar_lanes_steps_per_second"] = scalar;
        table["ratio_to_scalar_lanes"] = one / scalar;
        table["threads"] = threads;
        table["all_threads_steps_per_second"] = all;
        table["all_threads_ratio_to_one"] = all / one;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
