using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>
/// The broadband kernel at a set size, for measurements: electrons of the reference case (140 nT, 1e7 m⁻³) in whistlers of 0.2–0.4 f_ce, a block of Boris
/// steps a call.
/// </summary>
/// <remarks>
/// Counted per wave evaluation: one fixed-point product, one conversion, one product and two sums for the phase; a conversion and 15 products and sums
/// for sine and cosine; 8 integer and selection operations for the quadrant; 4 fused multiply-adds into the fields: 32 lane operations, and five broadcast
/// reads that stay in the first-level cache. The bound is arithmetic, not memory.
/// </remarks>
internal sealed class BroadbandWork<T> : IDisposable
    where T : unmanaged, IFloatingPoint<T>
{
    private readonly ParticleStore<T> particles;
    private readonly WaveTable<T> table;
    private readonly double timeStep;
    private readonly double background;
    private long step;

    public BroadbandWork(Device device, int particleCount, int waveCount, int steps)
    {
        (WaveSet waves, timeStep, background) = BroadbandWork.Setting(waveCount);
        Count = particleCount;
        Steps = steps;
        particles = (ParticleStore<T>)Particles.Uniform(
            device,
            Species.Electron,
            [new(45 * Units.Degree, 10.77 * Units.KeV, particleCount)],
            waves.RecurrenceLength,
            seed: 1,
            typeof(T) == typeof(float) ? Precision.Float : Precision.Double);
        particles.Recell(WaveTable<T>.CellLengthFor(waves));
        table = new(device, waves, Species.Electron, timeStep, particles.CellLength, steps);
        Waves = waveCount;
    }

    public int Count { get; }

    public int Waves { get; }

    public int Steps { get; }

    public double WaveEvaluations => (double)Count * Waves * Steps;

    /// <summary>One block of steps.</summary>
    public void Run()
    {
        FieldAlignedWaves<T> at = table.At(2 * step + 1, 2, Steps);
        particles.Device.Launch<FullOrbit<T, FieldAlignedWaves<T>, Boris>, T>(
            new(particles.Views, at, background, PhysicalConstants.SpeedOfLight * timeStep / (2 * particles.CellLength), Steps), Count);
        particles.Device.Synchronize();
        step += Steps;
    }

    public void Dispose()
    {
        table.Dispose();
        particles.Dispose();
    }
}

/// <summary>The setting of <see cref="BroadbandWork{T}"/>, and the same work for the scalar reference.</summary>
internal static class BroadbandWork
{
    public static (WaveSet Waves, double TimeStep, double Background) Setting(int waveCount)
    {
        var mode = new RMode(new ColdPlasma(140 * Units.NanoTesla, 1e7));
        double ωce = mode.Plasma.ElectronGyrofrequency;
        var random = new RandomStream(1, RandomStreams.WavePhases);
        WaveSet waves = WaveSet.Realise(
            WaveSpectrum.Flat(mode, 0.2 * ωce, 0.4 * ωce, 10 * Units.PicoTesla, WaveDirections.Backward), waveCount, j => random.Uniform(j).First);
        double timeStep = 2 * Math.PI / 50 / ωce;
        return (waves, timeStep, -ωce * timeStep / 2);
    }

    /// <summary>The scalar reference at the same setting: a block of steps a call.</summary>
    public static Action Scalar(int particleCount, int waveCount, int steps)
    {
        (WaveSet set, double timeStep, double background) = Setting(waveCount);
        double cell = WaveTable<float>.CellLengthFor(set), charge = Species.Electron.Charge / (2 * Species.Electron.Mass);
        var waves = new ScalarReference.Wave[waveCount];
        var phases = new uint[waveCount * steps];
        for (int j = 0; j < waveCount; j++)
        {
            double k = set.WaveNumbers[j] * cell / (2 * Math.PI), rotation = charge * set.Amplitudes[j] * timeStep;
            double impulse = rotation * set.PhaseVelocities[j] / PhysicalConstants.SpeedOfLight;
            waves[j] = new((uint)(FixedTurns.Of(k) >> 32), (float)(k * 4294967296.0), (float)rotation, (float)impulse);
            for (int n = 0; n < steps; n++)
            {
                phases[n * waveCount + j] = (uint)(FixedTurns.Of(set.PhaseTurns[j] - set.Frequencies[j] / (2 * Math.PI) * (n + 0.5) * timeStep) >> 32);
            }
        }

        var random = new RandomStream(1, RandomStreams.ParticlePhases);
        double u = Species.Electron.MomentumPerMass(10.77 * Units.KeV) / PhysicalConstants.SpeedOfLight * Math.Sqrt(0.5);
        ScalarReference.Particle[] particles = [.. Enumerable.Range(0, particleCount).Select(i =>
        {
            (double place, double phase) = random.Uniform(i);
            (double sin, double cos) = Math.SinCos(2 * Math.PI * phase);
            return new ScalarReference.Particle((float)Math.Floor(place * 1000), 0, (float)u, (float)(u * cos), (float)(u * sin));
        })];
        float drift = (float)(PhysicalConstants.SpeedOfLight * timeStep / (2 * cell));
        return () => ScalarReference.Push(particles, waves, phases, steps, (float)background, drift, hand: -1);
    }
}
