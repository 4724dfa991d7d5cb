using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.TestParticles;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic.Tracers;

/// <summary>How tracers move: as macro-particles do, and in a static field as theory says.</summary>
internal sealed class TracerOrbitTests
{
    private const double Everything = 100 * MeV;
    private readonly CpuDevice device = CpuDevice.Create(threads: 2);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void TracersOfLinearParticlesFollowThemToTheLastBit() => FollowTheirParticles<Linear, MomentumConserving, HigueraCary>(profile: null);

    [Test]
    public void TracersOfQuadraticParticlesFollowThemToTheLastBit() => FollowTheirParticles<Quadratic, EnergyConserving, Boris>(profile: null);

    [Test]
    public void TracersOfCubicParticlesFollowThemInAMirrorFieldToTheLastBit() =>
        FollowTheirParticles<Cubic, EnergyConserving, Boris>(x => 1 + (0.2 * Math.Cos(2 * Math.PI * x / TracerRuns.Plasma().Grid.Length)));

    [Test]
    public void EnergyAndPitchAngleStayInAUniformField()
    {
        PicSetup setup = TracerRuns.Vacuum(cells: 32, cellSize: 2000);
        ParticleEnsemble[] ensembles = [new(20 * Degree, 1 * KeV, 33), new(80 * Degree, 300 * KeV, 40), new(130 * Degree, 20 * KeV, 50)];
        using PicModel model = TracerRuns.Begun(device, setup, m => m.Add(new() { Injected = ensembles }));
        model.Advance(2000);
        PicTracers tracers = model.Tracers[0];
        tracers.UpdatePitchAngleAndEnergy();
        double[] angles = new double[tracers.Count], energies = new double[tracers.Count];
        tracers.ReadPitchAngleAndEnergy(0, angles, energies);
        for (int i = 0; i < angles.Length; i++)
        {
            ParticleEnsemble start = ensembles[i < 33 ? 0 : i < 73 ? 1 : 2];

            // 2000 turns, each rounded by some 10⁻⁸ of the momentum (half a unit in the last place of float times the angle of a step), add up to 2 × 10⁻⁵ at worst.
            Assert.That(energies[i], Is.EqualTo(start.Energy).Within(2e-5 * start.Energy));
            Assert.That(angles[i], Is.EqualTo(start.PitchAngle).Within(2e-5));
        }
    }

    [Test]
    public void MomentaAreHalfAStepBehind()
    {
        PicSetup setup = TracerRuns.Vacuum(cells: 32, cellSize: 20000);
        using PicModel model = TracerRuns.Begun(device, setup, m => m.Add(new() { Injected = [new(70 * Degree, 10 * KeV, 20)] }));
        ParticleState[] before = model.Tracers[0].Read(0, 20);
        model.Advance(1);
        ParticleState[] after = model.Tracers[0].Read(0, 20);
        double angle = TracerRuns.Gyrofrequency * model.TimeStep / 2 / Species.Electron.LorentzFactor(10 * KeV);
        for (int i = 0; i < 20; i++)
        {
            // Boris's turns of −θ/2 and θ come short by a third of the cube of their half.
            double turned = Math.Atan2((before[i].Uy * after[i].Uz) - (before[i].Uz * after[i].Uy), (before[i].Uy * after[i].Uy) + (before[i].Uz * after[i].Uz));
            Assert.That(turned, Is.EqualTo(angle).Within(angle * angle * angle), "electrons turn from y to z about B0");
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void LapsAndPositionsTellTheWayAlongTheField(bool open)
    {
        PicSetup setup = TracerRuns.Vacuum(cells: 64, cellSize: 1000) with { Open = open ? new(12_300) : null };
        double lower = open ? 12_000 : 0, upper = setup.Grid.Length - lower;
        ParticleEnsemble[] ensembles = [new(10 * Degree, 500 * KeV, 40), new(170 * Degree, 50 * KeV, 40)];
        using PicModel model = TracerRuns.Begun(device, setup, m => m.Add(new() { Injected = ensembles }));
        PicTracers tracers = model.Tracers[0];
        ParticleState[] before = tracers.Read(0, 80);
        model.Advance(1000);
        ParticleState[] after = tracers.Read(0, 80);
        var laps = new int[80];
        tracers.ReadLaps(0, laps);
        Assert.That(before.Concat(after).Select(s => s.X), Is.All.InRange(lower, upper));
        for (int i = 0; i < 80; i++)
        {
            ParticleEnsemble start = ensembles[i / 40];
            double way = Species.Electron.Speed(start.Energy) * Math.Cos(start.PitchAngle) * model.Time;

            // Rounded to 3 × 10⁻⁸ cells in each of 1000 steps; the speed in float is as good.
            Assert.That(after[i].X + (laps[i] * (upper - lower)) - before[i].X, Is.EqualTo(way).Within(1e-4 * setup.Grid.CellSize + (1e-6 * Math.Abs(way))));
            Assert.That(Math.Abs(laps[i]), Is.GreaterThan(1));
        }
    }

    private void FollowTheirParticles<TShape, TGather, TPusher>(Func<double, double>? profile)
        where TShape : struct, IShape
        where TGather : struct, IGather
        where TPusher : struct, IPusher
    {
        PicSetup setup = TracerRuns.Plasma() with { FieldProfile = profile, AllowHeating = true };
        double step = TracerRuns.StepOf(setup);
        using PicModel model = PicModel.Create<TShape, TGather, TPusher>(device, setup);
        PicTracers tracers = model.Add(new() { StartTime = 7 * step, Chosen = [new("electrons", (0, Everything), (0, Math.PI), 1 << 20)] });
        model.Begin(step);
        model.Advance(7);
        ParticleState[] start = tracers.Read(0, (int)tracers.Count);
        model.Advance(150);
        PicParticles particles = model.CopyParticles(0);
        ParticleState[] followed = tracers.Read(0, (int)tracers.Count);
        int[] order = [.. Enumerable.Range(0, followed.Length).OrderBy(i => followed[i].Ux).ThenBy(i => followed[i].Uy)];
        int[] theirs = [.. Enumerable.Range(0, particles.X.Length).OrderBy(i => particles.Ux[i]).ThenBy(i => particles.Uy[i])];
        Assert.Multiple(() =>
        {
            Assert.That(order.Select(i => followed[i].Ux), Is.EqualTo(theirs.Select(i => (double)particles.Ux[i])));
            Assert.That(order.Select(i => followed[i].Uy), Is.EqualTo(theirs.Select(i => (double)particles.Uy[i])));
            Assert.That(order.Select(i => followed[i].Uz), Is.EqualTo(theirs.Select(i => (double)particles.Uz[i])));

            // Offsets are the same floats; the sum with the cell is rounded differently.
            Assert.That(order.Select(i => followed[i].X), Is.EqualTo(theirs.Select(i => particles.X[i])).Within(1e-12 * setup.Grid.Length));

            // They have gone through many cells, and waves have turned them.
            Assert.That(start.Zip(followed, (a, b) => Math.Abs(a.Ux - b.Ux) / Math.Abs(a.Ux)).Average(), Is.GreaterThan(1e-3));
        });
    }
}
