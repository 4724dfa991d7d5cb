using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Tests.Devices;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Whole runs are the same bits whatever the threads and after a restart, conserve charge, and agree between lanes and lists.</summary>
public sealed class PicRunTests
{
    private static IEnumerable<PicSetup> Setups => [SmallPlasmas.Everything(), SmallPlasmas.Periodic()];

    [Test]
    public void BitsDoNotDependOnThreads()
    {
        double[] expected = Run(1, SmallPlasmas.Everything(), 200);
        Assert.That(expected.Max(Math.Abs), Is.GreaterThan(0));
        foreach (int threads in (int[])[2, 7])
        {
            Assert.That(Run(threads, SmallPlasmas.Everything(), 200), Is.EqualTo(expected), $"{threads} threads");
        }

        static double[] Run(int threads, PicSetup setup, int steps)
        {
            using Device device = CpuDevice.Create(threads);
            using PicModel model = PicModel.Create<Cubic, MomentumConserving, HigueraCary>(device, setup);
            return State(model, steps);
        }
    }

    // Lanes and lists add up in another order: float sums of a cell's current (2⁻²⁴ of it), amplified little in some plasma periods.
    [TestCaseSource(typeof(DeviceSource), nameof(DeviceSource.All))]
    public void DevicesAgreeToRounding(DeviceFactory factory)
    {
        const int steps = 20;
        using Device device = factory.Open(), reference = DeviceSource.Reference();
        using PicModel actual = PicModel.Create(device, SmallPlasmas.Everything()), expected = PicModel.Create(reference, SmallPlasmas.Everything());
        RequireAgreement(actual, expected, steps);
    }

    // Periodic: what comes in at open ends is drawn by list.
    [Test]
    public void ListsOfACellAgreeToRounding()
    {
        using Device device = CpuDevice.Create(1);
        using PicModel one = PicModel.Create(device, SmallPlasmas.Periodic()), three = PicModel.Create(device, SmallPlasmas.Periodic() with { ListsPerCell = 3 });
        RequireAgreement(three, one, steps: 20);
    }

    [TestCaseSource(nameof(Setups))]
    public void ARestartedRunIsTheUninterruptedOne(PicSetup setup)
    {
        using Device device = CpuDevice.Create(1);
        var checkpoint = new CheckpointInMemory();
        double step = TimeStepBounds.Of(setup).Recommended;
        using PicModel whole = PicModel.Create(device, setup), continued = PicModel.Create(device, setup);
        State(whole, 90);
        whole.Save(checkpoint);
        double[] expected = State(whole, 90, begin: false);

        continued.Begin(step);
        continued.Restore(checkpoint);
        Assert.That(State(continued, 90, begin: false), Is.EqualTo(expected));
        Assert.That(continued.Energy().Balance, Is.EqualTo(whole.Energy().Balance));
        Assert.That(continued.ChargeResidual(), Is.EqualTo(whole.ChargeResidual()));
    }

    // Sums of up to a hundred particles in double: rounding of ρ and of a thousand increments of E_x.
    [Test]
    public void GaussLawHoldsAfterAThousandSteps([Values] bool isOpen)
    {
        using Device device = CpuDevice.Create(1);
        PicSetup setup = isOpen ? SmallPlasmas.Everything() : SmallPlasmas.Periodic();
        using PicModel model = PicModel.Create(device, setup with { Species = [.. setup.Species.Select(s => s with { DeltaF = false })] });
        State(model, 1000);
        Assert.That(model.ChargeResidual(), Is.LessThan(3e-14));
    }

    private static void RequireAgreement(PicModel actual, PicModel expected, int steps)
    {
        double[] a = State(actual, steps), b = State(expected, steps);
        Assert.That(actual.ParticleCount, Is.EqualTo(expected.ParticleCount));
        int cells = expected.Setup.Grid.Cells;
        for (int c = 0; c < 5; c++)
        {
            double[] fields = b[(c * cells)..((c + 1) * cells)];
            Assert.That(a[(c * cells)..((c + 1) * cells)], Is.EqualTo(fields).Within(1e-4 * fields.Max(Math.Abs)), $"{(FieldComponent)c}");
        }
    }

    // Fields, then momenta, after some steps.
    private static double[] State(PicModel model, int steps, bool begin = true)
    {
        if (begin)
        {
            model.Begin(TimeStepBounds.Of(model.Setup).Recommended);
        }

        model.Advance(steps);
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
            values.AddRange(particles.X);
            values.AddRange(particles.Ux.Select(u => (double)u));
            values.AddRange(particles.Uy.Select(u => (double)u));
        }

        return [.. values];
    }
}
