using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Grids too coarse for the Debye length are refused where the scheme heats: limits of docs/pic.md.</summary>
internal sealed class HeatingLimitTests
{
    private const double Density = 1e7;
    private static readonly double Debye = Math.Sqrt(Units.ElectronVolt / Species.Electron.Mass) / Species.Electron.PlasmaFrequency(Density);

    [Test]
    public void MomentumConservingGatherNeedsSmallCells()
    {
        Assert.That(() => Create<Linear, MomentumConserving>(1.9, 0), Throws.Nothing);
        Assert.That(() => Create<Linear, MomentumConserving>(2.1, 0), Throws.TypeOf<InvalidInputException>());
        Assert.That(() => Create<Quadratic, MomentumConserving>(4.9, 0), Throws.Nothing);
        Assert.That(() => Create<Quadratic, MomentumConserving>(5.1, 0), Throws.TypeOf<InvalidInputException>());
        Assert.That(() => Create<Quadratic, MomentumConserving>(24, 4), Throws.Nothing);
        Assert.That(() => Create<Cubic, MomentumConserving>(9.9, 0), Throws.Nothing);
    }

    [Test]
    public void TheErrorNamesDebyeLengthsAndTheRemedies() =>
        Assert.That(
            () => Create<Linear, MomentumConserving>(43, 2),
            Throws.TypeOf<InvalidInputException>().With.Message.Contains("43 Debye lengths").And.Message.Contains("energy-conserving").And.Message.Contains("`allow: heating`"));

    [Test]
    public void EnergyConservingGatherTakesAnyCells() => Assert.That(() => Create<Linear, EnergyConserving>(170, 0), Throws.Nothing);

    [Test]
    public void HeatingMayBeAllowed() => Assert.That(() => Create<Linear, MomentumConserving>(43, 0, allow: true), Throws.Nothing);

    private static void Create<TShape, TGather>(double debyeLengths, int passes, bool allow = false)
        where TShape : struct, IShape
        where TGather : struct, IGather
    {
        var setup = new PicSetup(
            new(16, debyeLengths * Debye), 0, [new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, Units.ElectronVolt), 8)])
        {
            NeutralisingBackground = true, FilterPasses = passes, AllowHeating = allow,
        };
        using var device = CpuDevice.Create(threads: 1);
        using PicModel model = PicModel.Create<TShape, TGather, Boris>(device, setup);
    }
}
