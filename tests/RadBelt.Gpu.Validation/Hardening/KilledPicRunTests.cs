using System.Diagnostics;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Validation.Hardening;

/// <summary>Particle-in-cell runs are killed (SIGKILL) at random moments, each resumed once: every one ends with the file of a run left alone, bit for bit.</summary>
internal sealed class KilledPicRunTests
{
    private const string Deck = """
        experiment: pic
        seed: 3
        plasma: {B0: 140 nT, density: 1e7 m^-3}
        grid: {length: 60 km, cell_size: 600 m}
        species:
          - {name: cold, fraction: 0.98, temperature: 1 eV, particles_per_cell: 32, start: quiet}
          - {name: cool, fraction: 0.02, parallel_temperature: 2 keV, perpendicular_temperature: 5.4 keV, particles_per_cell: 32, start: quiet}
        neutralising_background: true
        filter: 2
        tracers:
          start: 0.3 ms
          ensembles: {pitch_angles: [30 deg, 60 deg], resonant_with: 0.3 fce, count: 20}
          samples: 5
        stop_time: 5 ms
        outputs: {samples: 40, field_interval: 5 us, distribution_bins: 8, checkpoint_every: 1e-6 s}
        """;

    [Test]
    public void KilledOnceAndResumedItEndsAsIfLeftAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("a process that is ended there has no exit code of its own");
        }

        int kills = Trials.Number("KILLS", 50), seed = Trials.Number("SEED", Environment.TickCount);
        var random = new Random(seed);
        string folder = Directory.CreateTempSubdirectory("radbelt-killed-").FullName, deck = Path.Combine(folder, "deck.yaml"), output = Path.Combine(folder, "out"), file = Path.Combine(output, "deck.h5");
        try
        {
            File.WriteAllText(deck, Deck);
            var watch = Stopwatch.StartNew();
            End(ToolProcess.Start("run", deck, "--output", output, "--device", "cpu"));
            TimeSpan whole = watch.Elapsed;
            SortedDictionary<string, string> alone = Hdf5Contents.Of(file);

            int killed = 0, resumed = 0, writing = 0, tooLate = 0;
            while (killed < kills)
            {
                Directory.Delete(output, recursive: true);
                using (ToolProcess run = ToolProcess.Start("run", deck, "--output", output, "--device", "cpu"))
                {
                    Thread.Sleep(whole * random.NextDouble());
                    run.Kill();

                    // The result appears whole, at the end; a report may follow it.
                    bool isThere = run.End() == 0 || File.Exists(file);
                    if (isThere)
                    {
                        Assert.That(Hdf5Contents.Of(file), Is.EqualTo(alone), $"a result that was there before kill {killed + 1} of seed {seed}");
                        Assert.That(++tooLate, Is.LessThan(10 * kills), "runs end before they can be killed");
                        continue;
                    }
                }

                killed++;
                Directory.CreateDirectory(output);
                writing += Directory.GetFiles(output, "checkpoint-*.part").Length;
                bool resume = Directory.GetFiles(output, "checkpoint-*.h5").Length > 0;
                resumed += resume ? 1 : 0;
                End(ToolProcess.Start(["run", deck, "--output", output, "--device", "cpu", .. resume ? (string[])["--resume"] : []]));
                Assert.That(Hdf5Contents.Of(file), Is.EqualTo(alone), $"kill {killed} of seed {seed}");
                Assert.That(Directory.GetFiles(output, "*.part"), Is.Empty);
            }

            Trials.Print($"kills: {kills} PIC runs of {whole.TotalSeconds:F1} s killed at random moments (seed {seed}), {writing} while a checkpoint was written; {resumed} went on from a checkpoint, {kills - resumed} began anew; all ended with the same bits");
            Assert.That(resumed, Is.GreaterThan(kills / 4));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void End(ToolProcess run)
    {
        using (run)
        {
            Assert.That(run.End(), Is.Zero, () => run.Error);
        }
    }
}
