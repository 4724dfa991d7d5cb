using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Ranks;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Tests.Pic;

namespace RadBelt.Gpu.Tests.Ranks;

/// <summary>Particle-in-cell runs on several ranks are those of one rank, bit for bit: fields, particles, diagnostics, checkpoints.</summary>
public sealed class RankedPicTests
{
    // Beyond the first look of the watch.
    private const int Steps = 70;
    private static readonly double Unit = 1 / HybridWork.Gyrofrequency * PhysicalConstants.SpeedOfLight;

    // Filters, δf, protons, quiet starts; driven waves and reservoirs at the ends of the open one.
    [Test]
    public void RanksGiveTheBitsOfOne([Values] bool isOpen, [Values(2, 3)] int size, [Values(1, 3)] int parts)
    {
        PicSetup setup = (isOpen ? SmallPlasmas.Everything(60) : SmallPlasmas.Periodic(60)) with { ListsPerCell = parts };
        double step = TimeStepBounds.Of(setup).Recommended;
        Assert.That(OnRanks(size, Cubically(setup), m => Run(m, step)), Is.EqualTo(OnRanks(1, Cubically(setup), m => Run(m, step))));
    }

    // More particles cross over than first messages and lists have room for: electrons of some 100 keV, a third of a cell in a step.
    [Test]
    public void ParticlesThatCrossInNumbersGiveTheBitsOfOne()
    {
        PicSetup setup = SmallPlasmas.Periodic(60) with
        {
            Species = [new("hot", Species.Electron, SmallPlasmas.Density, new Maxwellian(Species.Electron, 200 * Units.KeV), 300)],
            FilterPasses = 0,
        };
        double step = TimeStepBounds.Of(setup).Recommended;
        Assert.That(OnRanks(2, Linearly(setup), m => Run(m, step)), Is.EqualTo(OnRanks(1, Linearly(setup), m => Run(m, step))));

        static Func<Device, ICommunicator?, PicModel> Linearly(PicSetup setup) =>
            (device, ranks) => PicModel.Create<Linear, EnergyConserving, Boris>(device, setup, ranks);
    }

    // Cold fluid, antenna, mirrors beyond the ends; δf, δf that relaxes, full f.
    [TestCase(true, null)]
    [TestCase(true, 0.002)]
    [TestCase(false, null)]
    public void HybridRanksGiveTheBitsOfOne(bool deltaF, double? relaxation)
    {
        HybridPicSetup setup = Hybrid(deltaF, relaxation);
        double[] expected = OnRanks(1, Create, m => Run(m, 0.05 / HybridWork.Gyrofrequency));
        Assert.That(OnRanks(2, Create, m => Run(m, 0.05 / HybridWork.Gyrofrequency)), Is.EqualTo(expected), "two ranks");
        Assert.That(OnRanks(3, Create, m => Run(m, 0.05 / HybridWork.Gyrofrequency)), Is.EqualTo(expected), "three ranks");

        PicModel Create(Device device, ICommunicator? ranks) => HybridPicModel.Create(device, setup, ranks);
    }

    // From two ranks to three, and from three to one; the checkpoint is that of one rank.
    [Test]
    public void ACheckpointGoesOnWithAnyNumberOfRanks([Values] bool isHybrid)
    {
        PicSetup setup = SmallPlasmas.Everything(60);
        HybridPicSetup hybrid = Hybrid(deltaF: true, relaxation: 0.002);
        double step = isHybrid ? 0.05 / HybridWork.Gyrofrequency : TimeStepBounds.Of(setup).Recommended;
        CheckpointInMemory one = OnRanks(1, Create, m => Saved(m)), two = OnRanks(2, Create, m => Saved(m)), three = OnRanks(3, Create, m => Saved(m));
        Assert.That(two.Names, Is.EqualTo(one.Names));
        foreach (string name in one.Names)
        {
            Assert.That(two.Array(name), Is.EqualTo(one.Array(name)), name);
        }

        double[] expected = OnRanks(1, Create, m => Run(m, step));
        Assert.That(OnRanks(3, Create, m => Continued(m, two)), Is.EqualTo(expected), "two to three");
        Assert.That(OnRanks(1, Create, m => Continued(m, three)), Is.EqualTo(expected), "three to one");

        PicModel Create(Device device, ICommunicator? ranks) => isHybrid ? HybridPicModel.Create(device, hybrid, ranks) : Cubically(setup)(device, ranks);

        CheckpointInMemory Saved(PicModel model)
        {
            model.Begin(step);
            model.Advance(40);
            var checkpoint = new CheckpointInMemory();
            model.Save(checkpoint);
            return checkpoint;
        }

        double[] Continued(PicModel model, CheckpointInMemory checkpoint)
        {
            model.Begin(step);
            model.Restore(checkpoint);
            model.Advance(Steps - 40);
            return State(model);
        }
    }

    [Test]
    public void ACheckpointThatCannotBeReadIsRefusedOnAllRanks() => Assert.That(
        OnRanks(2, Cubically(SmallPlasmas.Everything()), m =>
        {
            m.Begin(TimeStepBounds.Of(m.Setup).Recommended);
            return Assert.Throws<InvalidInputException>(() => m.Restore(new CheckpointInMemory()))!.Message;
        }),
        Is.EqualTo("checkpoint: there is no step"));

    [Test]
    public void TooManyRanksAreRefused()
    {
        PicSetup setup = SmallPlasmas.Periodic(60);
        Assert.That(
            () => CellRange.PieceOf(setup, null, 0, 7),
            Throws.TypeOf<InvalidInputException>().With.Message.EqualTo(
                "ranks: 7 are too many for 60 cells; with this shape and filter each takes at least 10 cells: use 6 ranks or fewer"));
    }

    [Test]
    public void CellsAreCutByParticles()
    {
        PicSetup setup = SmallPlasmas.Periodic(100) with
        {
            Species = [new("electrons", Species.Electron, SmallPlasmas.Density, new Maxwellian(Species.Electron, 10 * Units.ElectronVolt), 100) { Profile = x => x < 50 * 400 ? 1 : 0.25 }],
        };
        int[] cuts = RankCuts.Of(setup, CellRange.Of(setup, null), 2);

        // 50 × 104 + 50 × 29 with what empty cells cost: half of that after 32 cells.
        Assert.That(cuts, Is.EqualTo((int[])[0, 32, 100]));
    }

    internal static Func<Device, ICommunicator?, PicModel> Cubically(PicSetup setup) =>
        (device, ranks) => PicModel.Create<Cubic, MomentumConserving, HigueraCary>(device, setup, ranks);

    // What rank 0 says.
    internal static T OnRanks<T>(int size, Func<Device, ICommunicator?, PicModel> create, Func<PicModel, T> lead) => ThreadCommunicator.Run(size, ranks =>
    {
        using Device device = CpuDevice.Create(1);
        using PicModel model = create(device, ranks);
        if (ranks.Rank == 0)
        {
            return lead(model);
        }

        model.Follow();
        return default!;
    })[0];

    private static HybridPicSetup Hybrid(bool deltaF, double? relaxation)
    {
        HybridPicSetup reference = HybridWork.Reference(60, particlesPerCell: 24);
        return reference with
        {
            Line = new ParabolicFieldLine(reference.Line.EquatorialField, 1e-2 / (Unit * Unit)),
            Grid = new PicGrid(60, 0.25 * Unit),
            Layer = 2 * Unit,
            Hot = reference.Hot with { DeltaF = deltaF, RelaxationTime = relaxation, InitialWeight = relaxation is null ? 0 : 0.01 },
            Trigger = new(0.35 * HybridWork.Gyrofrequency / Math.Tau, 1e-4 * reference.Line.EquatorialField, 150 / HybridWork.Gyrofrequency),
        };
    }

    private static double[] Run(PicModel model, double step)
    {
        model.Begin(step);
        model.Advance(Steps);
        return State(model);
    }

    internal static double[] State(PicModel model)
    {
        var values = new List<double>();
        foreach (FieldComponent component in Enum.GetValues<FieldComponent>())
        {
            var field = new double[model.Setup.Grid.Cells];
            model.CopyField(component, field);
            values.AddRange(field);
        }

        for (int s = 0; s < model.Setup.Species.Count; s++)
        {
            PicParticles particles = model.CopyParticles(s);
            values.AddRange([.. particles.X, .. particles.Ux, .. particles.Uy, .. particles.Uz]);
            PicMoments[] cells = model.MomentsByCell(s);
            values.AddRange(cells.Select(c => c.Pressure.XX));
            values.Add(model.Moments(s).KineticEnergy);
        }

        PicEnergy e = model.Energy();
        values.AddRange([e.Balance, e.Driven, e.Absorbed, e.Exchanged, e.Momentum, e.Cold, e.Relaxed, e.WaveField, model.ChargeResidual(), model.ParticleCount]);
        return [.. values];
    }
}
