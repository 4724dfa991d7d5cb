using System.Diagnostics;
using RadBelt.Gpu.Tests.Cli.Commands;
using RadBelt.Gpu.Tests.Hardening;

namespace RadBelt.Gpu.Validation.Hardening;

/// <summary>Runs of every kind, one after the other in one process for hours: memory and open files stay what they are. Only on request: RADBELT_HARDEN_SOAK_MINUTES says for how long.</summary>
[NonParallelizable]
internal sealed class SoakTests
{
    // What the runtime keeps or gives back as it likes.
    private const double Scatter = 24 * 1048576.0, Part = 0.05;

    private readonly record struct Sample(double Minutes, int Runs, double Resident, double Managed, int OpenFiles);

    [Test]
    public void MemoryStaysFlat()
    {
        double minutes = Trials.Number("SOAK_MINUTES", 0);
        if (minutes == 0)
        {
            Assert.Ignore("RADBELT_HARDEN_SOAK_MINUTES says for how long; ./radbelt harden soak sets it");
        }

        List<Sample> samples = [];
        var watch = Stopwatch.StartNew();
        double between = Math.Min(1, minutes / 20);
        for (int runs = 0; watch.Elapsed.TotalMinutes < minutes;)
        {
            foreach (string text in TinyDecks.All.Values)
            {
                using var tool = new Tool();
                Assert.That(tool.Run("run", tool.Write("deck.yaml", text), "--output", tool.At("out"), "--device", "cpu"), Is.Zero, tool.Error);
                runs++;
            }

            if (watch.Elapsed.TotalMinutes >= between * samples.Count)
            {
                samples.Add(Take(watch.Elapsed.TotalMinutes, runs));
                Sample s = samples[^1];
                Trials.Print(FormattableString.Invariant($"soak: {s.Minutes,6:F1} min {s.Runs,7} runs {s.Resident / 1048576,7:F1} MiB resident {s.Managed / 1048576,6:F1} MiB managed {s.OpenFiles,4} open files"));
            }
        }

        Assert.That(samples, Has.Count.GreaterThanOrEqualTo(8), "too short to tell");
        Sample[] early = [.. samples.Skip(samples.Count / 4).Take(samples.Count / 4)], late = [.. samples.TakeLast(samples.Count / 4)];
        double before = early.Average(s => s.Resident), after = late.Average(s => s.Resident);
        Trials.Print(FormattableString.Invariant(
            $"soak: {samples[^1].Runs} runs in {samples[^1].Minutes:F0} minutes; resident {before / 1048576:F1} MiB in the second quarter, {after / 1048576:F1} MiB in the last; open files {early.Max(s => s.OpenFiles)} and {late.Max(s => s.OpenFiles)}"));
        Assert.That(after, Is.LessThan(before * (1 + Part) + Scatter));
        Assert.That(late.Max(s => s.OpenFiles), Is.LessThanOrEqualTo(early.Max(s => s.OpenFiles) + 4));
    }

    private static Sample Take(double minutes, int runs)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        return new(minutes, runs, self.WorkingSet64, GC.GetTotalMemory(forceFullCollection: false), Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0);
    }
}
