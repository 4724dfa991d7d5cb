using System.Diagnostics;
using System.Globalization;
using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Validation.Shards;

/// <summary>How long <c>radbelt merge</c> takes for 64 shards of a million records each, as a rays run would leave them: printed, and at most 5 s by virtual datasets.</summary>
internal sealed class MergeSpeedTests
{
    private const int Shards = 64, Records = 1_000_000;
    // What is in most columns does not matter to a merge, but takes its time to compress.
    private static readonly double[] Zeros = new double[Records];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("radbelt-merge-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Sixty_four_shards_of_a_million_records_are_one_file_in_seconds()
    {
        Deck deck = Deck.Parse("""
            experiment: rays
            plasma: {density: 5 cm^-3}
            launches: {l_shells: {from: 5, to: 6, count: 64, spacing: linear}, frequencies: 700 Hz}
            """, "deck.yaml");
        var rays = (IShardable)Experiment.Of(deck);
        double[] values = [.. Enumerable.Range(0, Records).Select(i => i * 1e-3)];
        for (int k = 1; k <= Shards; k++)
            Write(deck, new Shard(k, Shards), rays, values);

        string[] files = [.. Directory.GetFiles(folder, "*.h5").Order(StringComparer.Ordinal)];
        var watch = Stopwatch.StartNew();
        Assert.That(RadbeltCommand.Run(["merge", .. files]), Is.Zero);
        double seconds = watch.Elapsed.TotalSeconds;
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"merge.seconds {seconds:F2}: {Shards} shards of {Records:N0} records, {new FileInfo(Path.Combine(folder, "deck.h5")).Length:N0} bytes beside {files.Sum(file => new FileInfo(file).Length):N0}"));
        using Hdf5File merged = Hdf5File.Open(Path.Combine(folder, "deck.h5"));
        Assert.That(merged.Shape("/points/time"), Is.EqualTo(new[] { (long)Shards * Records }));
        Assert.That(merged.ReadRows<double>("/points/time", 63L * Records - 1, 2), Is.EqualTo(new[] { 62 + values[^1], 63 }));
        Assert.That(seconds, Is.LessThan(5));
    }

    // One ray of a million points, in the two groups of a rays run, with all columns of its points.
    private void Write(Deck deck, Shard shard, IShardable rays, double[] values)
    {
        using Hdf5File file = Hdf5File.Create(Path.Combine(folder, shard.NameOf("deck") + ".h5"));
        RunFile.WriteProvenance(file, new("rays", null, deck.Name, deck.Text, [], RunCommand.Version, "cpu", "none", null));
        ShardFile.Of(deck, shard, rays).Write(file);
        file.CreateGroup("/run");
        file.SetAttribute("/run", "elapsed_s", 1.0);
        var table = new Hdf5Table(file, "/rays", new TableAxis("ray", "1", "ray", [shard.Number - 1]));
        table.Add<long>(new("point_count", "1", "points in /points"), [Records]);
        file.WriteTexts("/rays/end", ["latitude"]);
        var points = new Hdf5Table(file, "/points", new TableAxis("point", "1", "point", values));
        points.Add<double>(new("time", "s", "time"), [.. values.Select(v => v + shard.Number - 1)]);
        foreach (string name in (string[])["radius", "latitude", "longitude", "l_shell", "k_parallel", "k_outward", "k_eastward", "group_speed_parallel", "group_speed_outward", "group_speed_eastward", "phase", "gain"])
            points.Add<double>(new(name, "1", name), Zeros, Hdf5Storage.Compressed);
        file.Commit();
    }
}
