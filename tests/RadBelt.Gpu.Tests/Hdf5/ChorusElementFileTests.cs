using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Tests.FieldLineParticles;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>Chorus elements come back from their file to the last bit, or not at all.</summary>
public sealed class ChorusElementFileTests : Hdf5Fixture
{
    private static readonly ChorusElement[] Elements = [.. new[] { 5.0, 5.5 }.Select(lShell => ChorusElement.Ducted(
        new FieldLinePlasma(new DipoleFieldLine(lShell, surfaceField: 3.1e-5), new PowerLawDensity(3e6)),
        new ChorusSource { Tone = new LinearChirp(600, 900, 0.1), Amplitude = 1e-10, ByFrequency = new FlatTop(650, 850, 10, 10) },
        new ElementGrid { Start = 0.1 * (lShell - 5), Duration = 0.25, Times = 61, GreatestLatitude = 15 * Units.Degree, Latitudes = 41 })), Oblique];

    // All components differ, and the wave normal leans inward.
    private static ChorusElement Oblique => new SyntheticElement(new DipoleFieldLine(6))
    {
        Frequency = 7e3, Chirp = 4e4, WaveNumber = 6e-4, Outward = (-5e-4, 1e-4), Electric = (4e-3, 2e-3, -1e-3), Sines = (-0.1, 0.3), Duration = 0.2,
    }.Table();

    [Test]
    public void What_is_loaded_is_what_was_saved()
    {
        ChorusElementFile.Save(At("elements.h5"), Elements);
        IReadOnlyList<ChorusElement> loaded = ChorusElementFile.Load(At("elements.h5"));
        Assert.That(loaded, Has.Count.EqualTo(3));
        foreach ((ChorusElement before, ChorusElement after) in Elements.Zip(loaded))
        {
            Assert.That(after.Nodes.SequenceEqual(before.Nodes));
            Assert.That(after.Grid, Is.EqualTo(before.Grid));
            Assert.That(after.Coverage, Is.EqualTo(before.Coverage));
            Assert.That(
                (after.Line.LShell, after.Line.SurfaceField, after.Line.EarthRadius),
                Is.EqualTo((before.Line.LShell, before.Line.SurfaceField, before.Line.EarthRadius)));
            Assert.That(after.At(0.1234, 0.1), Is.EqualTo(before.At(0.1234, 0.1)));
        }

        ElementNode there = loaded[2].At(0.1, 0.1);
        Assert.That(new[] { there.Electric.X / there.Electric.Y, there.Electric.Z / there.Electric.Y }, Is.EqualTo(new[] { 2, -0.5 }).Within(1e-12));
        Assert.That(there.OutwardWaveNumber, Is.Negative);
    }

    [Test]
    public void Columns_run_along_time_and_latitude()
    {
        ChorusElementFile.Save(At("elements.h5"), Elements);
        using Hdf5File file = Hdf5File.Open(At("elements.h5"));
        Assert.That(file.Axes("/chorus_elements/1/phase"), Is.EqualTo(new[] { "/chorus_elements/1/time", "/chorus_elements/1/latitude" }));
        Assert.That(file.ReadStringAttribute("/chorus_elements/1/amplitude", "units"), Is.EqualTo("T"));
        Assert.That(file.Read<double>("/chorus_elements/1/latitude")[^1], Is.EqualTo(15 * Units.Degree).Within(1e-15));
        Assert.That(file.Read<double>("/chorus_elements/1/time")[^1], Is.EqualTo(0.3).Within(1e-15));
    }

    [Test]
    public void Foreign_incomplete_and_damaged_files_are_refused()
    {
        using (Hdf5File foreign = Written(file => file.WriteScalar("/x", 1.0)))
        {
            Assert.That(InputError(() => ChorusElementFile.Read(foreign)), Does.Contain("holds no chorus elements"));
        }

        using (Hdf5File part = Hdf5File.Create(At("part.h5")))
        {
            ChorusElementFile.Write(part, Elements);
            part.CommitPartial();
        }

        Assert.That(InputError(() => ChorusElementFile.Load(At("part.h5"))), Does.Contain("is incomplete"));
        using (Hdf5File other = Written(
            file =>
            {
                ChorusElementFile.Write(file, Elements);
                file.SetAttribute("/chorus_elements/0/phase", "crc32c", 1u);
            },
            "damaged.h5"))
        {
            Assert.That(InputError(() => ChorusElementFile.Read(other)), Does.Contain("/chorus_elements/0/phase").And.Contains("damaged"));
        }

        using (Hdf5File newer = Written(
            file =>
            {
                ChorusElementFile.Write(file, Elements);
                file.SetAttribute("/chorus_elements", "chorus_elements_format", 2);
            },
            "newer.h5"))
        {
            Assert.That(InputError(() => ChorusElementFile.Read(newer)), Does.Contain("format 2"));
        }

        using (Hdf5File misshapen = Written(
            file =>
            {
                ChorusElementFile.Write(file, Elements);
                file.SetAttribute("/chorus_elements/0", "times", 60);
            },
            "misshapen.h5"))
        {
            Assert.That(InputError(() => ChorusElementFile.Read(misshapen)), Does.Contain("(60, 41) was expected"));
        }

        Assert.That(InputError(() => ChorusElementFile.Load(At("missing.h5"))), Does.Contain("missing.h5"));
        Assert.That(InputError(() => ChorusElementFile.Save(At("none.h5"), [])), Does.Contain("no chorus elements to write"));
        Assert.That(File.Exists(At("none.h5")), Is.False);
    }
}
