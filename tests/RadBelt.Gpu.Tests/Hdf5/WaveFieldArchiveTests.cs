using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>What is archived is read back to the last bit, by slabs of any size; what is not whole is refused.</summary>
public sealed class WaveFieldArchiveTests : Hdf5Fixture
{
    private const int Nodes = 700, Samples = 500;

    private static readonly ParabolicFieldLine Line = new(1.4e-7, 3e-14);

    private string Archive => At("waves");

    /// <summary>Blocks are 93 samples of 11.2 kB, parts 2 blocks: the last of both are short.</summary>
    [Test]
    public void RoundTripsToTheLastBit()
    {
        (SampledWaveField given, float[] values) = Field();
        Write(given, partSamples: 100);
        Assert.That(WaveFieldParts.In(Archive).Select(part => part.First), Is.EqualTo((long[])[0, 186, 372]));
        using ArchivedWaveField found = ArchivedWaveField.Open(Archive);
        Assert.That(found.Grid, Is.EqualTo(new WaveFieldGrid(found.Grid.Line, -1e6, 3e3, Nodes, 0.25, 1e-3, Samples)));
        Assert.That(found.Density, Is.EqualTo(5e6));
        found.RequireLine(Line);
        Assert.That(Read(found, Samples), Is.EqualTo(values));
        Assert.That(Read(found, 37), Is.EqualTo(values), "slabs that end anywhere");

        // Out of order: what was read ahead is not what is wanted.
        float[] one = new float[Nodes * 4];
        foreach (int sample in (int[])[499, 0, 1, 186, 185, 2])
        {
            found.Fill(sample, 1, one);
            Assert.That(one, Is.EqualTo(values.AsSpan(sample * one.Length, one.Length).ToArray()), $"{sample}");
        }

        using CpuDevice device = CpuDevice.Create(1);
        using DeviceBuffer<float> slab = device.Allocate<float>(20 * Nodes * 4);
        found.Fill(480, 20, slab);
        float[] copied = new float[20 * Nodes * 4];
        slab.CopyTo(copied);
        Assert.That(copied, Is.EqualTo(values.AsSpan(480 * Nodes * 4).ToArray()));
        Assert.That(() => found.Fill(480, 21, slab), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    /// <summary>Memory is that of a slab and a block, however long the field: 25 slabs allocate less than 3 do take, beside 2 MiB for files.</summary>
    [Test]
    public void MemoryIsThatOfASlab()
    {
        Write(Field().Field, partSamples: 200);
        float[] slab = new float[20 * Nodes * 4];
        long before = GC.GetTotalAllocatedBytes(precise: true);
        using (ArchivedWaveField found = ArchivedWaveField.Open(Archive))
        {
            for (int first = 0; first < Samples; first += 20)
            {
                found.Fill(first, 20, slab);
            }
        }

        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan((3L * slab.Length * sizeof(float)) + (2 << 20)));
    }

    [Test]
    public void CompressesAndOpensElsewhere()
    {
        WaveFieldArchive.Save(Archive, Smooth(), 5e6);
        using ArchivedWaveField found = ArchivedWaveField.Open(Archive);
        Assert.That(found.StoredBytes, Is.LessThan(0.8 * Samples * Nodes * 16));
        string printed = H5py(
            "import sys, h5py; f = h5py.File(sys.argv[1]); g = f['wave_field']; print(g['values'].shape, g['values'].compression, g['values'].shuffle, g.attrs['interval_s'])",
            WaveFieldParts.PathOf(Archive, 0));
        Assert.That(printed.Trim(), Is.EqualTo("(500, 700, 4) gzip True 0.001"));
    }

    /// <summary>A writer that goes on from a checkpoint makes the archive of one that was never stopped; what was written after the checkpoint is gone.</summary>
    [Test]
    public void GoesOnWithoutGapsOrDoubles()
    {
        (SampledWaveField given, float[] values) = Field();
        var layout = new WaveFieldLayout(given.Grid, 5e6);
        uint chain;
        using (var writer = new WaveFieldArchiveWriter(Archive, layout))
        {
            Append(writer, values, 0, 150);
            writer.EndPart();
            chain = writer.Chain;
            Append(writer, values, 150, 300);
            writer.EndPart();
            Append(writer, values, 300, 400);
            Assert.That(Directory.GetFiles(Archive, "*.part"), Has.Length.EqualTo(1));
        }

        Assert.That(Directory.GetFiles(Archive).Select(Path.GetFileName).Order(), Is.EqualTo((string[])["waves-000000000000.h5", "waves-000000000150.h5"]));
        using (var writer = new WaveFieldArchiveWriter(Archive, layout))
        {
            writer.Resume(150, chain);
            Assert.That(writer.Samples, Is.EqualTo(150));
            Assert.That(WaveFieldParts.In(Archive), Has.Count.EqualTo(1));
            Append(writer, values, 150, 500);
            writer.EndPart();
        }

        using ArchivedWaveField found = ArchivedWaveField.Open(Archive);
        Assert.That(Read(found, 64), Is.EqualTo(values));

        using var other = new WaveFieldArchiveWriter(Archive, layout);
        Assert.That(InputError(() => other.Resume(150, chain + 1)), Does.Contain("does not go on to sample 150, where the checkpoint was (it ends at 150, or is of another run)"));
        Assert.That(InputError(() => other.Resume(151, chain)), Does.Contain("it ends at 500"));
        using var elsewhere = new WaveFieldArchiveWriter(Archive, layout with { Spacing = 2e3 });
        Assert.That(InputError(() => elsewhere.Resume(150, chain)), Does.Contain("spacing_m is 3000 where 2000 was expected"));
    }

    [Test]
    public void AnEarlierArchiveGoesWhenTheFirstNewPartIsWhole()
    {
        (SampledWaveField given, float[] values) = Field();
        Write(given, partSamples: 100);
        using (var writer = new WaveFieldArchiveWriter(Archive, new(given.Grid, 5e6)))
        {
            Append(writer, values, 0, 120);
            Assert.That(WaveFieldParts.In(Archive), Has.Count.EqualTo(3), "nothing is lost yet");
            writer.EndPart();
            Assert.That(WaveFieldParts.In(Archive), Has.Count.EqualTo(1));
        }

        using ArchivedWaveField found = ArchivedWaveField.Open(Archive);
        Assert.That(found.Grid.Samples, Is.EqualTo(120));
    }

    [Test]
    public void GapsAndStrangersAreRefused()
    {
        Write(Field().Field, partSamples: 100);
        string middle = WaveFieldParts.PathOf(Archive, 186), last = WaveFieldParts.PathOf(Archive, 372);
        File.Move(middle, At("kept"));
        Assert.That(OpenError(), Does.StartWith(last).And.Contain("samples 186 … 371 are missing before it"));

        // A part of another run with the same clock.
        string kept = At("kept");
        using (var writer = new WaveFieldArchiveWriter(At("other"), new(Field().Field.Grid, 5e6)))
        {
            Append(writer, new float[Samples * Nodes * 4], 0, 186);
            writer.EndPart();
            Append(writer, new float[Samples * Nodes * 4], 0, 186);
            writer.EndPart();
        }

        File.Copy(WaveFieldParts.PathOf(At("other"), 186), middle);
        Assert.That(OpenError(), Does.StartWith(middle).And.Contain("does not go on from waves-000000000000.h5 (checksums differ)"));
        File.Move(kept, middle, overwrite: true);
        using (ArchivedWaveField found = ArchivedWaveField.Open(Archive))
        {
            Assert.That(
                InputError(() => found.RequireLine(new(1.4e-7, 3.1e-14))), Does.Contain("is of a field line with ξ = 3E-14 m⁻², 3.1E-14 m⁻² was asked for"));
        }

        Directory.Delete(Archive, recursive: true);
        Assert.That(OpenError(), Does.Contain("holds no wave field (files waves-*.h5)"));
        Directory.CreateDirectory(Archive);
        Written(file => file.WriteScalar("/a", 1.0)).Dispose();
        File.Move(At("a.h5"), WaveFieldParts.PathOf(Archive, 0));
        Assert.That(OpenError(), Does.Contain("holds no wave field; name the folder"));
    }

    [Test]
    public void TruncatedAndDamagedPartsAreRefused([Values(0.3, 0.9)] double cut)
    {
        Write(Field().Field, partSamples: 100);
        string part = WaveFieldParts.PathOf(Archive, 186);
        byte[] whole = File.ReadAllBytes(part);
        File.WriteAllBytes(part, whole[..(int)(cut * whole.Length)]);
        Assert.That(OpenError(), Does.Contain(part));

        // One bit within the values.
        whole[whole.Length / 2] ^= 4;
        File.WriteAllBytes(part, whole);
        Assert.That(InputError(() => Read(ArchivedWaveField.Open(Archive), 100)), Does.Contain(part).And.Contain("/wave_field/values"));
    }

    [Test]
    public void ValuesThatAreNotNumbersAreRefused()
    {
        (SampledWaveField given, float[] values) = Field();
        values[(20 * Nodes * 4) + (7 * 4) + 3] = float.NaN;
        Assert.That(InputError(() => WaveFieldArchive.Save(Archive, given, 5e6)), Does.Contain("node 7 of sample 20 is not a number"));
        Assert.That(Directory.Exists(Archive) ? Directory.GetFiles(Archive) : [], Is.Empty);

        // Written by a program that does not look.
        Directory.CreateDirectory(Archive);
        var layout = new WaveFieldLayout(given.Grid, 5e6);
        using (Hdf5File file = Hdf5File.Create(WaveFieldParts.PathOf(Archive, 0)))
        {
            WaveFieldPart.WriteHead(file, layout, 0, 0);
            float[] first = values[..(40 * Nodes * 4)];
            file.Write<float>(WaveFieldPart.Values, first, [40, Nodes, 4]);
            file.Write<uint>(WaveFieldPart.Checksums, [WaveFieldPart.Of(first)]);
            WaveFieldPart.WriteTail(file, WaveFieldPart.Link(0, WaveFieldPart.Of(first)));
            file.Commit();
        }

        using ArchivedWaveField found = ArchivedWaveField.Open(Archive);
        Assert.That(InputError(() => found.Fill(0, 40, new float[40 * Nodes * 4])), Does.Contain("node 7 of sample 20 is not a number"));
    }

    private string OpenError() => InputError(() => ArchivedWaveField.Open(Archive));

    private void Write(SampledWaveField field, int partSamples)
    {
        using var writer = new WaveFieldArchiveWriter(Archive, new(field.Grid, 5e6), partBytes: partSamples * Nodes * 16L);
        field.ForEach(0, Samples, (_, values) => writer.Append(values));
        writer.EndPart();
    }

    private static void Append(WaveFieldArchiveWriter writer, float[] values, int from, int to)
    {
        for (int n = from; n < to; n++)
        {
            writer.Append(values.AsSpan(n * Nodes * 4, Nodes * 4));
        }
    }

    private static float[] Read(ArchivedWaveField field, int slab)
    {
        float[] values = new float[Samples * Nodes * 4];
        for (int first = 0; first < Samples; first += slab)
        {
            int count = Math.Min(slab, Samples - first);
            field.Fill(first, count, values.AsSpan(first * Nodes * 4, count * Nodes * 4));
        }

        return values;
    }

    // Any bits that are numbers.
    private static (SampledWaveField Field, float[] Values) Field()
    {
        var random = new Random(5);
        float[] values = new float[Samples * Nodes * 4];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 3)));
        }

        return (new(new(Line, -1e6, 3e3, Nodes, 0.25, 1e-3, Samples), values, "noise"), values);
    }

    private static SampledWaveField Smooth()
    {
        float[] values = new float[Samples * Nodes * 4];
        for (int i = 0; i < values.Length; i++)
        {
            double phase = (0.03 * (i / 4 % Nodes)) - (0.12 * (i / 4 / Nodes));
            values[i] = (float)((i % 4 < 2 ? 1e-3 : 1e-10) * (i % 2 == 0 ? Math.Cos(phase) : -Math.Sin(phase)));
        }

        return new(new(Line, -1e6, 3e3, Nodes, 0.25, 1e-3, Samples), values, "wave");
    }
}
