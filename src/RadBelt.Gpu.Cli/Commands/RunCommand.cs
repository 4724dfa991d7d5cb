using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt run deck.yaml</c>: runs a deck; leaves an HDF5 file and a report page in a folder.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var deck = Options.Deck();
        var output = new Option<string?>("--output", "-o") { Description = "Folder for results; out/NAME-OF-DECK when not given.", HelpName = "folder" };
        var set = Options.Set();
        var device = Options.Device();
        var json = Options.Json();
        var resume = new Option<bool>("--resume") { Description = "Goes on from the newest whole checkpoint in the folder for results." };
        var share = new Option<bool>("--share-device") { Description = "Under mpirun: lets several ranks use one GPU." };
        var shard = new Option<string?>("--shard")
        {
            Description = "Runs a part of the deck's items, as 3/64; `radbelt merge` joins the parts. docs/shards.md says which experiments have parts.",
            HelpName = "number/of",
        };
        var command = new Command("run", "Runs a deck: HDF5 file and report page into a folder. Under mpirun, pic and hybrid-pic decks run on all ranks.")
        {
            deck, output, set, device, json, resume, shard, share,
        };
        command.SetAction(parsed =>
        {
            Shard? part = parsed.GetValue(shard) is { } text ? Shard.Parse(text) : null;
            using MpiCommunicator? world = RankedRun.Join();
            if (world is { Size: > 1 })
                return RankedRun.Run(world, Load, FolderOf, parsed.GetValue(device)!, parsed.GetValue(share), parsed.GetValue(json), parsed.GetValue(resume));
            Deck loaded = Load();
            return Run(loaded, Experiment.Of(loaded), FolderOf(loaded), parsed.GetValue(device)!, parsed.GetValue(json), parsed.GetValue(resume), part);

            Deck Load() => part is null || world is not { Size: > 1 }
                ? Deck.Load(parsed.GetValue(deck)!, parsed.GetValue(set))
                : throw new InvalidInputException("--shard: shards are runs of their own, and ranks share one; start each shard without mpirun");

            string FolderOf(Deck of) => parsed.GetValue(output) ?? Path.Combine("out", Path.GetFileNameWithoutExtension(of.Name));
        });
        return command;
    }

    /// <summary>Runs a deck's experiment.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    internal static int Run(Deck deck, Experiment experiment, string folder, string deviceId, bool json, bool resume, Shard? shard = null)
    {
        string name = Path.GetFileNameWithoutExtension(deck.Name);
        ShardFile? part = shard is { } some ? ShardOf(deck, experiment, some) : null;

        DeckInputs.RequireOtherThan(deck.Experiment, Path.Combine(folder, (part?.Shard.NameOf(name) ?? name) + ".h5"));

        // Shards of a run share a folder, but each has a folder of its own for what it saves.
        (name, string saved) = part is null ? (name, folder) : (part.Shard.NameOf(name), Path.Combine(folder, part.Shard.NameOf(name)));
        using RunCheckpoints checkpoints = RunCheckpoints.Of(deck, experiment, saved, resume, shard);
        using Device device = Device.Open(deviceId);
        experiment.Workload?.RequireMemory(device);
        OutputFolder made = OutputFolder.Prepare(experiment.Checkpoints is null ? folder : saved);
        return Run(deck, experiment, folder, name, part, device, checkpoints, json, made);
    }

    /// <summary>Runs a deck's experiment on an open device.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    internal static int Run(Deck deck, Experiment experiment, string folder, Device device, RunCheckpoints checkpoints, bool json) =>
        Run(deck, experiment, folder, Path.GetFileNameWithoutExtension(deck.Name), part: null, device, checkpoints, json, OutputFolder.Prepare(folder));

    private static int Run(
        Deck deck, Experiment experiment, string folder, string name, ShardFile? part, Device device, RunCheckpoints checkpoints, bool json, OutputFolder made)
    {
        try
        {
            int code = RunInto(deck, experiment, folder, name, part, device, checkpoints, json);
            made.TakeBack();
            return code;
        }
        catch (InvalidInputException)
        {
            // Some faults show only on the way, as when nothing of a chorus element is left where it is asked for.
            made.TakeBack();
            throw;
        }
    }

    /// <summary>Refuses a deck that cannot be cut into so many shards.</summary>
    /// <exception cref="InvalidInputException">It has no items that could be run alone, or too few.</exception>
    internal static void RequireShards(Deck deck, Experiment experiment, int shards)
    {
        if (shards < 1)
            throw new InvalidInputException(FormattableString.Invariant($"--shards: {shards} shards; give 1 or more"));
        IShardable shardable = Shardable(deck, experiment);
        _ = new Shard(shards, shards).Range(shardable.Items, shardable.ItemName);
    }

    private static IShardable Shardable(Deck deck, Experiment experiment)
    {
        if (experiment is IShardable shardable)
            return shardable;
        string instead = experiment is PicExperiment or HybridPicExperiment
            ? "its particles act on each other through their fields: spread it by MPI, as `mpirun -n 4 radbelt run deck.yaml`"
            : "it is one calculation: run it whole";
        throw new InvalidInputException($"--shard: `{deck.Experiment.Experiment}` has no parts that could be run alone; {instead}");
    }

    private static ShardFile ShardOf(Deck deck, Experiment experiment, Shard shard)
    {
        IShardable shardable = Shardable(deck, experiment);
        ShardFile file = ShardFile.Of(deck, shard, shardable);
        shardable.Part = file.Range;
        return file;
    }

    private static int RunInto(Deck deck, Experiment experiment, string folder, string name, ShardFile? part, Device device, RunCheckpoints checkpoints, bool json)
    {
        string data = Path.Combine(folder, name + ".h5"), page = Path.Combine(folder, name + ".html");
        experiment.Folder = folder;

        // From the first file on, Ctrl-C leaves nothing half-written.
        using var interrupt = new Interrupt();

        // The file is opened first: a full disk or a read-only folder is known before the work, not after it.
        using Hdf5File file = Hdf5File.Create(data);
        var provenance = new RunProvenance(
            deck.Experiment.Experiment, deck.Experiment.Title, deck.Name, deck.Text, deck.Overrides, Version, device.Id, Describe(device, experiment), deck.Experiment.RandomSeed);
        RunFile.WriteProvenance(file, provenance);
        part?.Write(file);

        ExperimentOutcome outcome;
        using (var progress = new ProgressDisplay(name))
            outcome = experiment.Run(device, progress, checkpoints.Plan(), interrupt.Token);

        // Of a run that leaves nothing, an earlier result in the folder stays as it was.
        if (!outcome.Completed && outcome.NothingKept is { } why)
        {
            if (json)
                JsonText.Print(outcome.ToJson(provenance));
            string left = checkpoints.WhatIsLeft;
            Console.Error.WriteLine($"radbelt: interrupted; nothing was kept{(left.Length > 0 ? " but a checkpoint" : "")}: {why}{left}");
            return ExitCode.Interrupted;
        }

        outcome.Write(file);
        if (part is not null)
            outcome.WriteSums(file);
        if (outcome.Completed)
            file.Commit();
        else
            file.CommitPartial();
        file.Dispose();
        if (part is null)
            ReportFromFile.Create(data, page);

        if (part is not null)
        {
            Tell(part, (IShardable)experiment, data, json);
        }
        else if (json)
        {
            JsonText.Print(outcome.ToJson(provenance));
        }
        else
        {
            foreach (string line in outcome.Summary())
                Console.WriteLine(line);
            Console.WriteLine($"results  {data}\nreport   {page}");
        }

        if (outcome.Completed)
            return ExitCode.Success;
        string what = outcome.Failure is { } failure ? failure.Message.TrimEnd('.') : "interrupted";
        Console.Error.WriteLine($"radbelt: {what}; what was computed until then is in {data}{checkpoints.WhatIsLeft}");
        return outcome.Failure is null ? ExitCode.Interrupted : ExitCode.RunFailed;
    }

    private static string Describe(Device device, Experiment experiment) =>
        experiment.Ranks is { } ranks ? FormattableString.Invariant($"{ranks.Size} ranks, the first on {device.Description}") : device.Description;

    // Means over some of the items would pass for those of the run: they are left to the merged file.
    private static void Tell(ShardFile part, IShardable experiment, string data, bool json)
    {
        if (json)
            JsonText.Print(new JsonObject { ["shard"] = part.Shard.ToString(), ["items"] = part.Items, ["first_item"] = part.Range.First, ["item_count"] = part.Range.Count, ["file"] = data });
        else
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"shard    {data}: {part.Range.Count:N0} of {part.Items:N0} {experiment.ItemName}; join all {part.Shard.Of:N0} with `radbelt merge`"));
    }

    /// <summary>Version of the tool, without the commit.</summary>
    internal static string Version { get; } =
        typeof(RunCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
