using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Tests.Hdf5;
using RadBelt.Gpu.Tests.Pic;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>Checkpoints that ranks write in parts hold the bits of one rank's, go on with any number of ranks, and fail on all ranks or none.</summary>
public sealed class RankedCheckpointTests : Hdf5Fixture
{
    private static readonly CheckpointIdentity Identity = new("pic", new Dictionary<string, string>());
    private static readonly PicSetup Setup = SmallPlasmas.Everything(60);
    private static readonly double Step = TimeStepBounds.Of(Setup).Recommended;

    [Test]
    public void PartsHoldTheBitsOfOneAndGoOnOnAnyNumberOfRanks()
    {
        string[] folders = [.. Enumerable.Range(1, 3).Select(ranks => Directory.CreateDirectory(At($"{ranks}")).FullName)];
        for (int ranks = 1; ranks <= 3; ranks++)
        {
            OnRanks(ranks, m => Saved(m, folders[ranks - 1]));
            Assert.That(Directory.GetFiles(folders[ranks - 1]), Has.Length.EqualTo(ranks == 1 ? 1 : ranks + 1));
        }

        SortedDictionary<string, string> expected = Arrays(folders[0]);
        Assert.That(expected.Keys, Has.Some.EndsWith("/ux"));
        Assert.That(Arrays(folders[1]), Is.EqualTo(expected));
        Assert.That(Arrays(folders[2]), Is.EqualTo(expected));

        double[] one = OnRanks(1, m => Continued(m, folders[0]));
        Assert.That(OnRanks(1, m => Continued(m, folders[2])), Is.EqualTo(one), "three to one");
        Assert.That(OnRanks(2, m => Continued(m, folders[2])), Is.EqualTo(one), "three to two");
        Assert.That(OnRanks(3, m => Continued(m, folders[1])), Is.EqualTo(one), "two to three");
        Assert.That(OnRanks(2, m => Continued(m, folders[0])), Is.EqualTo(one), "one to two");
    }

    [Test]
    public void RankZeroWritesAllWhereAnotherCannot([Values] bool otherMachine)
    {
        OnRanks(1, m => Saved(m, Directory.CreateDirectory(At("one")).FullName));
        OnRanks(2, m => Saved(m, Folder), otherMachine ? new OtherParts { IsBlind = true } : null);
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileName), Is.EqualTo((string[])["checkpoint-40.h5"]));
        Assert.That(Arrays(Folder), Is.EqualTo(Arrays(At("one"))));
        double[] expected = OnRanks(2, m => Continued(m, Folder));
        Assert.That(OnRanks(2, m => Continued(m, Folder), otherMachine ? new OtherParts { IsBlind = true } : null), Is.EqualTo(expected));
    }

    // The model stays fit for use, and none is left waiting: rank 0 could save again.
    [TestCase(0)]
    [TestCase(3)]
    [TestCase(int.MaxValue)]
    public void ARankThatCannotWriteEndsTheCheckpointOnAll(int after)
    {
        var parts = new OtherParts { Writes = after };
        OnRanks(3, m =>
        {
            IOException failure = Assert.Catch<IOException>(() => Saved(m, Folder))!;
            Assert.That(failure.Message, Is.EqualTo("rank 1: the disk is full"));
            Assert.That(Directory.GetFiles(Folder), Is.Empty);
            parts.IsWhole = true;
            m.Save(new CheckpointInMemory());
            return Saved(m, Folder);
        }, parts);
        Assert.That(Directory.GetFiles(Folder), Has.Length.EqualTo(4));
    }

    [Test]
    public void ARankThatCannotReadEndsTheRunOnAll()
    {
        OnRanks(2, m => Saved(m, Folder));
        OnRanks(2, m =>
        {
            using Hdf5Checkpoint checkpoint = Hdf5Checkpoint.Open(At("checkpoint-40.h5"));
            File.Delete(At("checkpoint-40.rank-1-of-2.h5"));
            m.Begin(Step);
            Assert.That(InputError(() => m.Restore(checkpoint.Group("model"))), Does.Contain("has elements in").And.Contain("rank-1-of-2.h5"));
            return 0;
        });
    }

    private static T OnRanks<T>(int size, Func<PicModel, T> lead) => OnRanks(size, lead, new Hdf5CheckpointParts());

    private static T OnRanks<T>(int size, Func<PicModel, T> lead, ICheckpointParts? ofRankOne) => ThreadCommunicator.Run(size, ranks =>
    {
        using Device device = CpuDevice.Create(1);
        using PicModel model = RankedPicTests.Cubically(Setup)(device, ranks);
        if (ranks.Rank == 0)
        {
            return lead(model);
        }

        model.Follow(ranks.Rank == 1 ? ofRankOne : new Hdf5CheckpointParts());
        return default!;
    })[0];

    private static int Saved(PicModel model, string folder)
    {
        if (model.Step == 0)
        {
            model.Begin(Step);
            model.Advance(40);
        }

        using IPendingCheckpoint pending = new Hdf5CheckpointStore(folder, Identity).Begin(40, 40 * Step);
        model.Save(pending.Group("model"));
        pending.Commit();
        return 0;
    }

    private static double[] Continued(PicModel model, string folder)
    {
        using Hdf5Checkpoint checkpoint = Hdf5CheckpointStore.FindNewest(folder, Identity);
        model.Begin(Step);
        model.Restore(checkpoint.Group("model"));
        model.Advance(30);
        return RankedPicTests.State(model);
    }

    // Bytes and checksum of everything, by path.
    private static SortedDictionary<string, string> Arrays(string folder)
    {
        using Hdf5File file = Hdf5File.Open(Path.Combine(folder, "checkpoint-40.h5"));
        return new(file.Below("/state").Where(a => a.IsDataset).ToDictionary(
            a => a.Path, a => $"{file.ReadAttribute<uint>(a.Path, "crc32c"):X8} {Convert.ToHexString(file.ReadBytes(a.Path))}"), StringComparer.Ordinal);
    }

    // Of a rank that sees another disk, or one that is full after so many arrays.
    private sealed class OtherParts : ICheckpointParts
    {
        private readonly ICheckpointParts sound = new Hdf5CheckpointParts();

        public bool IsBlind { get; init; }

        public int Writes { get; init; }

        public bool IsWhole { get; set; }

        bool ICheckpointParts.Sees(string place) => !IsBlind && sound.Sees(place);

        ICheckpointPart ICheckpointParts.Begin(string place, int rank, int ranks) => IsWhole ? sound.Begin(place, rank, ranks) : new Part(sound.Begin(place, rank, ranks), Writes);

        IStretchReader ICheckpointParts.Open(string place) => sound.Open(place);

        private sealed class Part(ICheckpointPart sound, int writes) : ICheckpointPart
        {
            private int left = writes;

            public uint Write<T>(string name, long length, ArrayPart<T> part)
                where T : unmanaged => left-- > 0 ? sound.Write(name, length, part) : throw new IOException("the disk is full");

            public void Commit() => throw new IOException("the disk is full");

            public void Dispose() => sound.Dispose();
        }
    }
}
