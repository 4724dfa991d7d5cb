using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>The kernels against the same scheme in plain double-precision code that shares nothing with them.</summary>
internal sealed class ScalarPicTests
{
    /// <summary>
    /// Offsets and momenta are single-precision numbers with relative spacing 6e-8, and a node's current adds some hundred of them with random signs: it is
    /// right to 1e-6 of its size. The charge that passes half nodes is counted in parts of 2⁻²³ of a particle, and only a small part of each particle passes in a step: 1e-3.
    /// </summary>
    [Test]
    public void OneStepGivesTheSameCurrentsAndFields()
    {
        using var device = CpuDevice.Create(2);
        using PicModel model = Model(device);
        var scalar = new ScalarPic(model);
        model.Advance(1);
        scalar.Step();
        Assert.Multiple(() =>
        {
            Assert.That(Difference(model, scalar, FieldComponent.Jx), Is.LessThan(1e-3));
            foreach (FieldComponent component in (FieldComponent[])[FieldComponent.Jy, FieldComponent.Jz, FieldComponent.Ey, FieldComponent.Ez])
            {
                Assert.That(Difference(model, scalar, component), Is.LessThan(2e-6), component.ToString());
            }
        });
    }

    /// <summary>
    /// Roundings of 6e-8 a step add up like a random walk, and orbits in thermal noise part slowly: after 300 steps fields agree to a few 1e-5 of their
    /// size.
    /// </summary>
    [Test]
    public void HundredsOfStepsGiveTheSameFields()
    {
        using var device = CpuDevice.Create(2);
        using PicModel model = Model(device);
        var scalar = new ScalarPic(model);
        model.Advance(300);
        for (int i = 0; i < 300; i++)
        {
            scalar.Step();
        }

        Assert.Multiple(() =>
        {
            foreach (FieldComponent component in (FieldComponent[])
                [FieldComponent.Ex, FieldComponent.Ey, FieldComponent.Ez, FieldComponent.By, FieldComponent.Bz])
            {
                Assert.That(Difference(model, scalar, component), Is.LessThan(2e-4), component.ToString());
            }
        });
    }

    /// <summary>A step is launches and nothing else; every 64th also looks at energies, which is left out here.</summary>
    [Test]
    public void StepsAllocateNothing()
    {
        using var device = CpuDevice.Create(1);
        using PicModel model = Model(device);
        model.Advance(70);
        long before = GC.GetAllocatedBytesForCurrentThread();
        model.Advance(50);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static PicModel Model(Device device)
    {
        PicSpecies Electrons(string name, double density, double parallel, double perpendicular) =>
            new(name, Species.Electron, density, new BiMaxwellian(Species.Electron, parallel, perpendicular), 40);

        var setup = new PicSetup(new PicGrid(48, 100), 140 * NanoTesla,
        [
            Electrons("cold", 0.9e7, 1 * ElectronVolt, 1 * ElectronVolt),
            Electrons("hot", 0.1e7, 20 * KeV, 50 * KeV),
            new("protons", Species.Proton, 1e7, new Maxwellian(Species.Proton, 1 * ElectronVolt), 40),
        ])
        { Seed = 3 };
        PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        return model;
    }

    private static double Difference(PicModel model, ScalarPic scalar, FieldComponent component)
    {
        var values = new double[model.Setup.Grid.Cells];
        model.CopyField(component, values);
        double largest = 0, difference = 0;
        for (int i = 0; i < values.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(scalar[component][i]));
            difference = Math.Max(difference, Math.Abs(values[i] - scalar[component][i]));
        }

        TestContext.Out.WriteLine($"{component}: {difference / largest:G3} of its largest value");
        return difference / largest;
    }
}
