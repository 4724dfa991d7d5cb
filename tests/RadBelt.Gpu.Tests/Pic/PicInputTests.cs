using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Input that cannot be run is refused with what, how much, the bound and the remedy; a run that goes wrong stops soon and says where.</summary>
public sealed class PicInputTests
{
    private static readonly PicSpecies Electrons = new("electrons", Species.Electron, 1e7, new Maxwellian(Species.Electron, 100 * ElectronVolt), 16);

    private static readonly PicSetup Sound = new(new(16, 50), 140 * NanoTesla, [Electrons]) { NeutralisingBackground = true };

    private static IEnumerable<TestCaseData> Setups =>
    [
        Case(Sound with { FieldStrength = -1e-7 }, "field strength: -1E-07 T"),
        Case(Sound with { Species = [] }, "species: there is none"),
        Case(Sound with { Species = [Electrons, Electrons] }, "species: 2 are called electrons; give each a name of its own"),
        Case(Sound with { FilterPasses = 17 }, "filter: 17 passes is outside 0 … 16"),
        Case(Sound with { NeutralisingBackground = false }, "their charges do not add up to zero: -1E+07 elementary charges m⁻³ are left over; adjust the densities"),
        Case(Of(Electrons with { Density = 0 }), "electrons: density: 0 m⁻³"),
        Case(Of(Electrons with { ParticlesPerCell = 0 }), "electrons: 0 particles per cell is outside 1 … 1,000,000"),
        Case(Of(Electrons with { Profile = x => x < 400 ? 1 : -2 }), "electrons: its density profile is -2 at x = 425 m; it must be zero or positive"),
        Case(Sound with { FieldProfile = x => x - 400 }, "field profile: it is -400 at x = 0 m; it must be positive and finite"),
        Case(Sound with { FieldStrength = 0, FieldProfile = _ => 1 }, "field strength of a profile: 0 T"),
        Case(Sound with { Open = new(0) }, "absorbing layer: 0 m"),
        Case(Sound with { Open = new(350) }, "absorbing layer: 350 m at each end leaves little of a domain of 800 m; make the domain longer or the layers thinner"),
        Case(
            Of(Electrons with { Distribution = new Drifting(Electrons.Distribution, 1e7) }) with { Open = new(100) },
            "c; at open ends, where one particle comes in for each that leaves, it must be zero"),
    ];

    [TestCaseSource(nameof(Setups))]
    public void SetupsThatCannotBeRunAreRefused(PicSetup setup, string why)
    {
        using Device device = DeviceForTests();
        Refused(() => PicModel.Create(device, setup), why);
    }

    [TestCase(4, 1.0, "cells: 4 is outside 8 … 16777216; change the length or the cell size")]
    [TestCase(16, 0.0, "cell size: 0 m")]
    [TestCase(16, double.NaN, "cell size: NaN m")]
    public void GridsThatAreNoneAreRefused(int cells, double size, string why) => Refused(() => _ = new PicGrid(cells, size), why);

    [TestCase(0, "time step: 0 s")]
    [TestCase(-1e-9, "time step: -1E-09 s")]
    [TestCase(2e-7, "time step: 2E-07 s is beyond the Courant limit 1.6678E-07 s, about Δx/c; take at most 1.634E-07 s, or larger cells")]
    public void TimeStepsBeyondTheSchemeAreRefused(double step, string why)
    {
        using Device device = DeviceForTests();
        using PicModel model = PicModel.Create(device, Sound);
        Refused(() => model.Begin(step), why);
    }

    [Test]
    public void TimeStepsThatResolveNothingAreRefused() => Refused(
        () => TimeStepBounds.Of(Sound with { Grid = new(16, 5000), AllowHeating = true }).Require(1.6e-5),
        "does not resolve the gyration (1.218E-05 s is asked for) and the plasma oscillation (2.242E-06 s); take at most 2.242E-06 s");

    // λ_D = 23.5 m for 100 eV at 10 cm⁻³.
    [Test]
    public void CellsThatHeatTheMomentumConservingSchemeAreRefusedUnlessAllowed()
    {
        using Device device = DeviceForTests();
        PicSetup coarse = Sound with { Grid = new(16, 500) };
        Refused(() => Create(coarse), "cells: 500 m is 21.3 Debye lengths (23.5 m); with order-2 shapes, the momentum-conserving gather and 0 filter passes the plasma would heat");
        Assert.That(() => Create(coarse with { AllowHeating = true }), Throws.Nothing);
        Assert.That(() => PicModel.Create(device, coarse).Dispose(), Throws.Nothing, "energy-conserving");

        void Create(PicSetup setup) => PicModel.Create<Quadratic, MomentumConserving, Boris>(device, setup).Dispose();
    }

    [TestCase(0, 1000, 1, "driver: lowest frequency: 0 Hz")]
    [TestCase(2000, 1000, 1, "driver: the band 2000 … 1000 Hz must rise")]
    [TestCase(1000, 4000, 1, "must rise and end below f_ce = 3918.9 Hz; whistlers above it do not propagate")]
    [TestCase(1000, 2000, 0, "driver: 0 waves is outside 1 … 100,000")]
    public void DriversThatLaunchNothingAreRefused(double lowest, double highest, int waves, string why) =>
        Refused(() => _ = new WhistlerDriver(new ColdPlasma(140 * NanoTesla, 1e7), lowest, highest, 1e-12, waves, seed: 1), why);

    [Test]
    public void DriversOfNoAmplitudeAreRefused() =>
        Refused(() => _ = new WhistlerDriver(new ColdPlasma(140 * NanoTesla, 1e7), 1000, 2000, double.NaN, 1, seed: 1), "driver: amplitude: NaN T");

    [Test]
    public void ARunBeforeItsBeginningSaysSo()
    {
        using Device device = DeviceForTests();
        using PicModel model = PicModel.Create(device, Sound);
        Assert.That(() => model.Advance(1), Throws.InvalidOperationException.With.Message.Contains("call Begin"));
    }

    [Test]
    public void ValuesThatAreNoNumbersStopTheRunWithin100Steps()
    {
        using Device device = DeviceForTests();
        using PicModel model = PicModel.Create(device, Sound with { Prescribed = new NoNumber(after: 10 * TimeStepBounds.Of(Sound).Recommended) });
        model.Begin(TimeStepBounds.Of(Sound).Recommended);
        Assert.That(
            () => model.Advance(110),
            Throws.InstanceOf<SimulationFailedException>().With.Message.Contains("values are no longer numbers at step 64").And.Message.Contains("first in E"));
    }

    // At five times the step that resolves ω_pe, on cells of 850 Debye lengths, the plasma heats itself.
    [Test]
    public void EnergyThatRunsAwayStopsTheRun()
    {
        using Device device = DeviceForTests();
        PicSetup setup = Sound with { Grid = new(16, 20000) };
        using PicModel model = PicModel.Create<Linear, EnergyConserving, Boris>(device, setup);
        model.Begin(5 * TimeStepBounds.Of(setup).Plasma);
        Assert.That(
            () => model.Advance(5000), Throws.InstanceOf<SimulationFailedException>().With.Message.Contains("the energy runs away: at step"));
    }

    private static TestCaseData Case(PicSetup setup, string why) => new TestCaseData(setup, why).SetArgDisplayNames(why);

    private static PicSetup Of(PicSpecies species) => Sound with { Species = [species] };

    private static CpuDevice DeviceForTests() => CpuDevice.Create(1);

    private sealed class NoNumber(double after) : IPrescribedField
    {
        public PrescribedValues At(double time, double x) => time > after ? new(double.NaN, 0, 0, 0, 0) : default;
    }
}
