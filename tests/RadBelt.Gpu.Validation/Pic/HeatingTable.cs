using System.Globalization;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>
/// The table of docs/pic.md "Heating": electrons of 1 eV, 10⁷ m⁻³ (λ_D = 2.35 m), immobile neutralising background, no magnetic field, the
/// step that <see cref="TimeStepBounds"/> recommends. A row: Δx/λ_D, gather, order, macro-particles a cell, filter passes, start; then, as T∥ in
/// units of the temperature: energy of the field that the particles are loaded with, gain of the particles by a time in 1/ω_pe, and the rates in
/// 10⁴/ω_pe at which particles, and particles and fields together, gain.
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
    public void QuietStarts([Values(5, 20, 43, 170)] double dx)
    {
        Row<Linear, EnergyConserving>(dx, 64, 0, ParticleStart.Quiet);
        Row<Quadratic, EnergyConserving>(dx, 64, 0, ParticleStart.Quiet);
        Row<Quadratic, EnergyConserving>(dx, 256, 0, ParticleStart.Quiet);
        Row<Cubic, EnergyConserving>(dx, 64, 0, ParticleStart.Quiet);
    }

    [Test]
    public void Filters([Values(5, 10, 20, 43)] double dx, [Values(1, 4)] int passes)
    {
        Row<Quadratic, EnergyConserving>(dx, 64, passes);
        Row<Linear, MomentumConserving>(dx, 64, passes);
        Row<Quadratic, MomentumConserving>(dx, 64, passes);
        Row<Cubic, MomentumConserving>(dx, 64, passes);
    }

    private static void Row<TShape, TGather>(double debyeLengths, int particlesPerCell, int passes, ParticleStart start = ParticleStart.Random)
        where TShape : struct, IShape
        where TGather : struct, IGather
    {
        double ωp = Species.Electron.PlasmaFrequency(Density), debye = Math.Sqrt(Temperature / Species.Electron.Mass) / ωp;
        var setup = new PicSetup(
            new(Cells, debyeLengths * debye), 0,
            [
                new("electrons", Species.Electron, Density, new Maxwellian(Species.Electron, Temperature), particlesPerCell) { Start = start },
            ])
        {
            NeutralisingBackground = true, AllowHeating = true, FilterPasses = passes, Seed = 1,
        };
        using var device = CpuDevice.Create(threads: 1);
        using PicModel model = PicModel.Create<TShape, TGather, Boris>(device, setup);
        double dt = TimeStepBounds.Of(setup).Recommended;
        model.Begin(dt);

        // A gain in T∥, in units of T, is the energy gained over nT/2. The first tenth of the time, in which fields and particles come into balance, is
        // left out of the rates.
        double duration = Math.Min(2000, 50_000 * dt * ωp), unit = setup.Grid.Length * Density * Temperature / 2;
        PicEnergy first = model.Energy();
        List<double> times = [], particles = [], total = [];
        string outcome = "";
        try
        {
            while (model.Time * ωp < duration)
            {
                model.Advance((long)Math.Ceiling(duration / 100 / (ωp * dt)));
                PicEnergy now = model.Energy();
                times.Add(model.Time * ωp);
                particles.Add((now.Kinetic[0] - first.Kinetic[0]) / unit);
                total.Add((now.Balance - first.Balance) / unit);
            }
        }
        catch (Simulations.SimulationFailedException)
        {
            outcome = "; runs away";
        }

        // Where it heats by many times T, the first doubling is what counts.
        int end = total.FindIndex(gain => gain > 2) is var doubled and >= 0 ? doubled + 1 : times.Count, skip = end > 20 ? Math.Min(10, end / 4) : 0;
        string Rate(List<double> gains) => end < 3 ? "" : (1e4 * Slope(times[skip..end], gains[skip..end])).ToString("G2", CultureInfo.InvariantCulture);
        TestContext.Out.WriteLine(FormattableString.Invariant(
            $"| {debyeLengths} | {typeof(TGather).Name} | {TShape.Order} | {particlesPerCell} | {passes} | {start} | {first.Electric / unit:G2} ")
            + FormattableString.Invariant(
                $"| {particles.LastOrDefault():G2} in {times.LastOrDefault():F0} | {Rate(particles)} | {Rate(total)}{outcome} |"));
    }

    private static double Slope(List<double> t, List<double> y)
    {
        double mean = t.Average(), middle = y.Average();
        return t.Zip(y, (a, b) => (a - mean) * (b - middle)).Sum() / t.Sum(a => (a - mean) * (a - mean));
    }
}
