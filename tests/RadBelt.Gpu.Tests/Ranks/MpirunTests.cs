using System.Diagnostics;
using System.Runtime.InteropServices;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Cli.Commands;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>The tool as ranks of a real <c>mpirun</c>: the same bits for any number of them, killed and resumed, and refused. Skipped where there is no Open MPI.</summary>
[NonParallelizable]
public sealed class MpirunTests
{
    private const string Deck = """
        experiment: pic
        title: ranks
        seed: 5
        plasma: {B0: 140 nT, density: 1e7 m^-3}
        grid: {length: 48 km, cell_size: 600 m}
        species:
          - {name: cold, fraction: 0.98, temperature: 10 eV, particles_per_cell: 40, start: quiet, delta_f: true}
          - {name: hot, fraction: 0.02, parallel_temperature: 20 keV, perpendicular_temperature: 30 keV, particles_per_cell: 20, start: quiet, delta_f: true}
        neutralising_background: true
        boundary: {layer: 12 km}
        driver: {band: [0.2 fce, 0.4 fce], amplitude: 100 pT, waves: 20}
        stop_time: 0.5 ms
        outputs: {samples: 10, snapshots: 2, distributions: 2, distribution_bins: 16}
        """;

    [OneTimeSetUp]
    public void RequireMpirun()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("mpirun", ["--version"]) { RedirectStandardOutput = true })!;
            if (!process.StandardOutput.ReadToEnd().Contains("Open MPI", StringComparison.Ordinal))
            {
                Assert.Ignore("mpirun is not that of Open MPI");
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("there is no mpirun; on Debian openmpi-bin has it");
        }
    }

    [Test]
    public void RanksWriteTheBytesOfOne()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Deck);
        SortedDictionary<string, string> expected = [];
        foreach (int ranks in (int[])[1, 2, 3])
        {
            (int code, string error) = Wait(Start(ranks, "run", deck, "--output", tool.At($"{ranks}"), "--device", "cpu"));
            Assert.That(code, Is.EqualTo(ExitCode.Success), error);
            SortedDictionary<string, string> found = Arrays(tool.At($"{ranks}"));
            expected = ranks == 1 ? found : expected;
            Assert.That(found, Is.EqualTo(expected), $"{ranks} ranks");
        }

        Assert.That(expected, Has.Count.GreaterThan(20));
    }

    [Test]
    public void AKilledRankEndsTheJobWhichGoesOnWithAnotherNumber()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Deck);
        string[] run = ["run", deck, "--device", "cpu", "--set", "stop_time=6 ms", "--set", "outputs.checkpoint_every=0.5 s"];
        Process job = Start(2, [.. run, "--output", tool.At("killed")]);
        for (int i = 0; i < 600 && !(Directory.Exists(tool.At("killed")) && Directory.GetFiles(tool.At("killed"), "checkpoint-*.h5").Length > 0); i++)
        {
            Thread.Sleep(50);
        }

        Kill(job, rank: 1);
        (int code, string error) = Wait(job);
        Assert.That(code, Is.Not.Zero);
        Assert.That(error, Does.Contain("rank 1").And.Contain("Killed"));

        (code, error) = Wait(Start(3, [.. run, "--output", tool.At("killed"), "--resume"]));
        Assert.That(code, Is.EqualTo(ExitCode.Success), error);
        Assert.That(error, Does.Contain("going on from"));
        Assert.That(tool.Run([.. run, "--output", tool.At("one")]), Is.EqualTo(ExitCode.Success), tool.Error);
        Assert.That(Arrays(tool.At("killed")), Is.EqualTo(Arrays(tool.At("one"))));
    }

    [TestCase("3 are too many for 16 cells", "--set", "grid.length=9.6 km", "--set", "boundary.layer=2.4 km")]
    [TestCase("there is no 'metal:0' here", "--device", "metal:0", "--share-device")]
    [TestCase("there is no checkpoint", "--resume")]
    public void WhatCannotRunIsRefusedOnce(string message, params string[] more)
    {
        using var tool = new Tool();
        (int code, string error) = Wait(Start(3, ["run", tool.Write("deck.yaml", Deck), "--output", tool.At("out"), .. more]));
        Assert.That(code, Is.EqualTo(ExitCode.BadInput), error);
        Assert.That(error, Does.Contain(message));
        Assert.That(error.Split("radbelt: "), Has.Length.EqualTo(2), error);
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void UnequalDecksAreRefused()
    {
        using var tool = new Tool();
        string one = tool.Write("one.yaml", Deck), other = tool.Write("other.yaml", Deck.Replace("100 pT", "120 pT", StringComparison.Ordinal));
        (int code, string error) = Wait(Start(1, ["run", one, "--output", tool.At("out"), ":", "-n", "1", "dotnet", Dll, "run", other, "--output", tool.At("out")]));
        Assert.That(code, Is.EqualTo(ExitCode.BadInput), error);
        Assert.That(error, Does.Contain("rank 1 has another deck than rank 0: its driver.amplitude"));
    }

    private static string Dll => typeof(ExitCode).Assembly.Location;

    private static Process Start(int ranks, params string[] args)
    {
        var start = new ProcessStartInfo("mpirun", ["--oversubscribe", "--bind-to", "none", "-n", $"{ranks}", "dotnet", Dll, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Containers run tests as root.
        (start.Environment["OMPI_ALLOW_RUN_AS_ROOT"], start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"]) = ("1", "1");
        return Process.Start(start)!;
    }

    private static (int Code, string Error) Wait(Process job)
    {
        using (job)
        {
            Task<string> output = job.StandardOutput.ReadToEndAsync(), error = job.StandardError.ReadToEndAsync();
            Assert.That(job.WaitForExit(120_000), Is.True, "it ends");
            _ = output.Result;
            return (job.ExitCode, error.Result);
        }
    }

    // The rank's process is a child of mpirun, and its environment says which it is.
    private static void Kill(Process job, int rank)
    {
        foreach (string child in File.ReadAllText($"/proc/{job.Id}/task/{job.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (File.ReadAllText($"/proc/{child}/environ").Split('\0').Contains($"OMPI_COMM_WORLD_RANK={rank}"))
            {
                using Process process = Process.GetProcessById(int.Parse(child));
                process.Kill();
                return;
            }
        }

        Assert.Fail($"there is no rank {rank}");
    }

    // Every array of numbers in every file of results, as its bytes in hexadecimal, by file and path. What differs between runs, such as dates, is in attributes.
    private static SortedDictionary<string, string> Arrays(string folder)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in Directory.GetFiles(folder, "*.h5").Where(p => !Path.GetFileName(p).StartsWith("checkpoint", StringComparison.Ordinal)))
        {
            using Hdf5File file = Hdf5File.Open(path);
            Add(file, "");
        }

        return all;

        void Add(Hdf5File file, string group)
        {
            foreach (string child in file.Children(group.Length == 0 ? "/" : group).Select(name => $"{group}/{name}"))
            {
                if ((Bytes<double>(file, child) ?? Bytes<float>(file, child)) is { } values)
                {
                    all.Add($"{Path.GetFileName(file.Path)} {child}", values);
                }
                else if (Try(() => file.Children(child)) is not null)
                {
                    Add(file, child);
                }
            }
        }

        static string? Bytes<T>(Hdf5File file, string path)
            where T : unmanaged => Try(() => Convert.ToHexString(MemoryMarshal.AsBytes<T>(file.Read<T>(path))));

        static T? Try<T>(Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (InvalidInputException)
            {
                return null;
            }
        }
    }
}
