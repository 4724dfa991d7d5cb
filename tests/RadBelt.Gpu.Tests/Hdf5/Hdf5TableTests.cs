using HDF.PInvoke;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Hdf5.Native;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>Tables have named axes that the library, h5dump and h5py all see.</summary>
public sealed class Hdf5TableTests : Hdf5Fixture
{
    private static readonly TableAxis Energy = new("energy", "J", "kinetic energy", [1e-14, 1e-13, 1e-12]);
    private static readonly TableAxis PitchAngle = new("alpha", "rad", "equatorial pitch angle", [0.5, 1.0]);

    [Test]
    public void ColumnsRunAlongNamedAxes()
    {
        using Hdf5File file = WriteTable();
        Assert.Multiple(() =>
        {
            Assert.That(file.Axes("/diffusion/Daa"), Is.EqualTo(new[] { "/diffusion/energy", "/diffusion/alpha" }));
            Assert.That(file.Axes("/diffusion/bounce"), Is.EqualTo(new[] { "/diffusion/alpha" }));
            Assert.That(file.Read<double>("/diffusion/Daa", [3, 2]), Is.EqualTo(new double[] { 1, 2, 3, 4, 5, 6 }));
            Assert.That(file.ReadStringAttribute("/diffusion/Daa", "units"), Is.EqualTo("rad2 s-1"));
            Assert.That(file.ReadStringAttribute("/diffusion/alpha", "long_name"), Is.EqualTo("equatorial pitch angle"));
            Assert.That(file.ReadStringAttribute("/diffusion/alpha", "CLASS"), Is.EqualTo("DIMENSION_SCALE"));
            Assert.That(file.Read<double>("/diffusion/energy"), Is.EqualTo(Energy.Values));
        });
    }

    [Test]
    public void TheLibraryItselfSeesTheScales()
    {
        using Hdf5File file = WriteTable();
        using Lock.Scope scope = Hdf5Library.Enter();
        using Handle data = Handle.Object(H5O.open(file.Id, Handle.Name("/diffusion/Daa")));
        using Handle energy = Handle.Object(H5O.open(file.Id, Handle.Name("/diffusion/energy")));
        using Handle alpha = Handle.Object(H5O.open(file.Id, Handle.Name("/diffusion/alpha")));
        Assert.That((H5DS.is_scale(energy), H5DS.is_scale(data)), Is.EqualTo((1, 0)));
        Assert.That((H5DS.is_attached(data, energy, 0), H5DS.is_attached(data, alpha, 1)), Is.EqualTo((1, 1)));
        Assert.That((H5DS.is_attached(data, alpha, 0), H5DS.is_attached(data, energy, 1)), Is.EqualTo((0, 0)));
    }

    [Test]
    public void H5dumpSeesTheScales()
    {
        WriteTable().Dispose();
        string? dump = Output("h5dump", "-A", "-p", At("a.h5"));
        if (dump is null)
        {
            Assert.Ignore("the reading by h5dump was not checked: it is not on PATH");
        }

        Assert.That(dump, Does.Contain("DIMENSION_LIST").And.Contain("REFERENCE_LIST"));
        Assert.That(dump, Does.Contain("\"DIMENSION_SCALE\"").And.Contain("\"rad2 s-1\""));
    }

    [Test]
    public void H5pySeesAxesUnitsAndGrowth()
    {
        WriteTable().Dispose();
        string seen = H5py(
            "import h5py, sys\n"
            + "f = h5py.File(sys.argv[1], 'r')\n"
            + "d = f['diffusion/Daa']\n"
            + "print([dim.label for dim in d.dims], [dim[0].name for dim in d.dims], d[2, 1], d.attrs['units'].decode())\n"
            + "t = f['log/loss']\n"
            + "print(t.dims[0][0].name, t.maxshape, t.shape, t[3], f.attrs['complete'])\n",
            At("a.h5"));
        Assert.That(
            seen.ReplaceLineEndings("\n"),
            Is.EqualTo("['energy', 'alpha'] ['/diffusion/energy', '/diffusion/alpha'] 6.0 rad2 s-1\n/log/time (None,) (1000,) 9.0 1\n"));
    }

    [Test]
    public void ATimeSeriesGrowsByRows()
    {
        using Hdf5File file = WriteTable();
        Assert.Multiple(() =>
        {
            Assert.That(file.Read<double>("/log/time"), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => i * 0.5)));
            Assert.That(file.Read<double>("/log/loss"), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => (double)i * i)));
            Assert.That(file.Axes("/log/loss"), Is.EqualTo(new[] { "/log/time" }));
            Assert.That(file.Axes("/log/time"), Is.EqualTo(new string?[] { null }));
            Assert.That(file.ReadStringAttribute("/log/time", "units"), Is.EqualTo("s"));
        });
    }

    [Test]
    public void WrongUseIsRefused()
    {
        using Hdf5File file = Hdf5File.Create(At("b.h5"));
        Hdf5Table table = new(file, "/t", Energy, PitchAngle);
        TableColumn column = new("D", "1", "D");
        using Hdf5TimeSeries log = new(file, "/log", new TableColumn("time", "s", "time"), new TableColumn("x", "1", "x"));
        Assert.Multiple(() =>
        {
            Assert.That(InputError(() => table.Add(column, [1.0, 2.0])), Does.Contain("2 elements do not fill the shape (3, 2)"));
            Assert.That(InputError(() => table.Add(column, [1.0, 2.0], ["phase"])), Does.Contain("no axis 'phase'; it has: energy, alpha"));
            Assert.That(InputError(() => log.Append(0, 1, 2)), Does.Contain("2 values for 1 columns"));
            Assert.That(OutputError(() => file.AttachAxis("/t/energy", 3, "/t/alpha")), Does.Contain("cannot be attached to dimension 3"));
            Assert.That(InputError(() => file.AttachAxis("/t/energy", 0, "/t/no")), Does.Contain("/t/no: does not exist"));
        });
    }

    private Hdf5File WriteTable() => Written(f =>
    {
        Hdf5Table table = new(f, "/diffusion", Energy, PitchAngle);
        table.Add(new("Daa", "rad2 s-1", "pitch-angle diffusion coefficient"), [1.0, 2, 3, 4, 5, 6]);
        table.Add(new("bounce", "s", "bounce period"), [0.5f, 0.25f], along: ["alpha"]);

        using Hdf5TimeSeries log = new(f, "/log", new TableColumn("time", "s", "time"), new TableColumn("loss", "1", "particles lost"));
        for (int i = 0; i < 1000; i++)
        {
            log.Append(i * 0.5, (double)i * i);
        }

        Assert.That(log.Rows, Is.EqualTo(1000));
    });
}
