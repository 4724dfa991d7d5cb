using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Tests.Hdf5;

/// <summary>openPMD files have every attribute that the standard asks for, and hold what was given.</summary>
public sealed class OpenPmdTests : Hdf5Fixture
{
    private static readonly OpenPmdInfo Info =
        new("RadBelt.Gpu", "0.1.0", new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(1)), "A. Author <a@example.org>");

    private static readonly OpenPmdGrid Line = new(["x"], [16], [125.0], [-1000.0]);
    private static readonly OpenPmdGrid Plane = new(["y", "x"], [3, 4], [0.5, 0.25], [0, 0]);

    [Test]
    public void AFullFileMeetsTheStandard()
    {
        using Hdf5File file = Written(f => Fill(new OpenPmdWriter(f, Info, particles: true, meshes: true)));
        Assert.That(OpenPmdRules.Check(file), Is.Empty);
    }

    [Test]
    public void TheCheckItselfSeesWhatIsMissing()
    {
        using Hdf5File file = Written(f =>
        {
            Fill(new OpenPmdWriter(f, Info, particles: true, meshes: true));
            f.SetAttribute("/", "openPMD", "2");
            f.SetAttribute("/data/200", "time", "late");
            f.SetAttribute<double>("/data/100/meshes/B", "unitDimension", [1.0]);
            f.SetAttribute<double>("/data/100/meshes/B/y", "position", [1.0]);
            f.WriteScalar("/data/100/particles/electrons/bad", 1.0);
        });

        string all = string.Join('\n', OpenPmdRules.Check(file));
        Assert.That(all, Does.Contain("openPMD is '2'").And.Contain("/data/200@time").And.Contain("7 powers").And.Contain("B/y: position")
            .And.Contain("electrons/bad@unitSI").And.Contain("electrons/bad: has another number of particles"));
    }

    [Test]
    public void ValuesUnitsAndTimesAreThoseGiven()
    {
        using Hdf5File file = Written(f => Fill(new OpenPmdWriter(f, Info, particles: true, meshes: true)));
        const string Electrons = "/data/100/particles/electrons";
        Assert.Multiple(() =>
        {
            Assert.That(file.ReadStringAttribute("/", "date"), Is.EqualTo("2026-02-03 04:05:06 +0100"));
            Assert.That(file.ReadStringAttribute("/", "author"), Is.EqualTo(Info.Author));
            Assert.That(file.Children("/data"), Is.EqualTo(new[] { "100", "200" }));
            Assert.That(file.ReadAttribute<double>("/data/200", "time"), Is.EqualTo(0.2));
            Assert.That(file.Read<double>($"{Electrons}/position/z"), Is.EqualTo(new[] { 1.0, 2, 3, 4, 5 }));
            Assert.That(file.Read<float>($"{Electrons}/momentum/x"), Is.EqualTo(new float[] { 5, 4, 3, 2, 1 }));
            Assert.That(
                file.ReadAttributes<double>($"{Electrons}/momentum", "unitDimension"), Is.EqualTo(new double[] { 1, 1, -1, 0, 0, 0, 0 }));
            Assert.That(file.ReadAttribute<double>($"{Electrons}/momentum/x", "unitSI"), Is.EqualTo(1e-22));
            Assert.That(file.ReadAttribute<double>($"{Electrons}/charge", "value"), Is.EqualTo(Species.Electron.Charge));
            Assert.That(file.ReadAttributes<ulong>($"{Electrons}/charge", "shape"), Is.EqualTo(new[] { 5UL }));
            Assert.That(file.ReadAttribute<uint>($"{Electrons}/weighting", "macroWeighted"), Is.EqualTo(1));
            Assert.That(file.Read<ulong>($"{Electrons}/id"), Is.EqualTo(new[] { 10UL, 11UL, 12UL, 13UL, ulong.MaxValue }));
            Assert.That(file.ReadAttributes<double>("/data/100/meshes/B/y", "position"), Is.EqualTo(new[] { 0.5 }));
            Assert.That(file.ReadAttribute<double>("/data/100/meshes/B", "timeOffset"), Is.EqualTo(0.5e-3));
            Assert.That(file.Shape("/data/100/meshes/rho"), Is.EqualTo(new[] { 3, 4 }));
            Assert.That(file.ReadStringAttributes("/data/100/meshes/rho", "axisLabels"), Is.EqualTo(new[] { "y", "x" }));
        });
    }

    /// <summary>What a particle-in-cell run keeps: fields staggered in space and time, particles by cell, tracers that keep their numbers.</summary>
    [Test]
    public void AStaggeredStateMeetsTheStandard()
    {
        const double Step = 2e-6;
        double[] field = [.. Enumerable.Range(0, 16).Select(i => i * 1e-9)];
        OpenPmdSeries series = new(Folder, "state", Info, particles: true, meshes: true) { Head = f => f.SetAttribute("/", "seed", 7L) };
        foreach (ulong step in new[] { 0UL, 500UL })
        {
            series.Write(step, step * Step, Step, now =>
            {
                double[] middle = [0.5];
                now.Vector("E", Line, OpenPmdQuantity.ElectricField).Component("x", field, middle).Component("y", field).Component("z", field);
                now.Vector("B", Line, OpenPmdQuantity.MagneticField with { TimeOffset = -Step / 2 })
                    .Constant("x", 140e-9, middle).Component("y", field, middle).Component("z", field, middle);
                now.Vector("J", Line, OpenPmdQuantity.CurrentDensity with { TimeOffset = -Step / 2 })
                    .Component("x", field, middle).Component("y", field).Component("z", field);
                now.Scalar("rho", Line, OpenPmdQuantity.ChargeDensity, field);
                OpenPmdSpecies tracers = now.Species("tracers", 2);
                tracers.PositionInCells(125.0, ("x", [3, 15], [0.25f, 0.75f]));
                tracers.Vector("momentum", OpenPmdQuantity.Momentum with { UnitSI = 2.7e-22, TimeOffset = -Step / 2 })
                    .Component<float>("x", [1, 2]).Component<float>("y", [3, 4]).Component<float>("z", [5, 6]);
                tracers.Scalar("weighting", OpenPmdQuantity.Weighting, [1e6f, 1e6f]);
                tracers.Scalar("id", OpenPmdQuantity.Dimensionless, [42UL, 7UL]);
                tracers.Constant("charge", OpenPmdQuantity.Charge, Species.Electron.Charge);
                tracers.Constant("mass", OpenPmdQuantity.RestMass, Species.Electron.Mass);
            });
        }

        foreach (string name in new[] { "state_0.h5", "state_500.h5" })
        {
            using Hdf5File file = Hdf5File.Open(At(name));
            Assert.That(OpenPmdRules.Check(file), Is.Empty);
            Assert.That(file.ReadStringAttribute("/", "iterationEncoding"), Is.EqualTo("fileBased"));
            Assert.That(file.ReadAttribute<long>("/", "seed"), Is.EqualTo(7));
        }

        using Hdf5File last = Hdf5File.Open(At("state_500.h5"));
        const string Now = "/data/500", Tracers = $"{Now}/particles/tracers";
        Assert.Multiple(() =>
        {
            Assert.That(last.ReadAttributes<double>($"{Now}/meshes/E/x", "position"), Is.EqualTo(new[] { 0.5 }));
            Assert.That(last.ReadAttributes<double>($"{Now}/meshes/E/y", "position"), Is.EqualTo(new[] { 0.0 }));
            Assert.That(last.ReadAttribute<double>($"{Now}/meshes/E", "timeOffset"), Is.Zero);
            Assert.That(last.ReadAttribute<double>($"{Now}/meshes/B", "timeOffset"), Is.EqualTo(-Step / 2));
            Assert.That(last.ReadAttribute<double>($"{Tracers}/momentum", "timeOffset"), Is.EqualTo(-Step / 2));
            Assert.That(last.ReadAttributes<double>($"{Now}/meshes/rho", "unitDimension"), Is.EqualTo(new double[] { -3, 0, 1, 1, 0, 0, 0 }));
            double[] x = [.. Scaled("positionOffset").Zip(Scaled("position"), (cell, offset) => cell + offset)];
            Assert.That(x, Is.EqualTo(new[] { 3.25 * 125, 15.75 * 125 }));
        });

        IEnumerable<double> Scaled(string record) => last.Read<double>($"{Tracers}/{record}/x")
            .Select(v => v * last.ReadAttribute<double>($"{Tracers}/{record}/x", "unitSI"));
    }

    /// <summary>An iteration is there when it is whole; one written again takes the place of the first.</summary>
    [Test]
    public void ASeriesHasWholeFilesOnly()
    {
        OpenPmdSeries series = new(Folder, "fields", Info, particles: false, meshes: true);
        Write(1);
        Assert.That(() => series.Write(8, 0.8, 0.1, _ => throw new OperationCanceledException()), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.GetFiles(Folder), Is.EqualTo(new[] { At("fields_7.h5") }));
        Write(2);
        using Hdf5File file = Hdf5File.Open(At("fields_7.h5"));
        Assert.That(file.Read<double>("/data/7/meshes/rho"), Is.All.EqualTo(2));
        Assert.That(InputError(() => _ = new OpenPmdSeries(Folder, "run-1", Info, true, true)), Does.Contain("'run-1'"));
        Assert.That(InputError(() => _ = new OpenPmdSeries(Folder, "run1", Info, true, true)), Does.Contain("no digit at the end"));

        void Write(double value) => series.Write(
            7, 0.7, 0.1, now => now.Scalar("rho", Line, OpenPmdQuantity.ChargeDensity, [.. Enumerable.Repeat(value, 16)]));
    }

    /// <summary>A path that the root does not name is not read, and one that it names must exist in every iteration.</summary>
    [Test]
    public void OnlyWhatIsThereIsNamed([Values] bool particles, [Values] bool meshes)
    {
        using Hdf5File file = Written(f => new OpenPmdWriter(f, Info with { Author = null }, particles, meshes).Iteration(0, 0, 1));

        Assert.That(OpenPmdRules.Check(file), Is.Empty);
        Assert.That(file.HasAttribute("/", "particlesPath") == particles && file.HasAttribute("/", "meshesPath") == meshes, Is.True);
        Assert.That(file.Children("/data/0"), Has.Count.EqualTo((particles ? 1 : 0) + (meshes ? 1 : 0)));
        Assert.That(file.HasAttribute("/", "author"), Is.False);
    }

    [Test]
    public void WrongUseIsRefused()
    {
        using Hdf5File file = Hdf5File.Create(At("a.h5"));
        OpenPmdIteration now = new OpenPmdWriter(file, Info, particles: true, meshes: true).Iteration(0, 0, 1);
        OpenPmdSpecies electrons = now.Species("electrons", 2);
        OpenPmdQuantity number = OpenPmdQuantity.Dimensionless;
        OpenPmdGrid crooked = Line with { Spacing = [] };
        Assert.Multiple(() =>
        {
            Assert.That(InputError(() => electrons.Scalar("weighting", number, [1.0])), Does.Contain("1 elements do not fill"));
            Assert.That(InputError(() => electrons.Scalar("pitch angle", number, [1.0, 2.0])), Does.Contain("'pitch angle'"));
            Assert.That(InputError(() => now.Scalar("rho", Plane, number, new double[12], [0.5])), Does.Contain("for each of 2 axes"));
            Assert.That(InputError(() => now.Scalar("rho", Line, number, new double[16], [1.0])), Does.Contain("[0, 1)"));
            Assert.That(InputError(() => now.Vector("B", crooked, number)), Does.Contain("0 spacings"));
        });

        using Hdf5File other = Hdf5File.Create(At("b.h5"));
        OpenPmdIteration neither = new OpenPmdWriter(other, Info, particles: false, meshes: false).Iteration(0, 0, 1);
        Assert.That(() => neither.Species("electrons", 1), Throws.InvalidOperationException);
        Assert.That(() => neither.Vector("B", Line, OpenPmdQuantity.MagneticField), Throws.InvalidOperationException);
    }

    private static void Fill(OpenPmdWriter output)
    {
        foreach (ulong step in new[] { 100UL, 200UL })
        {
            OpenPmdIteration now = output.Iteration(step, step * 1e-3, 1e-3);
            OpenPmdSpecies electrons = now.Species("electrons", 5);
            electrons.Position(("x", new double[5]), ("z", [1, 2, 3, 4, 5]));
            electrons.Vector("momentum", OpenPmdQuantity.Momentum with { UnitSI = 1e-22 })
                .Component<float>("x", [5, 4, 3, 2, 1]).Component("y", new float[5]).Constant("z", 0f);
            electrons.Constant("charge", OpenPmdQuantity.Charge, Species.Electron.Charge);
            electrons.Constant("mass", OpenPmdQuantity.RestMass, Species.Electron.Mass);
            electrons.Scalar("weighting", OpenPmdQuantity.Weighting, [1.0, 1.0, 1.0, 2.0, 2.0]);
            electrons.Scalar("id", OpenPmdQuantity.Dimensionless, [10UL, 11UL, 12UL, 13UL, ulong.MaxValue]);
            now.Vector("B", Line, OpenPmdQuantity.MagneticField with { TimeOffset = 0.5e-3 })
                .Constant("x", 140e-9).Component("y", new double[16], position: [0.5]).Component("z", new double[16], position: [0.5]);
            now.Scalar("rho", Plane, OpenPmdQuantity.Dimensionless, new double[12]);
        }
    }
}
