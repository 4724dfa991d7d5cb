using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Hdf5.Checkpoints;

/// <summary>A checkpoint in parts reads like one in a single file, comes and goes with its parts, and is refused when one of them is not what it was.</summary>
public sealed class Hdf5CheckpointPartsTests : Hdf5Fixture
{
    private const string Array = "species/hot/ux";
    private static readonly CheckpointIdentity Identity = new("pic", new Dictionary<string, string> { ["seed"] = "7" });

    // Of three ranks one has nothing.
    private static readonly float[][] Stretches = [[1, 2.5f, 3], [], [4, float.NaN]];
    private static readonly float[] Whole = [.. Stretches.SelectMany(s => s)];

    private string[] Names => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Test]
    public void ItReadsLikeOneFile()
    {
        Save(Store(), 5, Stretches);
        Hdf5CheckpointTests.Save(new Hdf5CheckpointStore(Directory.CreateDirectory(At("one")).FullName, Identity), 5, writer =>
        {
            writer.Write<long>("model/step", [5]);
            writer.Write<float>($"model/{Array}", Whole);
        });
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-5.h5", .. PartsOf("checkpoint-5")]));
        using (Hdf5File joined = Hdf5File.Open(At("checkpoint-5.h5")), one = Hdf5File.Open(At("one/checkpoint-5.h5")))
        {
            (string Path, bool)[] all = [.. one.Below("/state")];
            Assert.That(joined.Below("/state"), Is.EqualTo(all));
            foreach (string path in all.Where(a => a.Item2).Select(a => a.Path))
            {
                Assert.That(joined.ReadBytes(path), Is.EqualTo(one.ReadBytes(path)), path);
                Assert.That(joined.ReadAttribute<uint>(path, "crc32c"), Is.EqualTo(one.ReadAttribute<uint>(path, "crc32c")), path);
            }
        }

        using Hdf5Checkpoint read = Hdf5Checkpoint.Open(At("checkpoint-5.h5"));
        Assert.That(read.Group("model").Read<float>(Array), Is.EqualTo(Whole));
        var stretch = new List<float>();
        using IStretchReader near = ((ICheckpointParts)new Hdf5CheckpointParts()).Open(((IStretchReader)read.Group("model")).Place);
        near.Read<float>(Array, 2, 2, (_, values) => stretch.AddRange(values));
        Assert.That(stretch, Is.EqualTo((float[])[3, 4]));
        Assert.That(InputError(() => near.Read<float>(Array, 4, 2, (_, _) => { })), Does.Contain("has 5 rows; 2 from row 4 on were asked for"));
    }

    [Test]
    public void H5pyReadsItWhereverTheFolderIs()
    {
        Save(Store(), 5, Stretches);
        string there = At("moved");
        Directory.CreateDirectory(there);
        foreach (string name in Names)
        {
            File.Move(At(name), Path.Combine(there, name));
        }

        Assert.That(
            H5py("import h5py, sys; print(h5py.File(sys.argv[1])[sys.argv[2]][...].tolist())", Path.Combine(there, "checkpoint-5.h5"), $"/state/model/{Array}").Trim(),
            Is.EqualTo("[1.0, 2.5, 3.0, 4.0, nan]"));
    }

    [Test]
    public void NothingAtAllIsAnEmptyArray()
    {
        Save(Store(), 5, [[], []]);
        using Hdf5Checkpoint read = Hdf5Checkpoint.Open(At("checkpoint-5.h5"));
        Assert.That(read.Group("model").Read<float>(Array), Is.Empty);
    }

    [Test]
    public void PartsGoWithTheirCheckpoint()
    {
        Hdf5CheckpointStore store = Store();
        Save(store, 1, Stretches);
        File.WriteAllText(At("checkpoint-1.rank-0-of-2.txt"), "not ours");
        Save(store, 2, Stretches);
        Save(store, 3, Stretches[..2]);
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-1.rank-0-of-2.txt", "checkpoint-2.h5", .. PartsOf("checkpoint-2"), "checkpoint-3.h5", .. PartsOf("checkpoint-3", 2)]));
        Assert.That(() => Save(store, 4, Stretches, commit: false), Throws.Nothing);
        Assert.That(Names.Where(n => n.StartsWith("checkpoint-4", StringComparison.Ordinal)), Is.Empty, "one that is given up leaves no trace");

        // What killed runs leave: parts of a checkpoint that never was, and half of one. The next run on one rank.
        File.Copy(At("checkpoint-3.rank-0-of-2.h5"), At("checkpoint-9.rank-0-of-2.h5"));
        File.WriteAllText(At("checkpoint-9.rank-1-of-2.h5.part"), "killed");
        using Hdf5Checkpoint newest = Hdf5CheckpointStore.FindNewest(Folder, Identity);
        store = new Hdf5CheckpointStore(Folder, Identity, newest);
        Assert.That(Names, Has.None.EndsWith(".part"));
        Hdf5CheckpointTests.Save(store, 9, _ => { });
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-1.rank-0-of-2.txt", "checkpoint-3.h5", .. PartsOf("checkpoint-3", 2), "checkpoint-9.h5"]));
    }

    [Test]
    public void OneOfAnEarlierRunStaysWholeUntilThatOfItsStepIs()
    {
        Save(Store(), 5, Stretches);
        Hdf5CheckpointStore again = Store();
        Save(again, 5, [[9], [8], [7]], commit: false, meanwhile: () =>
        {
            using Hdf5Checkpoint earlier = Hdf5Checkpoint.Open(At("checkpoint-5.h5"));
            Assert.That(earlier.Group("model").Read<float>(Array), Is.EqualTo(Whole));
        });
        Save(again, 5, [[9], [8], [7]]);
        Assert.That(Names, Is.EqualTo((string[])[.. PartsOf("checkpoint-5-2"), "checkpoint-5.h5"]));
        using Hdf5Checkpoint read = Hdf5Checkpoint.Open(At("checkpoint-5.h5"));
        Assert.That(read.Group("model").Read<float>(Array), Is.EqualTo((float[])[9, 8, 7]));
    }

    [Test]
    public void APartThatIsNotWhatItWasIsRefused()
    {
        Save(Store(), 5, Stretches);
        string part = At("checkpoint-5.rank-2-of-3.h5");
        byte[] whole = File.ReadAllBytes(part);
        byte[] turned = [.. whole];
        turned[whole.AsSpan().IndexOf(BitConverter.GetBytes(4f))] ^= 1;
        string[] messages = [.. ((byte[]?[])[null, turned, whole[..^1], []]).Select(Refused)];
        Assert.That(messages[0], Does.StartWith($"{part}: is not there, a part of {At("checkpoint-5.h5")};"));
        Assert.That(messages[1], Does.StartWith($"{part}: /state/model/{Array}: is damaged, or not what {At("checkpoint-5.h5")} was written with"));
        Assert.That(messages[2], Does.StartWith(part).And.Contain("truncated"));
        Assert.That(messages[3], Does.StartWith(part).And.Contain("is empty"));

        // Sound, but of another checkpoint.
        string other = Directory.CreateDirectory(At("other")).FullName;
        Save(new Hdf5CheckpointStore(other, Identity), 5, [[1, 2.5f, 3], [], [4, 5]]);
        Assert.That(Refused(File.ReadAllBytes(Path.Combine(other, Path.GetFileName(part)))), Does.StartWith($"{part}: /state/model/{Array}: is damaged, or not what"));

        string Refused(byte[]? bytes)
        {
            File.Delete(part);
            if (bytes is not null)
            {
                File.WriteAllBytes(part, bytes);
            }

            return InputError(() => Hdf5CheckpointStore.FindNewest(Folder, Identity));
        }
    }

    /// <summary>Wherever one bit of the files is turned over, the checkpoint is refused or says what was saved.</summary>
    [Test]
    public void DamageIsFoundOrDoesNoHarm()
    {
        int seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        Save(Store(), 5, Stretches);
        int refused = 0;
        for (int n = 0; n < 150; n++)
        {
            string path = At(Names[random.Next(Names.Length)]);
            byte[] whole = File.ReadAllBytes(path), damaged = [.. whole];
            int at = random.Next(whole.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            try
            {
                using Hdf5Checkpoint read = Hdf5Checkpoint.Open(At("checkpoint-5.h5"));
                Assert.That(read.Group("model").Read<float>(Array), Is.EqualTo(Whole), $"{path}, byte {at}");
            }
            catch (Gpu.Physics.InvalidInputException)
            {
                refused++;
            }

            File.WriteAllBytes(path, whole);
        }

        TestContext.Out.WriteLine($"{refused} of 150 refused, the others were in gaps of the files");
        Assert.That(refused, Is.GreaterThan(0));
    }

    private static string[] PartsOf(string stem, int ranks = 3) => [.. Enumerable.Range(0, ranks).Select(rank => $"{stem}.rank-{rank}-of-{ranks}.h5")];

    private static void Save(Hdf5CheckpointStore store, long step, float[][] stretches, bool commit = true, Action? meanwhile = null)
    {
        using IPendingCheckpoint pending = store.Begin(step, 0.1 * step);
        var whole = (IJoiningWriter)pending.Group("model");
        whole.Write<long>("step", [step]);
        var written = new List<WrittenStretch>();
        foreach (float[] own in stretches)
        {
            Assert.That(whole.Parts.Sees(whole.Place), Is.True);
            using ICheckpointPart part = whole.Parts.Begin(whole.Place, written.Count, stretches.Length);
            written.Add(new(own.Length, part.Write<float>(Array, own.Length, (start, values) => own.AsSpan((int)start, values.Length).CopyTo(values))));
            part.Commit();
        }

        whole.Join<float>(Array, written);
        meanwhile?.Invoke();
        if (commit)
        {
            pending.Commit();
        }
    }

    private Hdf5CheckpointStore Store() => new(Folder, Identity);
}
