using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>Charge over 10⁵ steps, energy and momentum over a run that grows and over one that is driven.</summary>
internal sealed class ConservationTests
{
    private const double Density = 1e7, FieldStrength = 140 * NanoTesla;
    private const int Seed = 1;

    /// <summary>
    /// Parts of charge are whole numbers (2⁻²³ of a particle) in both laws, so that only sums in double precision round: by 10⁻¹⁶ of e n, or of the
    /// E_x of some cells, a step. Over 10⁵ steps at random that is some 10⁻¹³.
    /// </summary>
    [TestCase(false)]
    [TestCase(true)]
    public void ChargeIsKeptToRoundOff(bool open)
    {
        Residual<Linear, EnergyConserving>(open, 0);
        Residual<Quadratic, EnergyConserving>(open, 2);
        Residual<Cubic, MomentumConserving>(open, 0);
    }

    [Test]
    public void BudgetsCloseThroughGrowthAndSaturation()
    {
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create<Quadratic, MomentumConserving, Boris>(device, Growing());
        (double energy, double momentum, double wave) = Follow(model, steps: 6000);
        Assert.That(wave, Is.GreaterThan(0.2 * FieldStrength), "it has grown");
        Assert.That(energy, Is.LessThan(1e-3));
        Assert.That(momentum, Is.LessThan(2e-4));
    }

    /// <summary>
    /// The energy-conserving gather lets particles push themselves: momentum is kept only as far as the grid resolves the fields (Birdsall and Langdon 1985,
    /// §10-3). In this box it strays by some per cent of Σ|p_x|, in steps and both ways.
    /// </summary>
    [Test]
    public void TheEnergyConservingGatherClosesTheEnergyBetter()
    {
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create(device, Growing());
        (double energy, double momentum, double wave) = Follow(model, steps: 6000);
        Assert.That(wave, Is.GreaterThan(0.2 * FieldStrength), "it has grown");
        Assert.That(energy, Is.LessThan(3e-5));
        Assert.That(momentum, Is.LessThan(0.1));
    }

    /// <summary>Momentum is printed only: what waves bring in and take out is not in its budget.</summary>
    [Test]
    public void EnergyClosesInADrivenOpenRun()
    {
        var plasma = new ColdPlasma(FieldStrength, Density);
        double f = plasma.ElectronGyrofrequency / (2 * Math.PI);
        var setup = new PicSetup(
            new(768, 200), FieldStrength,
            [
                new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, 100 * ElectronVolt), 32),
                new("protons", Species.Proton, Density, new Maxwellian(Species.Proton, 100 * ElectronVolt), 32),
            ])
        {
            Seed = Seed, Open = new(30e3) { Driver = new(plasma, 0.2 * f, 0.4 * f, 3 * NanoTesla, 32, seed: 1) },
        };
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create(device, setup);
        (double energy, _, double wave) = Follow(model, steps: 10_000);
        Assert.That(wave, Is.GreaterThan(3 * NanoTesla), "it is driven");
        Assert.That(energy, Is.LessThan(1e-3));
    }

    /// <summary>Particles bring momentum in and take it out. (This gather heats: the energy closes to 1.2e-3 here.)</summary>
    [Test]
    public void MomentumClosesInAnOpenRun()
    {
        var setup = new PicSetup(
            new(128, 200), FieldStrength,
            [
                new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, KeV), 256),
                new("protons", Species.Proton, Density, new Maxwellian(Species.Proton, KeV), 256),
            ]) { Seed = Seed, Open = new(2e3) };
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create<Quadratic, MomentumConserving, Boris>(device, setup);
        Assert.That(Follow(model, steps: 4000).Momentum, Is.LessThan(1e-4));
    }

    private static PicSetup Growing()
    {
        double parallel = 4 * KeV;
        return new(
            new(96, 200), FieldStrength,
            [
                new("electrons", Species.Electron, Density, new BiMaxwellian(Species.Electron, parallel, 4 * parallel), 512),
                new("protons", Species.Proton, Density, new Maxwellian(Species.Proton, parallel), 128),
            ]) { Seed = Seed };
    }

    // The largest departures there are, of energy in units of what is held, of momentum in those of Σ|p_x| of the electrons; and the largest wave.
    private static (double Energy, double Momentum, double Wave) Follow(PicModel model, int steps)
    {
        model.Begin(TimeStepBounds.Of(model.Setup).Recommended);
        PicEnergy start = model.Energy();
        double thrust = Thrust(model), energy = 0, momentum = 0, wave = 0;
        for (int i = 0; i < 10; i++)
        {
            model.Advance(steps / 10);
            PicEnergy now = model.Energy();
            double de = (now.Balance - start.Balance) / start.Held;
            double dp = (now.Momentum - now.MomentumExchanged - start.Momentum + start.MomentumExchanged) / thrust;
            TestContext.Out.WriteLine(
                $"step {model.Step}: ΔW/W = {de:E2}, Δp/Σ|p| = {dp:E2}, B_w = {now.WaveField / NanoTesla:F2} nT; "
                + $"of W: in waves {now.Magnetic / start.Held:E2}, driven {now.Driven / start.Held:E2}, "
                + $"absorbed {now.Absorbed / start.Held:E2}, exchanged {now.Exchanged / start.Held:E2}; momentum exchanged {now.MomentumExchanged / thrust:E2}");
            (energy, momentum, wave) = (Math.Max(energy, Math.Abs(de)), Math.Max(momentum, Math.Abs(dp)), Math.Max(wave, now.WaveField));
        }

        return (energy, momentum, wave);
    }

    // Σ|p_x| of the first species, N s m⁻².
    private static double Thrust(PicModel model)
    {
        PicParticles particles = model.CopyParticles(0);
        return particles.Weight * model.Setup.Species[0].Kind.Mass * PhysicalConstants.SpeedOfLight * particles.Ux.Sum(u => Math.Abs((double)u));
    }

    private static void Residual<TShape, TGather>(bool open, int passes)
        where TShape : struct, IShape
        where TGather : struct, IGather
    {
        var setup = new PicSetup(
            new(16, 100), FieldStrength,
            [
                new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, 1 * KeV), 16),
                new("protons", Species.Proton, Density, new Maxwellian(Species.Proton, 1 * KeV), 16),
            ]) { Seed = Seed, FilterPasses = passes, Open = open ? new(400) : null };
        using var device = CpuDevice.Create(threads: 1);
        using PicModel model = PicModel.Create<TShape, TGather, Boris>(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        double start = model.ChargeResidual();
        model.Advance(100_000);
        double end = model.ChargeResidual();
        TestContext.Out.WriteLine(
            $"order {TShape.Order}, {typeof(TGather).Name}, {passes} filter passes: {start:E2} at the start, {end:E2} after 100,000 steps");
        Assert.That(end, Is.LessThan(1e-12));
    }
}
