using RadBelt.Gpu.Cli.Commands;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.Hardening;
using RadBelt.Gpu.Tests.Hdf5;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>What <c>run --shard</c>, <c>merge</c>, <c>slurm</c> and <c>report</c> refuse, and how they say it.</summary>
[NonParallelizable]
internal sealed class ShardErrorTests
{
    [TestCase("0/4", "there is no shard 0 of 4")]
    [TestCase("5/4", "there is no shard 5 of 4")]
    [TestCase("3/0", "there is no shard 3 of 0")]
    [TestCase("-1/4", "there is no shard -1 of 4")]
    [TestCase("third", "'third' is not a shard")]
    [TestCase("1/2/3", "'1/2/3' is not a shard")]
    [TestCase("1/99999999999", "is not a shard")]
    [TestCase("1/121", "120 electrons, too few for 121 shards")]
    public void What_is_no_shard_is_refused_and_nothing_is_written(string shard, string why)
    {
        using var tool = new Tool();
        Assert.That(tool.Run("run", tool.Write("deck.yaml", Tool.SmallDeck), "--output", tool.At("out"), "--shard", shard), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain(why).And.Contain("give"));
        Assert.That(tool.Error.TrimEnd(), Does.Not.Contain('\n'), "one line");
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void One_calculation_has_no_shards()
    {
        using var tool = new Tool();
        string deck = tool.Write("wt.yaml", TinyDecks.All["weak-turbulence"]);
        Assert.That(tool.Run("run", deck, "--output", tool.At("out"), "--shard", "1/2"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("`weak-turbulence` has no parts that could be run alone; it is one calculation: run it whole"));
        Assert.That(tool.Run("slurm", deck, "--output", tool.At("out"), "--shards", "2"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("`weak-turbulence` has no parts"));
        Assert.That(Directory.Exists(tool.At("out")), Is.False);
    }

    [Test]
    public void A_particle_in_cell_run_is_for_mpi()
    {
        using var tool = new Tool();
        string samples = Path.Combine(RepositoryRoot.Folder, "samples");
        string pic = Directory.GetFiles(samples, "*.yaml", SearchOption.AllDirectories).First(file => File.ReadLines(file).Any(line => line.StartsWith("experiment: pic", StringComparison.Ordinal)));
        Assert.That(tool.Run("run", pic, "--output", tool.At("out"), "--shard", "1/2"), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("`pic` has no parts that could be run alone").And.Contain("mpirun"));
    }

    [Test]
    public void Only_all_shards_of_one_run_are_merged()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Tool.SmallDeck);
        string[] shards = [.. Enumerable.Range(1, 3).Select(k => Shard("out", $"{k}/3"))];
        string seed = Shard("seed", "1/3", "seed=8"), longer = Shard("longer", "1/3", "stop_time=3 ms"), two = Shard("two", "1/2");
        string whole = tool.Write("not.h5", "text"), again = tool.At("again.h5");
        File.Copy(shards[1], again);

        Refused([shards[0], shards[2]], "1 of 3 shards are missing: 2");
        Refused([.. shards, again], $"shard 2/3 is there twice");
        Refused([shards[0], seed, shards[1]], "its seed is");
        Refused([longer, shards[1], shards[2]], "made with another deck");
        Refused([two, shards[1], shards[2]], "its number of shards is");
        Refused([whole], "is not an HDF5 file");
        Refused([.. shards, "-o", shards[0]], "is one of the shards");
        Assert.That(tool.Run("report", shards[0]), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("is shard 1/3 of a run").And.Contain("radbelt merge"));

        // What an earlier merge left is no shard, and is replaced.
        Assert.That(tool.Run(["merge", .. shards]), Is.Zero, tool.Error);
        Assert.That(tool.Run(["merge", .. Directory.GetFiles(tool.At("out"), "*.h5")]), Is.Zero, tool.Error);
        Refused([tool.At("out", "deck.h5")], "no shard among them");

        // Of a merged file without its shards nothing is made up.
        File.Delete(shards[2]);
        using Hdf5File merged = Hdf5File.Open(tool.At("out", "deck.h5"));
        Assert.That(() => merged.Read<double>("/data/0/particles/ensemble_002/momentum/x"), Throws.TypeOf<InvalidInputException>().With.Message.Contains("deck-shard-3-of-3.h5', which is not there"));

        string Shard(string folder, string shard, params string[] set)
        {
            string[] more = [.. set.SelectMany(change => (string[])["--set", change])];
            Assert.That(tool.Run(["run", deck, "--output", tool.At(folder), "--device", "cpu", "--shard", shard, .. more]), Is.Zero, tool.Error);
            return tool.At(folder, $"deck-shard-{shard.Replace("/", "-of-", StringComparison.Ordinal)}.h5");
        }

        void Refused(string[] files, string why)
        {
            Assert.That(tool.Run(["merge", .. files]), Is.EqualTo(ExitCode.BadInput), why);
            Assert.That(tool.Error, Does.Contain(why));
            Assert.That(tool.Error.TrimEnd(), Does.Not.Contain('\n'), "one line");
        }
    }

    [Test]
    public void A_shard_goes_on_from_its_own_checkpoints_only()
    {
        using var tool = new Tool();
        string deck = tool.Write("deck.yaml", Tool.SmallDeck);
        string[] run = ["run", deck, "--output", tool.At("out"), "--device", "cpu", "--set", "outputs.checkpoint_every=1e-6s"];
        Assert.That(tool.Run([.. run, "--shard", "2/3"]), Is.Zero, tool.Error);
        SortedDictionary<string, string> first = Hdf5Contents.Of(tool.At("out", "deck-shard-2-of-3.h5"));
        Assert.That(Directory.GetFiles(tool.At("out", "deck-shard-2-of-3"), "checkpoint-*"), Has.Length.EqualTo(2));
        Assert.That(tool.Run([.. run, "--shard", "2/3", "--resume"]), Is.Zero, tool.Error);
        Assert.That(tool.Error, Does.Contain("going on from"));
        Assert.That(Hdf5Contents.Of(tool.At("out", "deck-shard-2-of-3.h5")), Is.EqualTo(first).And.Not.Empty);
        Assert.That(tool.Run([.. run, "--shard", "1/3", "--resume"]), Is.EqualTo(ExitCode.BadInput));
        Directory.Move(tool.At("out", "deck-shard-2-of-3"), tool.At("out", "deck-shard-1-of-3"));
        Assert.That(tool.Run([.. run, "--shard", "1/3", "--resume"]), Is.EqualTo(ExitCode.BadInput));
        Assert.That(tool.Error, Does.Contain("--shard was 2/3 and is 1/3"));
    }
}
