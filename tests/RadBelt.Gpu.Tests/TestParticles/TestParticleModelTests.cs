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

internal sealed class TestParticleModelTests
{
    private static readonly UniformField B0 = new(Plasma.FieldStrength);
    private readonly CpuDevice device = CpuDevice.Create();

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void StepsThatDoNotResolveTheGyrationAreRefused([Values] Mover mover)
    {
        using Particles particles = Electrons(0.8);
        using TestParticleModel model = mover.Model(particles, B0);
        double largest = (mover == Mover.Reduced ? 1 : 0.35) / ωce;
        Refused(
            () => model.Begin(1.01 * largest),
            mover == Mover.Reduced ? "by 1.01 rad; this mover resolves it up to 1 rad" : "up to 0.35 rad, use 1.42E-05 s or less");
        Refused(() => model.Begin(0), "time step: 0 s");
        Refused(() => model.Begin(double.NaN), "time step");
        Refused(() => model.Begin(-1e-6), "time step");
        Assert.That(() => model.Begin(0.99 * largest), Throws.Nothing);
    }

    [Test]
    public void FieldsThatDoNotBelongTogetherAreRefused()
    {
        WaveSet waves = WaveSet.Realise(Broadband(WaveDirections.Backward), 4, _ => 0);
        Refused(
            () => new UniformField(141 * NanoTesla).Plus(waves),
            "plasma at 140 nT, but the background field is 141 nT; give both the same B0");
        Refused(() => _ = new UniformField(0), "B0: 0 nT");
        Refused(() => _ = new UniformField(double.NaN), "B0");
        Refused(() => _ = new UniformField(-1e-9), "B0: -1 nT; it must be positive");
    }

    [Test]
    public void ReducedEquationsAreNotForParticlesAlongTheField([Values(0, 0.05, 180)] double degrees)
    {
        using Particles particles = Electrons(degrees * Degree);
        Refused(
            () => TestParticleModel.Create(particles, B0, new ReducedEquations()),
            "the reduced equations are singular; use a full-orbit mover");
    }

    [Test]
    public void AdvancingAllocatesNothing([Values] Mover mover)
    {
        using Particles particles = Electrons(0.8);
        WaveSet waves = WaveSet.Realise(Broadband(WaveDirections.Backward), 40, _ => 0);
        using TestParticleModel model = mover.Model(particles, B0.Plus(waves));
        model.Begin(1e-6);

        // Threads that meet for the first time, and code that is compiled anew as it warms up, allocate once; stepping does not.
        var allocated = new List<long>();
        for (int i = 0; i < 10; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            model.Advance(200);
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.That(allocated.TakeLast(5), Has.Some.Zero, string.Join(", ", allocated));
    }

    private Particles Electrons(double pitchAngle) =>
        Particles.Uniform(device, Species.Electron, [new(pitchAngle, 20 * KeV, 100)], 1e5, seed: 1);
}
