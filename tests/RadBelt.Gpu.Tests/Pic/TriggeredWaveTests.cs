using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic;

/// <summary>
/// Waves from the antenna in cold electrons of ω_pe = 5 Ω_e, Ω_e that of the equator: 800 cells of 0.05 c/Ω_e, layers of 10 c/Ω_e, 0.3 f_ce (λ = 1.9 c/Ω_e), long enough for the wave to fill
/// the domain and to come back.
/// </summary>
public sealed class TriggeredWaveTests
{
    private const int Cells = 800, LayerCells = 200;
    private const double Field = 140 * NanoTesla, Amplitude = 10 * PicoTesla;

    private static readonly double Gyrofrequency = Math.Abs(Species.Electron.Gyrofrequency(Field)), Unit = SpeedOfLight / Gyrofrequency, Wave = 0.3 * Gyrofrequency;

    private static double Density { get; } = Math.Pow(5 * Gyrofrequency / ElementaryCharge, 2) * VacuumPermittivity * ElectronMass;

    // On the grid B is larger by 1/cos(kΔx/2), a third of a percent.
    [Test]
    public void TheAntennaRadiatesItsAmplitudeBothWaysAndLayersAbsorbIt()
    {
        PicSetup setup = Setup(duration: 900);
        (double[] by, double[] bz, PicEnergy energy) = Run(setup, 700);
        double k = new RMode(new(Field, Density)).WaveNumber(Wave);
        for (int side = 0; side < 2; side++)
        {
            int first = side == 0 ? LayerCells : (Cells / 2) + 10, count = 190;
            double away = Part(first, count, side == 0 ? -1 : +1), back = Part(first, count, side == 0 ? +1 : -1);
            TestContext.Out.WriteLine(InvariantText.Of($"side {side}: {away:E4} T away, {back / away:E2} of it back"));
            Assert.That(away, Is.EqualTo(Amplitude).Within(0.01 * Amplitude));
            Assert.That(back, Is.LessThan(3e-3 * away));
        }

        // What layers take is counted to first order in the part that they take in a step, at most 0.7 %.
        TestContext.Out.WriteLine(InvariantText.Of($"driven {energy.Driven:E3}, held {energy.Held / energy.Driven:F3}, absorbed {energy.Absorbed / energy.Driven:F3}, left over {energy.Balance / energy.Driven:E2}"));
        Assert.That(energy.Balance, Is.Zero.Within(1e-3 * energy.Driven));
        Assert.That(energy.Absorbed, Is.GreaterThan(0.5 * energy.Driven));

        // B_y + iB_z ∝ exp(∓ikx), forward and backward, through a Hann window of five wavelengths, where one is seen as next to nothing of the other.
        double Part(int first, int count, int direction)
        {
            Complex sum = 0;
            for (int i = first; i < first + count; i++)
            {
                double window = 2 * Math.Pow(Math.Sin(Math.PI * (i - first + 0.5) / count), 2);
                sum += window * new Complex(by[i], bz[i]) * Complex.FromPolarCoordinates(1, direction * k * i * setup.Grid.CellSize);
            }

            return sum.Magnitude / count;
        }
    }

    // B0 doubles towards the ends: the wave number follows the local law, and B²/(k b), the energy flux in the tube as the density is uniform, is constant.
    [Test]
    public void InAParabolicFieldWavesFollowTheLocalDispersion()
    {
        var line = new ParabolicFieldLine(Field, 1 / (400 * Unit * Unit));
        PicSetup setup = Setup(duration: 900);
        double equator = setup.Grid.Length / 2;
        (double[] by, double[] bz, _) = Run(setup with { FieldProfile = x => line.FieldRatio(x - equator) }, 700);
        double start = Flux(430);
        for (int i = 430; i < Cells - LayerCells; i += 30)
        {
            double k = new RMode(new(line.FieldStrength(((i + 1) * setup.Grid.CellSize) - equator), Density)).WaveNumber(Wave);
            TestContext.Out.WriteLine(InvariantText.Of($"cell {i}: k = {WaveNumber(i) * Unit:F4} Ω/c of {k * Unit:F4}, flux {Flux(i) / start:F4}"));
            Assert.That(WaveNumber(i), Is.EqualTo(k).Within(0.01 * k));
            Assert.That(Flux(i), Is.EqualTo(start).Within(0.01 * start));
        }

        // Over two cells on either side of the middle of three.
        double WaveNumber(int i) => -(At(i + 1) / At(i - 1)).Phase / (2 * setup.Grid.CellSize);

        double Flux(int i) =>
            At(i).Magnitude * At(i).Magnitude / (WaveNumber(i) * line.FieldRatio(((i + 1) * setup.Grid.CellSize) - equator));

        Complex At(int i) => new(by[i], bz[i]);
    }

    [Test]
    public void AntennasWithoutAWaveThatPropagatesAreRefused()
    {
        PicSetup setup = Setup(duration: 100);
        Assert.That(
            () => PicModel.Create(CpuDevice.Create(1), setup with { Trigger = setup.Trigger! with { Frequency = 1.1 * Gyrofrequency / Math.Tau } }),
            Throws.TypeOf<InvalidInputException>().With.Message.Contains("trigger"));
        Assert.That(
            () => PicModel.Create(CpuDevice.Create(1), setup with { ColdElectrons = null }), Throws.TypeOf<InvalidInputException>());
    }

    private static PicSetup Setup(double duration) => new(new(Cells, 0.05 * Unit), Field, [])
    {
        ColdElectrons = new(Density),
        Open = new(LayerCells * 0.05 * Unit) { ParticleEnds = new MirrorsBeyond() },
        Trigger = new(Wave / Math.Tau, Amplitude, duration / Gyrofrequency),
    };

    private static (double[] By, double[] Bz, PicEnergy Energy) Run(PicSetup setup, double time)
    {
        using Device device = CpuDevice.Create(1);
        using PicModel model = PicModel.Create<Linear, EnergyConserving, Boris>(device, setup);
        double dt = 0.04 / Gyrofrequency;
        model.Begin(dt);
        model.Advance((long)(time / Gyrofrequency / dt));
        double[] by = new double[Cells], bz = new double[Cells];
        model.CopyField(FieldComponent.By, by);
        model.CopyField(FieldComponent.Bz, bz);
        return (by, bz, model.Energy());
    }
}
