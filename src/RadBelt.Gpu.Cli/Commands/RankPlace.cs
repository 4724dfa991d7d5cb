using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>A rank among those on its machine.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Rank">Number among its ranks.</param>
/// <param name="Size">Ranks there.</param>
/// <param name="Threads">Threads that it may use, so that all of them together have one for each core they may run on.</param>
internal sealed record RankPlace(string Machine, int Rank, int Size, int Threads)
{
    /// <summary>Where this rank is. Collective.</summary>
    public static RankPlace Of(ICommunicator world)
    {
        string machine = Environment.MachineName;
        string[] machines = world.Gather(machine), cores = world.Gather($"{machine} {AllowedCores()}");
        int sharing = cores.Count(c => c == cores[world.Rank]);
        return new(machine, machines.Take(world.Rank).Count(m => m == machine), machines.Count(m => m == machine), Math.Max(1, Environment.ProcessorCount / sharing));
    }

    /// <summary>Opens the device of this rank: a GPU of its own, or its share of the processor.</summary>
    /// <exception cref="InvalidInputException">There is no such device, or several ranks would use one GPU.</exception>
    public Device Open(string wanted, bool share)
    {
        string id = Choose(wanted, [.. Device.All.Where(d => d.IsGpu).Select(d => d.Id)], share);
        return id == "cpu" ? CpuDevice.Create(Threads) : Device.Open(id);
    }

    /// <summary>Which device this rank is to take.</summary>
    /// <param name="wanted">What was asked for.</param>
    /// <param name="gpus">GPUs of the machine, the best first.</param>
    /// <param name="share">Whether ranks may share one.</param>
    /// <exception cref="InvalidInputException">Several ranks would use one GPU.</exception>
    public string Choose(string wanted, IReadOnlyList<string> gpus, bool share)
    {
        string name = wanted.Trim().ToLowerInvariant();
        if (name == "auto")
            name = gpus.Count == 0 ? "cpu" : Kind(gpus[0]);
        if (name == "cpu")
            return name;
        if (name.Contains(':'))
        {
            return Size == 1 || share
                ? name
                : throw new InvalidInputException(
                    $"device: {Size} ranks on {Machine} would share {name}; name it without its number, and each takes a GPU of its own, or say --share-device");
        }

        string[] kind = [.. gpus.Where(id => Kind(id) == name)];
        if (kind.Length == 0 || (kind.Length < Size && !share))
        {
            throw new InvalidInputException(
                $"device: {Machine} has {kind.Length} of {name} for {Size} ranks; start as many ranks as there are GPUs{(kind.Length == 0 ? "" : ", say --share-device")}, or use --device cpu");
        }

        return kind[Rank % kind.Length];
    }

    private static string Kind(string id) => id[..id.IndexOf(':', StringComparison.Ordinal)];

    // Launchers bind ranks to cores, or do not.
    private static string AllowedCores()
    {
        const string Status = "/proc/self/status", Name = "Cpus_allowed_list:";
        return File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) ?? "" : "";
    }
}
