using System.CommandLine;
using System.Reflection;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;

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
        var command = new Command("run", "Runs a deck: HDF5 file and report page into a folder.") { deck, output, set, device, json };
        command.SetAction(parsed =>
        {
            Deck loaded = Deck.Load(parsed.GetValue(deck)!, parsed.GetValue(set));
            string name = Path.GetFileNameWithoutExtension(loaded.Name);
            return Run(loaded, name, parsed.GetValue(output) ?? Path.Combine("out", name), parsed.GetValue(device)!, parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(Deck deck, string name, string folder, string deviceId, bool json)
    {
        Experiment experiment = Experiment.Of(deck);
        using Device device = Device.Open(deviceId);
        experiment.Workload?.RequireMemory(device);

        string data = Path.Combine(folder, name + ".h5"), page = Path.Combine(folder, name + ".html");
        OutputFolder.Prepare(folder);

        // From the first file on, Ctrl-C leaves nothing half-written.
        using var interrupt = new Interrupt();

        // The file is opened first: a full disk or a read-only folder is known before the work, not after it.
        using Hdf5File file = Hdf5File.Create(data);
        var provenance = new RunProvenance(
            deck.Experiment.Experiment, deck.Experiment.Title, deck.Name, deck.Text, deck.Overrides, Version, device.Id, device.Description, deck.Experiment.Seed);
        RunFile.WriteProvenance(file, provenance);

        ExperimentOutcome outcome;
        using (var progress = new ProgressDisplay(name))
            outcome = experiment.Run(device, progress, interrupt.Token);

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
        Console.Error.WriteLine($"radbelt: interrupted; what was computed until then is in {data}");
        return ExitCode.Interrupted;
    }

    /// <summary>Version of the tool, without the commit.</summary>
    internal static string Version { get; } =
        typeof(RunCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
