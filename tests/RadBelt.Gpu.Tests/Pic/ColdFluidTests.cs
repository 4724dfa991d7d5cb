using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>Cold electrons as a fluid, without particles: the scheme's own dispersion, its order, what it conserves and where it becomes unstable.</summary>
public sealed class ColdFluidTests
{
    private const int Cells = 64;
    private static readonly ColdPlasma Plasma = SmallPlasmas.Plasma;

    private static double SkinDepth => SpeedOfLight / Species.Electron.PlasmaFrequency(SmallPlasmas.Density);

    // An eigenmode of the scheme, set up on the grid, turns by ωΔt a step and stays what it is; only rounding is left: some 10⁻¹⁶ a step.
    [TestCase(0.5)]
    [TestCase(1.3)]
    [TestCase(4.0)]
    public void WavesFollowTheDispersionRelationOfTheScheme(double inverseSkinDepths)
    {
        (double k, double dx, double dt, PicModel model, Device device) = Wave(inverseSkinDepths, 1);
        using (device)
        using (model)
        {
            double ω = SchemeFrequency(k, dx, dt);
            Start(model, k, ω, dx, dt);
            Complex before = Mode(model, FieldComponent.Ey, FieldComponent.Ez, k);
            const int steps = 400;
            model.Advance(steps);
            Complex turned = Mode(model, FieldComponent.Ey, FieldComponent.Ez, k) / before * Complex.FromPolarCoordinates(1, -ω * steps * dt);
            TestContext.Out.WriteLine(InvariantText.Of($"k = {inverseSkinDepths} ω_p/c: ωΔt = {ω * dt:E3}, |amplitude| − 1 = {turned.Magnitude - 1:E2}, phase {turned.Phase:E2} of {ω * steps * dt:G4}"));
            Assert.That(turned.Phase, Is.Zero.Within(1e-12));
            Assert.That(turned.Magnitude, Is.EqualTo(1).Within(1e-12));
        }
    }

    // Half the cells and half the step: a quarter of the distance to the cold plasma's law, but for terms of fourth order.
    [Test]
    public void WavesApproachTheColdPlasmaLawAtSecondOrder()
    {
        double[] errors = [.. new[] { 1, 2, 4 }.Select(Error)];
        TestContext.Out.WriteLine(string.Join(", ", errors.Select(e => InvariantText.Of($"{e:E4}"))));
        Assert.That(Math.Log2(errors[0] / errors[1]), Is.EqualTo(2).Within(0.03));
        Assert.That(Math.Log2(errors[1] / errors[2]), Is.EqualTo(2).Within(0.01));

        static double Error(int refinement)
        {
            (double k, double dx, double dt, PicModel model, Device device) = Wave(1, refinement);
            using (device)
            using (model)
            {
                Start(model, k, SchemeFrequency(k, dx, dt), dx, dt);
                Complex before = Mode(model, FieldComponent.Ey, FieldComponent.Ez, k);
                int steps = 20 * refinement;
                model.Advance(steps);
                double ω = (Mode(model, FieldComponent.Ey, FieldComponent.Ez, k) / before).Phase / (steps * dt);
                return Math.Abs((new RMode(Plasma).WaveNumber(ω) / k) - 1);
            }
        }
    }

    // Noise in a field and a density that vary, close to the limit of stability: the invariant of ColdFluidState holds to rounding.
    [Test]
    public void EnergyIsConservedToRoundingInANonuniformPlasma()
    {
        double length = Cells * SkinDepth / 4;
        PicSetup setup = Setup(1) with
        {
            FieldProfile = x => 1 + (0.4 * Math.Cos(Math.Tau * x / length)),
            ColdElectrons = new(SmallPlasmas.Density) { Profile = x => 1 - (0.3 * Math.Sin(Math.Tau * x / length)) },
        };
        using Device device = CpuDevice.Create(1);
        using PicModel model = PicModel.Create(device, setup);
        model.Begin(0.999 * TimeStepBounds.Of(setup).Courant);
        var random = new Random(5);
        double current = VacuumPermittivity * Species.Electron.PlasmaFrequency(SmallPlasmas.Density);
        Change(model, (name, _) => (random.NextDouble() - 0.5) * (name[^2] == 'E' ? 1 : name[^2] == 'B' ? 1 / SpeedOfLight : current));
        double start = model.Energy().Balance;
        model.Advance(2000);
        PicEnergy end = model.Energy();
        TestContext.Out.WriteLine(InvariantText.Of($"energy {start:E3} J/m², of it cold {end.Cold / start:F3}; changed by {(end.Balance / start) - 1:E2}"));
        Assert.That(end.Balance, Is.EqualTo(start).Within(1e-12 * start));
        Assert.That(end.Cold, Is.GreaterThan(0.1 * start));
    }

    // c²K² + ω_p² = 4/Δt² at K = 2/Δx: beyond it the shortest waves grow.
    [Test]
    public void TheCourantLimitIsWhereTheShortestWaveBecomesUnstable()
    {
        PicSetup setup = Setup(1);
        TimeStepBounds bounds = TimeStepBounds.Of(setup);
        double ωp = setup.PlasmaFrequency, dx = setup.Grid.CellSize, shortest = 2 * SpeedOfLight / dx;
        Assert.That(4 / (bounds.Courant * bounds.Courant), Is.EqualTo((shortest * shortest) + (ωp * ωp)).Within(1e-12).Percent);
        using Device device = CpuDevice.Create(1);
        using PicModel model = PicModel.Create(device, setup);
        Assert.That(() => model.Begin(1.001 * bounds.Courant), Throws.TypeOf<InvalidInputException>().With.Message.Contains("Courant"));
    }

    /// <summary>ω of c²K² = W² − ω_p² W/(W − |Ω| cos(ωΔt/2)) in the whistlers' band: the right side rises with ω.</summary>
    internal static double SchemeFrequency(double k, double dx, double dt)
    {
        double ωp = Species.Electron.PlasmaFrequency(SmallPlasmas.Density), low = 0, high = 2 / dt * Math.Atan(Plasma.ElectronGyrofrequency * dt / 2);
        double wanted = SpeedOfLight * 2 / dx * Math.Sin(k * dx / 2);
        for (int i = 0; i < 200; i++)
        {
            double ω = (low + high) / 2, w = 2 / dt * Math.Sin(ω * dt / 2);
            double squared = (w * w) - (ωp * ωp * w / (w - (Plasma.ElectronGyrofrequency * Math.Cos(ω * dt / 2))));
            (low, high) = squared < wanted * wanted ? (ω, high) : (low, ω);
        }

        return (low + high) / 2;
    }

    private static PicSetup Setup(int refinement) =>
        new(new(Cells * refinement, SkinDepth / 4 / refinement), Plasma.FieldStrength, []) { ColdElectrons = new(SmallPlasmas.Density) };

    private static (double K, double Dx, double Dt, PicModel Model, Device Device) Wave(double inverseSkinDepths, int refinement)
    {
        PicSetup setup = Setup(refinement);
        double turns = Math.Round(inverseSkinDepths / SkinDepth * setup.Grid.Length / Math.Tau), dt = 0.8 * TimeStepBounds.Of(Setup(1)).Courant / refinement;
        Device device = CpuDevice.Create(1);
        PicModel model = PicModel.Create(device, setup);
        model.Begin(dt);
        return (Math.Tau * turns / setup.Grid.Length, setup.Grid.CellSize, dt, model, device);
    }

    // E = e^{iωt − ikx}, B = i(K/W) E, J = −iε0 ω_p² E/(W − |Ω| cos(ωΔt/2)), y + iz each, B and J at −Δt/2, B half a cell above the nodes.
    private static void Start(PicModel model, double k, double ω, double dx, double dt)
    {
        double w = 2 / dt * Math.Sin(ω * dt / 2), ratio = 2 / dx * Math.Sin(k * dx / 2) / w, ωp = Species.Electron.PlasmaFrequency(SmallPlasmas.Density);
        double conductivity = -VacuumPermittivity * ωp * ωp / (w - (Plasma.ElectronGyrofrequency * Math.Cos(ω * dt / 2)));
        Change(model, (name, element) =>
        {
            bool magnetic = name.StartsWith("fields/B", StringComparison.Ordinal), electric = name.StartsWith("fields/E", StringComparison.Ordinal);
            double x = model.PositionOf(magnetic ? FieldComponent.By : FieldComponent.Ey, element - GridFields.Ghosts);
            Complex e = Complex.FromPolarCoordinates(1, (electric ? 0 : -ω * dt / 2) - (k * x));
            Complex value = electric ? e : Complex.ImaginaryOne * (magnetic ? ratio : conductivity) * e;
            return name[^1] == 'y' ? value.Real : value.Imaginary;
        });
    }

    // Sets E, B and J across.
    private static void Change(PicModel model, Func<string, int, double> value)
    {
        var checkpoint = new CheckpointInMemory();
        model.Save(checkpoint);
        foreach (string name in (string[])["fields/Ey", "fields/Ez", "fields/By", "fields/Bz", "cold/Jy", "cold/Jz"])
        {
            double[] values = checkpoint.Of<double>(name);
            int cells = model.Setup.Grid.Cells;
            for (int i = 0; i < cells; i++)
            {
                values[GridFields.Ghosts + i] = value(name, GridFields.Ghosts + i);
            }

            for (int g = 0; g < GridFields.Ghosts; g++)
            {
                values[g] = values[g + cells];
                values[GridFields.Ghosts + cells + g] = values[GridFields.Ghosts + g];
            }
        }

        // What was at rest has energy now.
        checkpoint.Of<double>("watch/energy").AsSpan().Fill(double.MaxValue);
        model.Restore(checkpoint);
    }

    private static Complex Mode(PicModel model, FieldComponent y, FieldComponent z, double k)
    {
        double[] ys = new double[model.Setup.Grid.Cells], zs = new double[ys.Length];
        model.CopyField(y, ys);
        model.CopyField(z, zs);
        Complex sum = 0;
        for (int i = 0; i < ys.Length; i++)
        {
            sum += new Complex(ys[i], zs[i]) * Complex.FromPolarCoordinates(1, k * model.PositionOf(y, i));
        }

        return sum / ys.Length;
    }
}
