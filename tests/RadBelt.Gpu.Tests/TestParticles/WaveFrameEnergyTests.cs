using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>
/// In one wave E − (ω/k) p∥ is constant. Over a step a pusher changes E by 2ε·(u₀ + u₁)/(γ₀ + γ₁) and (ω/k) p∥ by ε·(u₀ + u₁)/γ̄ (in mc²; ε
/// the half-step impulse, γ̄ the Lorentz factor it rotates with), so the error is what γ̄ and the mean of γ₀, γ₁ differ by, of the change
/// of E.
/// </summary>
internal sealed class WaveFrameEnergyTests
{
    private const int Steps = 100_000;
    private static readonly int[] Degrees = [20, 45, 70];

    /// <summary>Boris: γ̄ differs at first order in ε, with either sign along the orbit. Reduced equations: (ΩΔt)⁴ in all.</summary>
    [TestCase(Mover.Boris, 100e-12, 50, TestName = "Boris at its default step, 100 pT")]
    [TestCase(Mover.Boris, 1e-9, 400, TestName = "Boris at an eighth of it, 1 nT")]
    [TestCase(Mover.Reduced, 100e-12, 40, TestName = "Reduced equations, 100 pT")]
    [TestCase(Mover.Reduced, 1e-9, 80, TestName = "Reduced equations, 1 nT")]
    public void IsConservedOverAHundredThousandSteps(Mover mover, double amplitude, int stepsPerGyration)
    {
        (double worst, double change) = Run(mover, amplitude, stepsPerGyration);
        TestContext.Out.WriteLine($"{worst:E1} of E0; E itself changed by up to {change:E1}");
        Assert.That(worst, Is.LessThan(1e-9));
        Assert.That(change, Is.GreaterThan(1e-3), "the wave did something");
    }

    [Test]
    public void HigueraCaryHoldsItForAWaveOfSlightlyOtherSpeed([Values(20, 40, 80)] int stepsPerGyration)
    {
        // Its γ̄² = γ² − u⊥² sin²(θ/2) is smaller than γ² by the same part at every step: (v⊥/c)²θ²/8 of the change of E, which stays
        // bounded.
        (double worst, double change) = Run(Mover.HigueraCary, 100 * PicoTesla, stepsPerGyration);
        double θ = 2 * Math.PI / stepsPerGyration;
        double largest = Ensembles().Max(
            e => Math.Pow(Species.Electron.Speed(1.1 * e.Energy) * Math.Sin(e.PitchAngle) / PhysicalConstants.SpeedOfLight, 2));
        TestContext.Out.WriteLine($"{worst:E1} of E0; E itself changed by up to {change:E1}");
        Assert.That(worst, Is.LessThan(largest * θ * θ / 8 * 2 * change));
    }

    /// <summary>Resonant electrons, and electrons of three times the energy.</summary>
    private static ParticleEnsemble[] Ensembles() => [.. Degrees.SelectMany(degrees =>
    {
        double resonant = Resonance.Energy(Whistler, Species.Electron, 0.3 * ωce, WaveDirections.Backward, degrees * Degree);
        return (ParticleEnsemble[])[new(degrees * Degree, resonant, 8), new(degrees * Degree, 3 * resonant, 8)];
    })];

    /// <summary>Largest departure from the constant, and largest change of E, over the initial E.</summary>
    private static (double Worst, double Change) Run(Mover mover, double amplitude, int stepsPerGyration)
    {
        ParticleEnsemble[] ensembles = Ensembles();
        WaveSet wave = WaveSet.Of(Whistler, new Wave(0.3 * ωce, WaveDirections.Backward, amplitude, 0.3));
        double speed = wave.PhaseVelocities[0] / PhysicalConstants.SpeedOfLight;
        using var device = CpuDevice.Create();
        using var particles = Particles.Uniform(device, Species.Electron, ensembles, 16 * Kilometre, seed: 1);
        using TestParticleModel model = mover.Model(particles, new UniformField(Plasma.FieldStrength).Plus(wave));
        model.Begin(2 * Math.PI / (stepsPerGyration * ωce));
        (double Kinetic, double Moving)[] start = Energies();
        double worst = 0, change = 0;
        for (int block = 0; block < 100; block++)
        {
            model.Advance(Steps / 100);
            (double Kinetic, double Moving)[] now = Energies();
            for (int i = 0; i < now.Length; i++)
            {
                worst = Math.Max(worst, Math.Abs(now[i].Moving - start[i].Moving) / start[i].Kinetic);
                change = Math.Max(change, Math.Abs(now[i].Kinetic - start[i].Kinetic) / start[i].Kinetic);
            }
        }

        return (worst, change);

        (double Kinetic, double Moving)[] Energies() => [.. particles.Read(0, (int)particles.Count).Select(p =>
        {
            double u2 = p.Ux * p.Ux + p.Uy * p.Uy + p.Uz * p.Uz, kinetic = u2 / (1 + Math.Sqrt(1 + u2));
            return (kinetic, kinetic - speed * p.Ux);
        })];
    }
}
