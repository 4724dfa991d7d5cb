using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// Order of convergence on a smooth problem: a pulse starts a Langmuir wave (δn/n ≈ 0.5 %) and a whistler (v ≈ 0.005 c) of one wavelength in cold
/// electrons; the amplitudes of E_x and of E_y − iE_z after three plasma periods and a quarter of one before.
/// </summary>
/// <remarks>
/// The order is that of the differences between one resolution and the next. The places of the particles in a quiet start, which are others on
/// another grid, leave differences of some 10⁻³.
/// </remarks>
internal sealed class ConvergenceTests
{
    private const double Density = 1e7, FieldStrength = 140 * NanoTesla;
    private static readonly int[] Cells = [8, 16, 32, 64];

    [Test]
    public void OrderInTimeIsTwo() => OrderInTime<Boris>();

    [Test]
    public void OrderInTimeOfHigueraCaryIsTwo() => OrderInTime<HigueraCary>();

    [Test]
    public void OrderInSpaceIsTwoForQuadraticShapes() => OrderInSpace<Quadratic, EnergyConserving>();

    /// <summary>Here the grid's aliases make up for its error: ω_pe is exact, and E_x with it but for the places of the particles.</summary>
    [Test]
    public void OrderInSpaceIsTwoForLinearShapes()
    {
        (Complex[] Along, Complex[] Across)[] runs = [.. Cells.Select(cells => Run<Linear, EnergyConserving, Boris>(cells, 480))];
        Assert.That(Changes("E_x", runs.Select(r => r.Along)), Is.All.LessThan(0.01));
        RequireOrderTwo("E_y − iE_z", runs.Select(r => r.Across));
    }

    [Test]
    public void OrderInSpaceIsTwoForCubicShapes() => OrderInSpace<Cubic, EnergyConserving>();

    [Test]
    public void OrderInSpaceIsTwoForTheMomentumConservingGather() => OrderInSpace<Quadratic, MomentumConserving>();

    private static void OrderInTime<TPusher>()
        where TPusher : struct, IPusher =>
        RequireOrderTwo([.. new[] { 120, 240, 480, 960 }.Select(steps => Run<Quadratic, EnergyConserving, TPusher>(16, steps))]);

    private static void OrderInSpace<TShape, TGather>()
        where TShape : struct, IShape
        where TGather : struct, IGather =>
        RequireOrderTwo([.. Cells.Select(cells => Run<TShape, TGather, Boris>(cells, 480))]);

    private static void RequireOrderTwo((Complex[] Along, Complex[] Across)[] runs)
    {
        RequireOrderTwo("E_x", runs.Select(r => r.Along));
        RequireOrderTwo("E_y − iE_z", runs.Select(r => r.Across));
    }

    private static void RequireOrderTwo(string field, IEnumerable<Complex[]> values)
    {
        double[] change = Changes(field, values);
        double[] order = [.. change.Skip(1).Zip(change, (fine, coarse) => Math.Log2(coarse / fine))];
        TestContext.Out.WriteLine($"{field}: orders {string.Join(", ", order.Select(o => o.ToString("F3")))}");
        Assert.That(order[^1], Is.EqualTo(2).Within(0.1), field);
    }

    // From each resolution to the next finer one.
    private static double[] Changes(string field, IEnumerable<Complex[]> runs)
    {
        Complex[][] values = [.. runs];
        double[] change = [.. values.Skip(1).Zip(values, (fine, coarse) => Norm(fine.Zip(coarse, (a, b) => a - b)) / Norm(values[^1]))];
        TestContext.Out.WriteLine($"{field}: changes as the step is halved {string.Join(", ", change.Select(c => c.ToString("E2")))}");
        return change;

        static double Norm(IEnumerable<Complex> amplitudes) => Math.Sqrt(amplitudes.Sum(a => (a.Real * a.Real) + (a.Imaginary * a.Imaginary)));
    }

    private static (Complex[] Along, Complex[] Across) Run<TShape, TGather, TPusher>(int cells, int steps)
        where TShape : struct, IShape
        where TGather : struct, IGather
        where TPusher : struct, IPusher
    {
        double ωp = Species.Electron.PlasmaFrequency(Density), k = ωp / PhysicalConstants.SpeedOfLight, period = 2 * Math.PI / ωp;
        double ω = new RMode(new ColdPlasma(FieldStrength, Density)).Frequency(k);

        // A field that lasts T about sin²(πt/T) gives a particle eE T/2m.
        double kick = 2 * Species.Electron.Mass * PhysicalConstants.SpeedOfLight / (PhysicalConstants.ElementaryCharge * period);
        var setup = new PicSetup(
            new(cells, 2 * Math.PI / k / cells), FieldStrength,
            [
                new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, 1e-4 * ElectronVolt), 65536 / cells)
                {
                    Start = ParticleStart.Quiet,
                },
            ])
        {
            NeutralisingBackground = true, AllowHeating = true, Seed = 1, Prescribed = new Kick(k, ω, 0.005 * kick, 0.005 * kick, period),
        };
        using var device = CpuDevice.Create();
        using PicModel model = PicModel.Create<TShape, TGather, TPusher>(device, setup);
        model.Begin(3 * period / steps);
        Complex[] along = new Complex[2], across = new Complex[2];
        for (int i = 0; i < 2; i++)
        {
            model.Advance(i == 0 ? 11 * steps / 12 : steps / 12);
            (along[i], across[i]) = (FieldMode.Of(model, FieldComponent.Ex, k), FieldMode.OfElectric(model, k));
        }

        return (along, across);
    }
}
