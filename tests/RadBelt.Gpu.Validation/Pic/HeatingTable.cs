using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// The table of docs/pic.md "Heating": electrons of 1 eV, 10⁷ m⁻³ (λ_D = 2.35 m), immobile neutralising background, no magnetic field, random start, the
/// step that <see cref="TimeStepBounds"/> recommends. Each case prints one row.
/// </summary>
[Explicit("Prints a table; minutes.")]
internal sealed class HeatingTable
{
    private const double Density = 1e7, Temperature = ElectronVolt;
    private const int Cells = 32;
    private static readonly double[] DebyeLengths = [1, 2, 3, 5, 10, 20, 43, 170];

    [Test]
    public void Shapes([ValueSource(nameof(DebyeLengths))] double dx)
    {
        Row<Linear, EnergyConserving>(dx, 64, 0);
        Row<Quadratic, EnergyConserving>(dx, 64, 0);
        Row<Cubic, EnergyConserving>(dx, 64, 0);
        Row<Linear, MomentumConserving>(dx, 64, 0);
        Row<Quadratic, MomentumConserving>(dx, 64, 0);
        Row<Cubic, MomentumConserving>(dx, 64, 0);
    }

    [Test]
    public void Counts([Values(5, 43)] double dx, [Values(16, 256)] int particlesPerCell)
    {
        Row<Quadratic, EnergyConserving>(dx, particlesPerCell, 0);
        Row<Quadratic, MomentumConserving>(dx, particlesPerCell, 0);
    }

    [Test]
    public void Filters([Values(5, 20, 43)] double dx, [Values(1, 4)] int passes)
    {
        Row<Quadratic, EnergyConserving>(dx, 64, passes);
        Row<Linear, MomentumConserving>(dx, 64, passes);
        Row<Quadratic, MomentumConserving>(dx, 64, passes);
    }

    private static void Row<TShape, TGather>(double debyeLengths, int particlesPerCell, int passes)
        where TShape : struct, IShape
        where TGather : struct, IGather
    {
        double ωp = Species.Electron.PlasmaFrequency(Density), debye = Math.Sqrt(Temperature / Species.Electron.Mass) / ωp;
        var setup = new PicSetup(
            new(Cells, debyeLengths * debye), 0, [new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, Temperature), particlesPerCell)])
        {
            NeutralisingBackground = true, AllowHeating = true, FilterPasses = passes, Seed = 1,
        };
        using var device = CpuDevice.Create(threads: 1);
        using PicModel model = PicModel.Create<TShape, TGather, Boris>(device, setup);
        double dt = TimeStepBounds.Of(setup).Recommended;
        model.Begin(dt);

        // No more than some ten thousand steps; the first tenth, in which fields and particles come into balance, is left out of the rate.
        double duration = Math.Min(2000, 50_000 * dt * ωp);
        double start = model.Energy().Kinetic[0], balance = model.Energy().Balance, middle = 0;
        List<double> times = [], energies = [];
        string outcome = "";
        try
        {
            while (model.Time * ωp < duration)
            {
                model.Advance((long)Math.Ceiling(duration / 100 / (ωp * dt)));
                times.Add(model.Time * ωp);
                energies.Add(model.Energy().Kinetic[0] / start);
                middle = times.Count == 10 ? energies[^1] : middle;
            }
        }
        catch (Simulations.SimulationFailedException)
        {
            outcome = $", stopped at {times.LastOrDefault():F0}/ω_pe";
        }

        double rate = energies.Count < 20 ? double.NaN : Slope(times[10..], energies[10..]);
        PicMoments moments = model.Moments(0);
        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"| {debyeLengths} | {typeof(TGather).Name} | {TShape.Order} | {particlesPerCell} | {passes} | {middle:F3} | {rate * 1e4:G3} | {rate * ωp:G3} | T∥ {moments.ParallelTemperature / Temperature:F3} T⊥ {moments.PerpendicularTemperature / Temperature:F3} after {duration:F0} | balance {(model.Energy().Balance / balance) - 1:E1}{outcome}"));
    }

    private static double Slope(List<double> t, List<double> y)
    {
        double mean = t.Average(), middle = y.Average();
        return t.Zip(y, (a, b) => (a - mean) * (b - middle)).Sum() / t.Sum(a => (a - mean) * (a - mean));
    }
}
