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
/// Order of convergence on a smooth problem: a pulse starts a Langmuir wave (δn/n ≈ 0.5 %) and a whistler (v ≈ 0.005 c) of one wavelength in cold electrons; the
/// amplitudes of E_x and of E_y − iE_z after three plasma periods and a quarter of one before.
/// </summary>
/// <remarks>
/// The order is that of the differences between one resolution and the next. Single precision leaves some 10⁻⁶ of an amplitude, the places of the particles in a
/// quiet start, which are others on another grid, some 10⁻⁵.
/// </remarks>
internal sealed class ConvergenceTests
{
    private const double Density = 1e7, FieldStrength = 140 * NanoTesla;

    [Test]
    public void OrderInTimeIsTwo()
    {
        (Complex[], Complex[])[] runs = [.. new[] { 1, 2, 4, 8 }.Select(n => Run<Quadratic, EnergyConserving, Boris>(16, 120 * n))];
        Orders("Δt", runs);
    }

    [Test]
    public void OrderInTimeOfHigueraCaryIsTwo()
    {
        (Complex[], Complex[])[] runs = [.. new[] { 1, 2, 4, 8 }.Select(n => Run<Quadratic, EnergyConserving, HigueraCary>(16, 120 * n))];
        Orders("Δt", runs);
    }

    [Test]
    public void OrderInSpaceIsTwoForQuadraticShapes() => OrderInSpace<Quadratic, EnergyConserving>();

    [Test]
    public void OrderInSpaceIsTwoForLinearShapes() => OrderInSpace<Linear, EnergyConserving>();

    [Test]
    public void OrderInSpaceIsTwoForCubicShapes() => OrderInSpace<Cubic, EnergyConserving>();

    [Test]
    public void OrderInSpaceIsTwoForTheMomentumConservingGather() => OrderInSpace<Quadratic, MomentumConserving>();

    private static void OrderInSpace<TShape, TGather>()
        where TShape : struct, IShape
        where TGather : struct, IGather =>
        Orders("Δx", [.. new[] { 8, 16, 32, 64 }.Select(cells => Run<TShape, TGather, Boris>(cells, 480))]);

    private static void Orders(string what, (Complex[] Along, Complex[] Across)[] runs)
    {
        Print("E_x", [.. runs.Select(r => r.Along)]);
        Print("E_y − iE_z", [.. runs.Select(r => r.Across)]);

        void Print(string field, Complex[][] values)
        {
            double[] change = [.. values.Skip(1).Zip(values, (a, b) => Norm(a.Zip(b, (x, y) => x - y)) / Norm(values[^1]))];
            double[] order = [.. change.Skip(1).Zip(change, (fine, coarse) => Math.Log2(coarse / fine))];
            TestContext.Out.WriteLine(
                $"{field}: changes with {what} halved {string.Join(", ", change.Select(c => c.ToString("E2")))}; orders {string.Join(", ", order.Select(o => o.ToString("F3")))}");
            Assert.That(order[^1], Is.EqualTo(2).Within(0.1), field);
        }

        static double Norm(IEnumerable<Complex> values) => Math.Sqrt(values.Sum(v => v.Real * v.Real + v.Imaginary * v.Imaginary));
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
