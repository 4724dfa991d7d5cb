using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Simulations;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ObliqueCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.TestParticles;

internal sealed class ObliqueOrbitTests
{
    private static readonly Mover[] FullOrbits = [Mover.Boris, Mover.HigueraCary];
    private static readonly ParticleEnsemble[] Ensembles = [new(50 * Degree, 20 * KeV, 9), new(120 * Degree, 300 * KeV, 8)];
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>
    /// Waves along B0 by both kernels: a circular wave of azimuth φ has b = |B̂|/√2, and its E_y = E cos(ψ − φ) is v_ph B_z = −v_ph b sin ψ' of the
    /// field-aligned set at ψ' = ψ − φ ∓ ¼ turn (k ≷ 0).
    /// </summary>
    [Test]
    public void WavesAlongTheFieldMoveParticlesAsFieldAlignedOnes(
        [ValueSource(nameof(FullOrbits))] Mover mover, [Values(WaveDirections.Forward, WaveDirections.Backward)] WaveDirections direction)
    {
        double quarter = direction == WaveDirections.Forward ? 0.25 : -0.25;
        ObliqueWaveSet set = ObliqueWaveSet.Realise(
            Whistlers(0.3, 0.1, 0.2, 0.4, WaveNormalDistribution.FieldAligned, direction, 3 * NanoTesla), 7, seed: 9);
        WaveSet aligned = WaveSet.Of(new RMode(Plasma), [.. set.Waves.Select(w => new Wave(
            w.Wave.Frequency, direction, w.Amplitude / Math.Sqrt(2), w.PhaseTurns - w.Azimuth / (2 * Math.PI) - quarter))]);
        var background = new UniformField(Plasma.FieldStrength);
        ParticleState[] one = Moved(mover, background.Plus(set)), other = Moved(mover, background.Plus(aligned));
        ParticleState[] none = Moved(mover, background);

        // 400 steps of rounding, and k from two formulas, over places within 100 km.
        Assert.That(Orbit.Distance(one, other, 1 * Kilometre), Is.LessThan(1e-9));
        Assert.That(Orbit.Distance(one, none, 1 * Kilometre), Is.GreaterThan(1e-2), "the waves did something");
    }

    /// <summary>
    /// In one plane wave γ − (ω/k∥) p∥/(mc²) + qφ/(mc²) is constant, φ = Re[iÊ_x e^{iψ}]/k∥: the energy in the frame in which the wave stands, where E is
    /// −∇φ. It ties E to B, the fields to the places they are taken at, and holds to second order in the step.
    /// </summary>
    [Test]
    public void EnergyInTheFrameOfOneWaveIsConserved(
        [ValueSource(nameof(FullOrbits))] Mover mover, [Values(WaveDirections.Forward, WaveDirections.Backward)] WaveDirections direction)
    {
        const double gyrations = 10;
        ObliqueWaveSet set = ObliqueWaveSet.Realise(Broad(direction, 1 * NanoTesla), 1, seed: 2);
        PlaneWave wave = set.Waves[0];
        (double coarse, double change) = Departure(50);
        (double fine, _) = Departure(100);
        TestContext.Out.WriteLine($"change of γ {change:E2}, departure {coarse:E2}, at half the step {fine:E2}");
        Assert.That(coarse / fine, Is.EqualTo(4).Within(0.5), "second order");
        Assert.That(coarse, Is.LessThan(0.01 * change));

        (double Worst, double Change) Departure(int stepsPerGyration)
        {
            using var particles = Particles.Uniform(device, Species.Electron, Ensembles, 100 * Kilometre, seed: 3);
            using TestParticleModel model = mover.Model(particles, new UniformField(Plasma.FieldStrength).Plus(set));
            double step = 2 * Math.PI / ωce / stepsPerGyration, worst = 0, change = 0;
            model.Begin(step);
            (double Kinetic, double Moving)[] start = Energies(0);
            for (int n = 1; n <= gyrations; n++)
            {
                model.Advance(stepsPerGyration);
                foreach (var (now, then) in Energies(n * stepsPerGyration * step).Zip(start))
                {
                    (worst, change) = (Math.Max(worst, Math.Abs(now.Moving - then.Moving)), Math.Max(change, Math.Abs(now.Kinetic - then.Kinetic)));
                }
            }

            return (worst, change);

            (double Kinetic, double Moving)[] Energies(double t) => [.. particles.Read(0, (int)particles.Count).Select(p =>
            {
                double γ = Math.Sqrt(1 + p.Ux * p.Ux + p.Uy * p.Uy + p.Uz * p.Uz), k = wave.Wave.ParallelWaveNumber;
                (double kx, double ky, double kz) = wave.WaveVector;
                double ψ = kx * p.X + ky * p.Y + kz * p.Z - wave.Wave.Frequency * t + 2 * Math.PI * wave.PhaseTurns;
                double φ = (Complex.ImaginaryOne * wave.ElectricField.X * Complex.FromPolarCoordinates(1, ψ)).Real / k;
                return (γ, γ - wave.Wave.Frequency / k / PhysicalConstants.SpeedOfLight * p.Ux + Species.Electron.Charge * φ / Species.Electron.RestEnergy);
            })];
        }
    }

    [Test]
    public void RunsGoOnFromACheckpointWithTheSameBits([Values] Precision precision)
    {
        FieldModel field = new UniformField(Plasma.FieldStrength).Plus(ObliqueWaveSet.Realise(Broad(WaveDirections.Both, 1 * NanoTesla), 4, seed: 2));
        var checkpoint = new MemoryCheckpoint(0, 0);
        ParticleState[] whole, resumed;
        using (var particles = Particles.Uniform(device, Species.Electron, Ensembles, 100 * Kilometre, seed: 3, precision))
        using (TestParticleModel model = TestParticleModel.Create(particles, field, new Boris()))
        {
            model.Begin(model.DefaultTimeStep);
            model.Advance(70);
            model.Save(checkpoint);
            model.Advance(33);
            whole = particles.Read(0, (int)particles.Count);
        }

        using (var particles = Particles.Uniform(device, Species.Electron, Ensembles, 0, seed: 4, precision))
        using (TestParticleModel model = TestParticleModel.Create(particles, field, new Boris()))
        {
            model.Begin(model.DefaultTimeStep);
            model.Restore(checkpoint);
            model.Advance(33);
            resumed = particles.Read(0, (int)particles.Count);
        }

        Assert.That(resumed, Is.EqualTo(whole));
        Assert.That(whole.Select(p => p.Y), Has.All.Not.Zero);
    }

    [Test]
    public void PlacesAreKeptWhenOtherWavesFollow()
    {
        using var particles = Particles.Uniform(device, Species.Electron, Ensembles, 100 * Kilometre, seed: 3);
        Advance(Broad(WaveDirections.Both), 50);
        ParticleState[] before = particles.Read(0, (int)particles.Count);
        double cell = particles.CellLength;
        Advance(Whistlers(0.2, 0.1, 0.1, 0.3, WaveNormalDistribution.FieldAligned, WaveDirections.Forward), 0);
        Assert.That(particles.CellLength, Is.Not.EqualTo(cell));
        Assert.That(Places(particles.Read(0, (int)particles.Count)), Is.EqualTo(Places(before)).Within(1e-13).Percent);

        void Advance(ObliqueSpectrum spectrum, int steps)
        {
            using TestParticleModel model = TestParticleModel.Create(
                particles, new UniformField(Plasma.FieldStrength).Plus(ObliqueWaveSet.Realise(spectrum, 2, seed: 1)), new Boris());
            model.Begin(model.DefaultTimeStep);
            model.Advance(steps);
        }

        static double[] Places(ParticleState[] states) => [.. states.SelectMany(s => (double[])[s.X, s.Y, s.Z])];
    }

    [Test]
    public void ReducedEquationsAreRefused()
    {
        using var particles = Particles.Uniform(device, Species.Electron, Ensembles, 0, seed: 3);
        FieldModel field = new UniformField(Plasma.FieldStrength).Plus(ObliqueWaveSet.Realise(Broad(WaveDirections.Forward), 1, seed: 1));
        Refused(() => TestParticleModel.Create(particles, field, new ReducedEquations()), "these are oblique; use a full-orbit mover");
    }

    private static ParticleState[] Moved(Mover mover, FieldModel field) =>
        new Orbit(mover, field) { Ensembles = Ensembles }.At(8 * 2 * Math.PI / ωce, steps: 400);
}
