using System.CommandLine;
using System.Globalization;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt slurm deck.yaml --shards 64</c>: writes a script that runs the shards of a deck as a Slurm job array and merges them.</summary>
internal static class SlurmCommand
{
    public static Command Create()
    {
        var deck = Options.Deck();
        var shards = new Option<int>("--shards") { Description = "How many shards: as many jobs.", HelpName = "number", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "Folder for results and the script; out/NAME-OF-DECK when not given.", HelpName = "folder" };
        var set = Options.Set();
        var device = Options.Device();
        var gpus = new Option<int?>("--gpus") { Description = "GPUs of each shard; none when not given.", HelpName = "number" };
        Option<string?> partition = Passed("--partition", "Partition of the jobs."), time = Passed("--time", "Time limit of each job, as Slurm takes it: 4:00:00."), account = Passed("--account", "Account of the jobs.");
        var more = new Option<string[]>("--sbatch") { Description = "Any other option of sbatch for the shards: --sbatch=--cpus-per-task=8. May be given several times.", HelpName = "option", Arity = ArgumentArity.OneOrMore };
        var command = new Command("slurm", "Writes a script that runs a deck's shards as a Slurm job array and merges them.") { deck, shards, output, set, device, gpus, partition, time, account, more };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(deck)!;
            Deck loaded = Deck.Load(path, parsed.GetValue(set));
            RunCommand.RequireShards(loaded, Experiment.Of(loaded), parsed.GetValue(shards));
            if (parsed.GetValue(gpus) is < 1)
                throw new InvalidInputException(FormattableString.Invariant($"--gpus: {parsed.GetValue(gpus)} for each shard; give 1 or more, or leave it out for none"));
            var script = new SlurmScript
            {
                Tool = Tool,
                WorkingFolder = Directory.GetCurrentDirectory(),
                Deck = Path.GetFullPath(path),
                Folder = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine("out", Path.GetFileNameWithoutExtension(path))),
                Shards = parsed.GetValue(shards),
                RunOptions = ["--device", parsed.GetValue(device)!, .. (parsed.GetValue(set) ?? []).SelectMany(change => (string[])["--set", change])],
                JobOptions = [.. new[] { partition, time, account }.Where(option => parsed.GetValue(option) is not null).Select(option => $"{option.Name}={parsed.GetValue(option)}")],
                ShardOptions = [.. parsed.GetValue(gpus) is { } n ? (string[])[string.Create(CultureInfo.InvariantCulture, $"--gpus={n}")] : [], .. parsed.GetValue(more) ?? []],
            };
            OutputFolder.Prepare(script.Folder);
            File.WriteAllText(script.Path, script.Text);
            Console.WriteLine($"script   {script.Path}\nsubmit   bash {SlurmScript.Quoted(script.Path)}");
            return ExitCode.Success;
        });
        return command;
    }

    // This very tool: the program itself, or the runtime with its assembly.
    private static string[] Tool => Environment.ProcessPath is { } process && Path.GetFileNameWithoutExtension(process) != "dotnet"
        ? [process]
        : [Environment.ProcessPath ?? "dotnet", typeof(SlurmCommand).Assembly.Location];

    private static Option<string?> Passed(string name, string description) => new(name) { Description = description, HelpName = name[2..] };
}
