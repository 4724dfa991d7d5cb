using System.CommandLine;
using System.Globalization;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary><c>radbelt merge out/*.h5</c>: makes the file of a whole run of those of its shards.</summary>
internal static class MergeCommand
{
    private const string MergedFrom = "merged_from";

    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "The HDF5 files of all shards of a run.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; NAME-OF-DECK.h5 beside the shards when not given.", HelpName = "file" };
        var copy = new Option<bool>("--copy") { Description = "Copies what virtual datasets would leave in the files of the shards, which are not needed any more then." };
        var command = new Command("merge", "Joins the shards of a run: the file that the whole run would have written.") { files, output, copy };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(output), parsed.GetValue(copy)));
        return command;
    }

    private static int Run(string[] paths, string? output, bool copy)
    {
        using ShardSet set = ShardSet.Open(WithoutMerged(paths));
        RunProvenance provenance = set.Provenance;
        string path = Path.GetFullPath(output ?? Path.Combine(Path.GetDirectoryName(set.Files[0].Path)!, Path.GetFileNameWithoutExtension(provenance.DeckName) + ".h5"));
        if (set.Files.FirstOrDefault(file => file.Path == path) is not null)
            throw new InvalidInputException($"output: '{path}' is one of the shards, which the merged file would replace; give another name with --output");
        Deck deck = Deck.Parse(provenance.DeckText, provenance.DeckName, provenance.Overrides);
        if (Experiment.Of(deck) is not IShardable experiment)
            throw new InvalidInputException($"{set.Files[0].Path}: is a shard of `{provenance.Experiment}`, which this version does not cut into shards; merge with the version that wrote it, {provenance.Version}");
        if (provenance.Version != RunCommand.Version)
            throw new InvalidInputException($"{set.Files[0].Path}: was written by version {provenance.Version}, this is {RunCommand.Version}; merge with that version");

        using Hdf5File file = Hdf5File.Create(path);
        RunFile.WriteProvenance(file, provenance);
        experiment.Merge(new(file, set.Files, copy));
        file.SetAttribute("/", MergedFrom, [.. set.Files.Select(shard => Path.GetRelativePath(Path.GetDirectoryName(path)!, shard.Path))]);
        file.Commit();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"merged   {path}: {set.Files.Count:N0} shards, {experiment.Items:N0} {experiment.ItemName}{(copy ? "" : ", whose data stay in the files of the shards")}"));
        return ExitCode.Success;
    }

    // A pattern like out/*.h5 also finds what an earlier merge has written there.
    private static string[] WithoutMerged(string[] paths)
    {
        string[] shards = [.. paths.Where(path => !IsMerged(path))];
        return shards.Length > 0 ? shards : throw new InvalidInputException($"merge: {string.Join(", ", paths)}: no shard among them; name files that `radbelt run --shard` wrote");
    }

    private static bool IsMerged(string path)
    {
        using Hdf5File file = Hdf5File.Open(path);
        return file.HasAttribute("/", MergedFrom);
    }
}
