using System.Diagnostics;

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

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
