using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Hdf5.Checkpoints;

/// <summary>The newest whole checkpoint of the same run is found, whatever else lies in the folder; two are kept.</summary>
public sealed class Hdf5CheckpointStoreTests : Hdf5Fixture
{
    private static readonly CheckpointIdentity Identity = Of(("seed", "7"), ("amplitude", "1E-12"));

    private string[] Names => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Test]
    public void TheLastTwoAreKept()
    {
        var store = new Hdf5CheckpointStore(Folder, Identity);
        Save(store, 9);
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-9.h5"]));
        Save(store, 10);
        using (IPendingCheckpoint pending = store.Begin(11, 1.1))
        {
            Assert.That(Names, Is.EqualTo((string[])["checkpoint-10.h5", "checkpoint-11.h5.part", "checkpoint-9.h5"]), "until the next is whole");
        }

        Assert.That(Names, Is.EqualTo((string[])["checkpoint-10.h5", "checkpoint-9.h5"]), "one that is given up leaves no trace");
        Save(store, 100);
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-10.h5", "checkpoint-100.h5"]));
    }

    [Test]
    public void OfAnEarlierRunTheyGoWhenTheFirstNewOneIsWhole()
    {
        var earlier = new Hdf5CheckpointStore(Folder, Identity);
        Save(earlier, 500);
        Save(earlier, 600);
        File.WriteAllText(At("checkpoint-700.h5.part"), "killed");
        File.WriteAllText(At("checkpoint-notes.h5"), "not ours");
        var store = new Hdf5CheckpointStore(Folder, Identity);
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-500.h5", "checkpoint-600.h5", "checkpoint-notes.h5"]));
        Save(store, 10);
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-10.h5", "checkpoint-notes.h5"]));
    }

    [Test]
    public void TheOneARunGoesOnFromIsItsOwn()
    {
        Save(new Hdf5CheckpointStore(Folder, Identity), 500);
        using Hdf5Checkpoint newest = Hdf5CheckpointStore.FindNewest(Folder, Identity);
        var store = new Hdf5CheckpointStore(Folder, Identity, newest);
        Save(store, 600);
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-500.h5", "checkpoint-600.h5"]));
        Save(store, 700);
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-600.h5", "checkpoint-700.h5"]));
    }

    [Test]
    public void DamagedOnesArePassedOverWithANotice()
    {
        var store = new Hdf5CheckpointStore(Folder, Identity);
        Save(store, 99);
        Save(store, 100);
        File.Copy(At("checkpoint-100.h5"), At("checkpoint-200.h5"));
        Turn(At("checkpoint-200.h5"));
        File.WriteAllBytes(At("checkpoint-300.h5"), File.ReadAllBytes(At("checkpoint-100.h5"))[..^1]);
        File.WriteAllText(At("checkpoint-400.h5.part"), "killed");
        List<string> notices = [];
        using Hdf5Checkpoint newest = Hdf5CheckpointStore.FindNewest(Folder, Identity, notices.Add);
        Assert.That(newest.Step, Is.EqualTo(100), "by number, not by name");
        Assert.That(notices, Has.Count.EqualTo(2));
        Assert.That(notices[0], Does.Contain("checkpoint-300.h5").And.Contain("truncated"));
        Assert.That(notices[1], Does.Contain("checkpoint-200.h5: /state/x: is damaged"));
    }

    [Test]
    public void ThoseOfOtherRunsAreRefused()
    {
        Assert.That(InputError(() => Find(Identity)), Does.Contain("there is no checkpoint").And.Contain("without --resume"));
        Assert.That(InputError(() => Hdf5CheckpointStore.FindNewest(At("none"), Identity)), Does.Contain("there is no checkpoint"));
        Save(new Hdf5CheckpointStore(Folder, Identity), 100);
        Assert.Multiple(() =>
        {
            Assert.That(
                InputError(() => Find(Of(("seed", "8"), ("domain", "5")))),
                Does.Contain("checkpoint-100.h5: is of another deck (amplitude was 1E-12 and is not given, domain was not given and is 5, seed was 7 and is 8)"));
            Assert.That(InputError(() => Find(Identity with { Model = "pic" })), Does.Contain("is of a test run, this is pic"));
            Assert.That(InputError(() => Find(Identity with { Version = "9.9.9" })), Does.Contain($"written by version {Identity.Version}, this is 9.9.9"));
        });
        using Hdf5Checkpoint same = Find(Of(("amplitude", "1E-12"), ("seed", "7")));
        Assert.That(same.Step, Is.EqualTo(100), "in whatever order");
    }

    [Test]
    public void AFullDiskLeavesTheOneBefore()
    {
        var store = new Hdf5CheckpointStore(Folder, Identity);
        Save(store, 1);
        Assert.That(
            () => Hdf5CheckpointTests.Save(store, 2, writer => writer.Write<double>("x", 1L << 50, (_, _) => { })),
            Throws.InstanceOf<Hdf5Exception>().With.Message.Contains("the disk is full"));
        Assert.That(Names, Is.EqualTo((string[])["checkpoint-1.h5"]));
    }

    private static CheckpointIdentity Of(params (string Name, string Value)[] parameters) =>
        new("test", parameters.ToDictionary(p => p.Name, p => p.Value));

    private static void Save(Hdf5CheckpointStore store, long step) =>
        Hdf5CheckpointTests.Save(store, step, writer => writer.Write<double>("x", [12345.678, 1, 2, 3]));

    /// <summary>Turns a bit of the numbers over.</summary>
    private static void Turn(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(12345.678));
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private Hdf5Checkpoint Find(CheckpointIdentity identity) => Hdf5CheckpointStore.FindNewest(Folder, identity);
}
