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
    /// Parts of charge are whole numbers (2⁻²¹ of a particle) in both laws, so that only sums in double precision round: 10⁵ steps of relative 10⁻¹⁶, in a difference
    /// of neighbours' E_x, stay below 10⁻⁹ of the charge of a species.
    /// </summary>
    [TestCase(false)]
    [TestCase(true)]
    public void ChargeIsKeptToRoundOff(bool open)
    {
        Residual<Linear, EnergyConserving>(open, 0);
        Residual<Quadratic, EnergyConserving>(open, 2);
        Residual<Cubic, MomentumConserving>(open, 0);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void BudgetsCloseThroughGrowthAndSaturation(bool momentumConserving)
    {
        double parallel = 4 * KeV;
        var setup = new PicSetup(
            new(64, 400), FieldStrength,
            [
                new("electrons", Species.Electron, Density, new BiMaxwellian(Species.Electron, parallel, 4 * parallel), 1024),
                new("protons", Species.Proton, Density, new Maxwellian(Species.Proton, 100 * ElectronVolt), 64),
            ]) { Seed = Seed };
        using var device = CpuDevice.Create();
        using PicModel model = momentumConserving
            ? PicModel.Create<Quadratic, MomentumConserving, Boris>(device, setup)
            : PicModel.Create<Quadratic, EnergyConserving, Boris>(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        (double energy, double momentum, double wave) = Follow(model, steps: 6000);
        Assert.That(wave, Is.GreaterThan(0.05 * FieldStrength), "it has grown");
        Assert.That(energy, Is.LessThan(1e-3));
        Assert.That(momentum, Is.LessThan(1e-3));
    }

    [Test]
    public void BudgetsCloseInADrivenOpenRun()
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
            Seed = Seed, Open = new(30e3) { Driver = new(plasma, 0.2 * f, 0.4 * f, 10 * NanoTesla, 32, seed: 1) },
        };
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(TimeStepBounds.Of(setup).Recommended);
        (double energy, double momentum, _) = Follow(model, steps: 15_000);
        Assert.That(energy, Is.LessThan(1e-3));
        Assert.That(momentum, Is.LessThan(1e-3));
    }

    // The largest departures there are, of energy in units of what is held, of momentum in those of Σ|p_x|; and the largest wave.
    private static (double Energy, double Momentum, double Wave) Follow(PicModel model, int steps)
    {
        PicEnergy start = model.Energy();
        double thrust = Thrust(model), energy = 0, momentum = 0, wave = 0;
        for (int i = 0; i < 20; i++)
        {
            model.Advance(steps / 20);
            PicEnergy now = model.Energy();
            double de = (now.Balance - start.Balance) / start.Held;
            double dp = (now.Momentum - now.MomentumExchanged - start.Momentum + start.MomentumExchanged) / thrust;
            TestContext.Out.WriteLine(FormattableString.Invariant(
                $"step {model.Step}: ΔW/W = {de:E2}, Δp/Σ|p| = {dp:E2}, B_w = {now.WaveField / NanoTesla:F2} nT; over W: electric {now.Electric / start.Held:E2}, magnetic {now.Magnetic / start.Held:E2}, driven {(now.Driven - start.Driven) / start.Held:E2}, absorbed {(now.Absorbed - start.Absorbed) / start.Held:E2}, exchanged {(now.Exchanged - start.Exchanged) / start.Held:E2}; p exchanged {now.MomentumExchanged / thrust:E2}"));
            (energy, momentum, wave) = (Math.Max(energy, Math.Abs(de)), Math.Max(momentum, Math.Abs(dp)), Math.Max(wave, now.WaveField));
        }

        return (energy, momentum, wave);
    }

    // Σ|p_x| of all particles, N s m⁻².
    private static double Thrust(PicModel model) => Enumerable.Range(0, model.Setup.Species.Count).Sum(s =>
    {
        PicParticles particles = model.CopyParticles(s);
        return particles.Weight * model.Setup.Species[s].Kind.Mass * PhysicalConstants.SpeedOfLight * particles.Ux.Sum(u => Math.Abs((double)u));
    });

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
        TestContext.Out.WriteLine($"order {TShape.Order}, {typeof(TGather).Name}, {passes} filter passes: {start:E2} at the start, {end:E2} after 100,000 steps");
        Assert.That(end, Is.LessThan(1e-9));
    }
}
