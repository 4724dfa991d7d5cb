using RadBelt.Gpu.Hdf5;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>Attributes of every kind on every kind of object.</summary>
public sealed class Hdf5AttributeTests : Hdf5Fixture
{
    [Test]
    public void EveryKindComesBack([Values("/", "/group", "/group/data")] string path)
    {
        using Hdf5File file = Written(f =>
        {
            f.Write("/group/data", [1.0]);
            f.SetAttribute(path, "text", "Ω in rad s⁻¹");
            f.SetAttribute(path, "empty", "");
            f.SetAttribute(path, "texts", ["x", "µ", ""]);
            f.SetAttribute(path, "double", 1e-300);
            f.SetAttribute(path, "long", long.MinValue);
            f.SetAttribute(path, "uint", 0u);
            f.SetAttribute(path, "doubles", [1.0, -2.0]);
            f.SetAttribute(path, "ulongs", [ulong.MaxValue]);
            f.SetAttribute<double>(path, "none", []);
            f.SetAttribute(path, "no texts", ReadOnlySpan<string>.Empty);
        });

        Assert.Multiple(() =>
        {
            Assert.That(file.ReadStringAttribute(path, "text"), Is.EqualTo("Ω in rad s⁻¹"));
            Assert.That(file.ReadStringAttribute(path, "empty"), Is.Empty);
            Assert.That(file.ReadStringAttributes(path, "texts"), Is.EqualTo(new[] { "x", "µ", "" }));
            Assert.That(file.ReadAttribute<double>(path, "double"), Is.EqualTo(1e-300));
            Assert.That(file.ReadAttribute<long>(path, "long"), Is.EqualTo(long.MinValue));
            Assert.That(file.ReadAttribute<uint>(path, "uint"), Is.Zero);
            Assert.That(file.ReadAttributes<double>(path, "doubles"), Is.EqualTo(new[] { 1.0, -2.0 }));
            Assert.That(file.ReadAttributes<ulong>(path, "ulongs"), Is.EqualTo(new[] { ulong.MaxValue }));
            Assert.That(file.ReadAttributes<double>(path, "none"), Is.Empty);
            Assert.That(file.ReadStringAttributes(path, "no texts"), Is.Empty);
            Assert.That(file.AttributeNames(path).Where(n => n != "complete"), Has.Exactly(10).Items);
            Assert.That(file.HasAttribute(path, "text") && !file.HasAttribute(path, "no"), Is.True);
        });
    }

    [Test]
    public void SettingAgainReplaces()
    {
        using Hdf5File file = Written(f =>
        {
            f.SetAttribute("/", "x", 1.0);
            f.SetAttribute("/", "x", "one");
        });

        Assert.That(file.ReadStringAttribute("/", "x"), Is.EqualTo("one"));
    }

    [Test]
    public void WrongUseIsRefused()
    {
        using Hdf5File file = Hdf5File.Create(At("a.h5"));
        file.SetAttribute("/", "several", [1.0, 2.0]);
        file.SetAttribute("/", "text", "text");
        Assert.Multiple(() =>
        {
            Assert.That(InputError(() => file.ReadAttribute<double>("/", "several")), Does.Contain("/@several: is a list of 2"));
            Assert.That(InputError(() => file.ReadAttribute<double>("/", "text")), Does.Contain("is stored as text"));
            Assert.That(InputError(() => file.ReadStringAttribute("/", "several")), Does.Contain("64-bit float"));
            Assert.That(InputError(() => file.SetAttribute("/no", "x", 1)), Does.Contain("/no: does not exist"));
            Assert.That(InputError(() => file.SetAttribute("/", "big", new string('x', 70_000))), Does.Contain("write a dataset instead"));
        });
    }

    [Test]
    public void TextOfAnyLengthThatH5pyWroteIsRead()
    {
        H5py(
            "import h5py, sys\n"
            + "f = h5py.File(sys.argv[1], 'w')\n"
            + "f.attrs['variable'] = 'α'\n"
            + "f.attrs.create('list', ['a', 'βγ'], dtype=h5py.string_dtype())\n"
            + "f.create_dataset('texts', data=['eins', 'zwei'], dtype=h5py.string_dtype())\n",
            At("h5py.h5"));
        using Hdf5File file = Hdf5File.Open(At("h5py.h5"));

        Assert.That(file.ReadStringAttribute("/", "variable"), Is.EqualTo("α"));
        Assert.That(file.ReadStringAttributes("/", "list"), Is.EqualTo(new[] { "a", "βγ" }));
        Assert.That(file.ReadTexts("/texts"), Is.EqualTo(new[] { "eins", "zwei" }));
        Assert.That(file.IsComplete, Is.True);
    }
}
