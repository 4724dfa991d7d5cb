using System.Diagnostics;
using System.Runtime.InteropServices;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>The tool as ranks of a real <c>mpirun</c>, and a deck for them.</summary>
internal static class Mpirun
{
    /// <summary>An open run with all kinds of output, tracers that run around a part of it among them.</summary>
    public const string Deck = """
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
        tracers:
          start: 0.1 ms
          ensembles: {pitch_angles: [15 deg, 60 deg], energies: [400 keV, 20 keV], count: 100}
          windows: [{species: hot, energies: [10 keV, 60 keV], pitch_angles: [20 deg, 120 deg], count: 50}]
          samples: 5
        stop_time: 0.5 ms
        outputs: {samples: 10, snapshots: 2, distributions: 2, distribution_bins: 16}
        """;

    /// <summary>Leaves tests out where there is no Open MPI.</summary>
    public static void Require()
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

    /// <summary>The tool.</summary>
    public static string Dll => typeof(ExitCode).Assembly.Location;

    /// <summary>Starts the tool on so many ranks.</summary>
    public static Process Start(int ranks, params string[] args)
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

    /// <summary>Waits for its end.</summary>
    public static (int Code, string Error) Wait(Process job)
    {
        using (job)
        {
            Task<string> output = job.StandardOutput.ReadToEndAsync(), error = job.StandardError.ReadToEndAsync();
            Assert.That(job.WaitForExit(120_000), Is.True, "it ends");
            _ = output.Result;
            return (job.ExitCode, error.Result);
        }
    }

    /// <summary>Kills a rank, whose process is a child of mpirun, and whose environment says which it is.</summary>
    public static void Kill(Process job, int rank)
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

    /// <summary>Every array of numbers in every file of results, as its bytes in hexadecimal, by file and path. What differs between runs, such as dates, is in attributes.</summary>
    public static SortedDictionary<string, string> Arrays(string folder)
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
