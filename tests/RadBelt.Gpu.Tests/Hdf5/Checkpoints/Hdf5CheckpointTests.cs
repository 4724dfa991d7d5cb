using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Hdf5.Checkpoints;

/// <summary>What a checkpoint holds comes back bit for bit, or is refused; never anything else.</summary>
public sealed class Hdf5CheckpointTests : Hdf5Fixture
{
    private static readonly CheckpointIdentity Identity =
        new("pic", new Dictionary<string, string> { ["seed"] = "7", ["precision"] = "float", ["waves.amplitude"] = "1E-12" });

    [Test]
    public void ArraysComeBackBitForBit()
    {
        // Longer than one piece of 4 MiB, by a number that does not divide it; patterns that are not numbers among the rest.
        double[] odd = [double.NaN, BitConverter.UInt64BitsToDouble(0x7FF4_0000_0000_0001), -0.0, double.Epsilon, double.NegativeInfinity];
        const long Long = 1_200_007;
        Save(new Hdf5CheckpointStore(Folder, Identity), 5, writer =>
        {
            writer.Write<double>("odd", odd);
            writer.Write<byte>("empty", []);
            ICheckpointWriter electron = writer.Group("species").Group("electron");
            electron.Write<float>("ux", [1.5f, float.NaN]);
            electron.Write<ulong>("id", Long, (start, values) =>
            {
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = Id(start + i);
                }
            });
        });

        using Hdf5Checkpoint read = Hdf5Checkpoint.Open(At("checkpoint-5.h5"));
        Assert.That((read.Step, read.Time, read.Identity.Model), Is.EqualTo((5, 0.5, "pic")));
        Assert.That(read.Identity.Parameters, Is.EquivalentTo(Identity.Parameters));
        Assert.That(read.Read<double>("odd").Select(BitConverter.DoubleToUInt64Bits), Is.EqualTo(odd.Select(BitConverter.DoubleToUInt64Bits)));
        Assert.That(read.Read<byte>("empty"), Is.Empty);
        ICheckpointReader group = read.Group("species/electron");
        Assert.That(group.Read<float>("ux"), Is.EqualTo((float[])[1.5f, float.NaN]));
        Assert.That(group.Length("id"), Is.EqualTo(Long));
        long next = 0, pieces = 0, wrong = 0;
        group.Read<ulong>("id", (start, values) =>
        {
            wrong += start == next ? 0 : 1;
            foreach (ulong value in values)
            {
                wrong += value == Id(next++) ? 0 : 1;
            }

            pieces++;
        });
        Assert.That((next, wrong, pieces), Is.EqualTo((Long, 0L, 3L)));

        static ulong Id(long i) => (ulong)i * 0x9E3779B97F4A7C15;
    }

    [Test]
    public void AnArrayIsReadAsWhatItIs()
    {
        Save(new Hdf5CheckpointStore(Folder, Identity), 1, writer => writer.Write<float>("ux", [1]));
        using Hdf5Checkpoint read = Hdf5Checkpoint.Open(At("checkpoint-1.h5"));
        Assert.That(InputError(() => read.Read<double>("ux")), Does.Contain("/state/ux: is stored as 32-bit float, Double was expected"));
        Assert.That(InputError(() => read.Read<int>("ux")), Does.Contain("Int32 was expected"));
        Assert.That(InputError(() => read.Read<float>("uy")), Does.Contain("does not exist; '/state' holds: ux"));
        Assert.That(InputError(() => read.Length("uy")), Does.Contain("does not exist"));
    }

    /// <summary>Wherever one bit of the file is turned over, the checkpoint is refused or says what was saved.</summary>
    [Test]
    public void DamageIsFoundOrDoesNoHarm()
    {
        int seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        double[] values = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())];
        Save(new Hdf5CheckpointStore(Folder, Identity), 3, writer => writer.Group("a").Write<double>("b", values));
        byte[] whole = File.ReadAllBytes(At("checkpoint-3.h5"));
        int refused = 0;
        for (int n = 0; n < 200; n++)
        {
            byte[] damaged = [.. whole];
            int at = random.Next(whole.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(At("damaged.h5"), damaged);
            try
            {
                using Hdf5Checkpoint read = Hdf5Checkpoint.Open(At("damaged.h5"));
                Assert.That((read.Step, read.Identity.Version), Is.EqualTo((3, Identity.Version)), $"byte {at}");
                Assert.That(read.Identity.Parameters, Is.EquivalentTo(Identity.Parameters), $"byte {at}");
                Assert.That(read.Group("a").Read<double>("b"), Is.EqualTo(values), $"byte {at}");
            }
            catch (Gpu.Physics.InvalidInputException)
            {
                refused++;
            }
        }

        TestContext.Out.WriteLine($"{refused} of 200 refused, the others were in gaps of the file");
        Assert.That(refused, Is.GreaterThan(0));
    }

    [Test]
    public void AFileCutShortIsRefused()
    {
        Save(new Hdf5CheckpointStore(Folder, Identity), 3, writer => writer.Write<double>("b", new double[1000]));
        byte[] whole = File.ReadAllBytes(At("checkpoint-3.h5"));
        foreach (int length in (int[])[0, 1, 100, whole.Length / 2, whole.Length - 1])
        {
            File.WriteAllBytes(At("cut.h5"), whole[..length]);
            Assert.That(InputError(() => Hdf5Checkpoint.Open(At("cut.h5"))), Does.Contain("cut.h5"), $"{length} bytes");
        }
    }

    [Test]
    public void OtherFilesAndFormatsAreRefused()
    {
        Written(f => f.WriteScalar("/n", 1), "other.h5").Dispose();
        Assert.That(InputError(() => Hdf5Checkpoint.Open(At("other.h5"))), Does.Contain("is not a checkpoint"));
        Written(f => f.SetAttribute("/", "checkpoint_format", 2), "later.h5").Dispose();
        Assert.That(InputError(() => Hdf5Checkpoint.Open(At("later.h5"))), Does.Contain("is a checkpoint of format 2, this version reads format 1"));
    }

    internal static void Save(ICheckpointStore store, long step, Action<ICheckpointWriter> write)
    {
        using IPendingCheckpoint checkpoint = store.Begin(step, step * 0.1);
        write(checkpoint);
        checkpoint.Commit();
    }
}
