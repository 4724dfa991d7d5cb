using System.CommandLine;
using System.Reflection;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

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
        var command = new Command("run", "Runs a deck: HDF5 file and report page into a folder.") { deck, output, set, device, json, resume };
        command.SetAction(parsed =>
        {
            Deck loaded = Deck.Load(parsed.GetValue(deck)!, parsed.GetValue(set));
            string name = Path.GetFileNameWithoutExtension(loaded.Name);
            string folder = parsed.GetValue(output) ?? Path.Combine("out", name);
            return Run(loaded, Experiment.Of(loaded), folder, parsed.GetValue(device)!, parsed.GetValue(json), parsed.GetValue(resume));
        });
        return command;
    }

    /// <summary>Runs a deck's experiment.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    internal static int Run(Deck deck, Experiment experiment, string folder, string deviceId, bool json, bool resume)
    {
        DeckInputs.RequireOtherThan(deck.Experiment, DataFile(deck, folder));
        using RunCheckpoints checkpoints = RunCheckpoints.Of(deck, experiment, folder, resume);
        using Device device = Device.Open(deviceId);
        experiment.Workload?.RequireMemory(device);
        OutputFolder made = OutputFolder.Prepare(folder);
        try
        {
            int code = Run(deck, experiment, folder, device, checkpoints, json);
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

    private static int Run(Deck deck, Experiment experiment, string folder, Device device, RunCheckpoints checkpoints, bool json)
    {
        string name = Path.GetFileNameWithoutExtension(deck.Name);
        string data = DataFile(deck, folder), page = Path.Combine(folder, name + ".html");
        experiment.Folder = folder;

        // From the first file on, Ctrl-C leaves nothing half-written.
        using var interrupt = new Interrupt();

        // The file is opened first: a full disk or a read-only folder is known before the work, not after it.
        using Hdf5File file = Hdf5File.Create(data);
        var provenance = new RunProvenance(
            deck.Experiment.Experiment, deck.Experiment.Title, deck.Name, deck.Text, deck.Overrides, Version, device.Id, device.Description, deck.Experiment.RandomSeed);
        RunFile.WriteProvenance(file, provenance);

        ExperimentOutcome outcome;
        using (var progress = new ProgressDisplay(name))
            outcome = experiment.Run(device, progress, checkpoints.Plan(), interrupt.Token);

        // Of a run that leaves nothing, an earlier result in the folder stays as it was.
        if (!outcome.Completed && outcome.NothingKept is { } why)
        {
            if (json)
                JsonText.Print(outcome.ToJson(provenance));
            Console.Error.WriteLine($"radbelt: interrupted; nothing was kept: {why}");
            return ExitCode.Interrupted;
        }

        outcome.Write(file);
        if (outcome.Completed)
            file.Commit();
        else
            file.CommitPartial();
        file.Dispose();
        ReportFromFile.Create(data, page);

        if (json)
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

    private static string DataFile(Deck deck, string folder) => Path.Combine(folder, Path.GetFileNameWithoutExtension(deck.Name) + ".h5");

    /// <summary>Version of the tool, without the commit.</summary>
    internal static string Version { get; } =
        typeof(RunCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
