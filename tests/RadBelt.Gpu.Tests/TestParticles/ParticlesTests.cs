using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.TestParticles;

using Particles = RadBelt.Gpu.TestParticles.Particles;

internal sealed class ParticlesTests
{
    private static readonly ParticleEnsemble Slow = new(30 * Degree, 5 * KeV, 1000);
    private static readonly ParticleEnsemble Fast = new(110 * Degree, 1 * MeV, 777);
    private readonly CpuDevice device = CpuDevice.Create();

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void StartAtTheirEnergyAndPitchAngle()
    {
        using Particles particles = Particles.Uniform(device, Species.Electron, [Slow, Fast], 1e6, seed: 11);
        foreach ((ParticleState p, int i) in particles.Read(0, 1777).Select((p, i) => (p, i)))
        {
            ParticleEnsemble ensemble = i < 1000 ? Slow : Fast;
            double u = Species.Electron.MomentumPerMass(ensemble.Energy) / PhysicalConstants.SpeedOfLight;
            Assert.That(p.Ux, Is.EqualTo(u * Math.Cos(ensemble.PitchAngle)).Within(1e-15 * u));
            Assert.That(Math.Sqrt(p.Uy * p.Uy + p.Uz * p.Uz), Is.EqualTo(u * Math.Sin(ensemble.PitchAngle)).Within(1e-15 * u));
            Assert.That(p.X, Is.InRange(0, 1e6));
        }
    }

    [Test]
    public void NumbersDependOnSeedAndIndexAlone([Values] Precision precision)
    {
        using Particles alone = Particles.Uniform(device, Species.Electron, [Slow], 1e6, seed: 11, precision);
        using Particles together = Particles.Uniform(device, Species.Electron, [Slow, Fast], 1e6, seed: 11, precision);
        using Particles split = Particles.Uniform(
            device, Species.Electron, [Slow with { Count = 400 }, Slow with { Count = 600 }], 1e6, seed: 11, precision);
        using Particles other = Particles.Uniform(device, Species.Electron, [Slow], 1e6, seed: 12, precision);
        ParticleState[] states = alone.Read(0, 1000);
        Assert.That(together.Read(0, 1000), Is.EqualTo(states));
        Assert.That(split.Read(0, 1000), Is.EqualTo(states));
        Assert.That(states.Intersect(other.Read(0, 1000)), Is.Empty);
    }

    [Test]
    public void PositionsAndGyrophasesAreUniformAndIndependent([Values(1, 2, 3)] long seed)
    {
        // Kolmogorov-Smirnov: √n D exceeds 1.95 once in a thousand draws; χ² with 99 degrees of freedom exceeds 149 as rarely.
        const int n = 100_000, bins = 10;
        TestContext.Out.WriteLine($"seed {seed}");
        using Particles particles = Particles.Uniform(device, Species.Electron, [Slow with { Count = n }], 1e6, seed);
        (double Place, double Phase)[] draws = [.. particles.Read(0, n).Select(p =>
            (p.X / 1e6, Math.Atan2(p.Uz, p.Uy) / (2 * Math.PI) is var t && t < 0 ? t + 1 : t))];
        Assert.That(KolmogorovSmirnov([.. draws.Select(d => d.Place)]), Is.LessThan(1.95));
        Assert.That(KolmogorovSmirnov([.. draws.Select(d => d.Phase)]), Is.LessThan(1.95));
        const double expected = (double)n / (bins * bins);
        double χ2 = draws
            .GroupBy(d => ((int)(d.Place * bins), (int)(d.Phase * bins)))
            .Sum(g => Math.Pow(g.Count() - expected, 2) / expected);
        Assert.That(χ2, Is.LessThan(149));
    }

    [Test]
    public void TakeAtMostSixtyFourBytesEach([Values] Mover mover, [Values] Precision precision)
    {
        // The wave table, 2¹⁶ phases and four numbers a wave, is all that there is beside: 5 bytes a particle in this run.
        const int count = 100_000;
        long before = device.AllocatedBytes;
        using Particles particles = Particles.Uniform(device, Species.Electron, [Slow with { Count = count }], 1e6, seed: 1, precision);
        Assert.That(device.AllocatedBytes - before, Is.EqualTo(count * (precision == Precision.Float ? 28 : 56)));
        WaveSet waves = WaveSet.Realise(Broadband(WaveDirections.Backward), 200, _ => 0);
        using TestParticleModel model = mover.Model(particles, new UniformField(Plasma.FieldStrength).Plus(waves));
        model.Begin(1e-6);
        model.Advance(1);
        particles.UpdatePitchAngleAndEnergy();
        Assert.That((device.AllocatedBytes - before) / (double)count, Is.LessThanOrEqualTo(64));
    }

    [Test]
    public void AreRefusedBeforeAnythingIsAllocatedWhenTheyWouldNotFit([Values] Precision precision)
    {
        long before = device.AllocatedBytes, free = device.MemoryBytes - before;
        int each = precision == Precision.Float ? 28 : 56;
        long count = free / each + 1;
        Refused(
            () => Particles.Uniform(device, Species.Electron, [Slow, Slow with { Count = count - 1000 }], 1e6, seed: 1, precision),
            FormattableString.Invariant($"needs {count * each:N0} bytes on cpu, which has {free:N0} free"));
        Assert.That(device.AllocatedBytes, Is.EqualTo(before));
    }

    [Test]
    public void BadInputIsRefused() => Assert.Multiple(() =>
    {
        Refused(() => Of(), "ensembles: there is none");
        Refused(() => Of(Slow with { Count = 0 }), "count: an ensemble of 0 particles");
        Refused(() => Of(Slow with { Count = -5 }), "count: an ensemble of -5 particles");
        Refused(
            () => Of(Slow with { Count = long.MaxValue }),
            "count: an ensemble of 9223372036854775807 particles; give 1 … 1099511627776");
        Refused(() => Of(Slow with { PitchAngle = 181 * Degree }), "181° is outside [0°, 180°]");
        Refused(() => Of(Slow with { PitchAngle = double.NaN }), "outside [0°, 180°]");
        Refused(() => Of(Slow with { Energy = 0 }), "energy: 0 keV; it must be positive");
        Refused(() => Of(Slow with { Energy = double.PositiveInfinity }), "it must be positive and finite");
        Refused(() => Particles.Uniform(device, Species.Electron, [Slow], -1000, 1), "domain: -1 km");
        Refused(() => Particles.Uniform(device, Species.Electron, [Slow], double.NaN, 1), "domain: NaN km");

        void Of(params ParticleEnsemble[] ensembles) => Particles.Uniform(device, Species.Electron, ensembles, 1000, 1).Dispose();
    });

    private static double KolmogorovSmirnov(double[] draws)
    {
        Array.Sort(draws);
        return Math.Sqrt(draws.Length) * draws.Select((x, i) => Math.Max(x - (double)i / draws.Length, (i + 1.0) / draws.Length - x)).Max();
    }
}
