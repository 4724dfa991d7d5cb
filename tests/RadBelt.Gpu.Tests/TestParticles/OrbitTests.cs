using System.Numerics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.TestParticles;

/// <summary>Orbits of the three movers against what theory says of them.</summary>
internal sealed class OrbitTests
{
    private const double Wavelength = 16 * Kilometre;

    private static readonly UniformField B0 = new(Plasma.FieldStrength);
    private static readonly double Gyration = 2 * Math.PI / ωce;

    /// <summary>Waves of 200 pT each, both directions, resonant and not.</summary>
    private static readonly WaveSet Waves = WaveSet.Of(
        Whistler,
        new Wave(0.25 * ωce, WaveDirections.Backward, 200 * PicoTesla, 0.1),
        new Wave(0.3 * ωce, WaveDirections.Backward, 200 * PicoTesla, 0.7),
        new Wave(0.35 * ωce, WaveDirections.Forward, 200 * PicoTesla, 0.4));

    [Test]
    public void WithoutWavesOrbitsAreHelices([Values] Mover mover)
    {
        const int steps = 400;
        double time = 10 * Gyration, θ0 = 2 * Math.PI / 40;
        Orbit orbit = new(mover, B0);
        ParticleState[] start = orbit.At(1e-20, 1), end = orbit.At(time, steps);
        for (int i = 0; i < start.Length; i++)
        {
            (double ux, double uy, double uz) = (start[i].Ux, start[i].Uy, start[i].Uz);
            double perpendicular2 = uy * uy + uz * uz, γ = Math.Sqrt(1 + ux * ux + perpendicular2), θ = θ0 / γ;

            // Angle a step: exact for the reduced equations, else θ(1 − θ²/12), with (v⊥/c)²θ²/8 more for Higuera-Cary; θ⁵/80 to θ⁵/20 left
            // out.
            double slow = mover switch
            {
                Mover.Reduced => 0,
                Mover.Boris => θ * θ / 12,
                _ => θ * θ * (1.0 / 12 - perpendicular2 / (γ * γ) / 8),
            };

            // Electrons turn from y to z: dφ/dt = −Ω/γ > 0.
            double angle = steps * θ * (1 - slow), tolerance = steps * Math.Pow(θ, 5) / 20 * (mover == Mover.Reduced ? 0 : 1) + 1e-12;
            Assert.That(end[i].Uy, Is.EqualTo(uy * Math.Cos(angle) - uz * Math.Sin(angle)).Within(tolerance));
            Assert.That(end[i].Uz, Is.EqualTo(uy * Math.Sin(angle) + uz * Math.Cos(angle)).Within(tolerance));
            Assert.That(end[i].Ux, Is.EqualTo(ux).Within(1e-14));
            Assert.That(end[i].X, Is.EqualTo(start[i].X + PhysicalConstants.SpeedOfLight * ux / γ * time).Within(1e-6));
        }
    }

    [Test]
    public void ErrorFallsWithTheOrderOfTheScheme([Values] Mover mover)
    {
        // Three step lengths: log2 of the ratio of differences tends to the order as the step falls; the next term of the error is one or
        // two orders higher, relatively kvΔt ~ 2 % to 8 % at these steps. Finer ones would take the reduced equations to rounding.
        double time = 20 * Gyration;
        int coarse = mover == Mover.Reduced ? 1600 : 3200;
        Orbit orbit = new(mover, B0.Plus(Waves));
        ParticleState[] one = orbit.At(time, coarse), two = orbit.At(time, 2 * coarse), four = orbit.At(time, 4 * coarse);
        double order = Math.Log2(Orbit.Distance(one, two, Wavelength) / Orbit.Distance(two, four, Wavelength));
        Assert.That(order, Is.EqualTo(mover == Mover.Reduced ? 4 : 2).Within(mover == Mover.Reduced ? 0.1 : 0.05));
    }

    [Test]
    public void AllMoversTendToTheSameOrbits()
    {
        // Richardson's extrapolation takes the Δt² of the pushers away: what is left of them is Δt⁴, smaller by
        // about (kvΔt)² = 3e-4 at these steps; the error of the reduced equations is smaller still.
        double time = 20 * Gyration;
        ParticleState[] reduced = new Orbit(Mover.Reduced, B0.Plus(Waves)).At(time, 12800);
        double[] limit = Orbit.Numbers(reduced, Wavelength);
        foreach (Mover mover in (Mover[])[Mover.Boris, Mover.HigueraCary])
        {
            Orbit orbit = new(mover, B0.Plus(Waves));
            double[] coarse = Orbit.Numbers(orbit.At(time, 12800), Wavelength), fine = Orbit.Numbers(orbit.At(time, 25600), Wavelength);
            double[] extrapolated = [.. coarse.Zip(fine, (c, f) => f + (f - c) / 3)];
            double error = coarse.Zip(limit, (c, l) => Math.Abs(c - l)).Max();
            Assert.That(error, Is.InRange(1e-5, 1e-3), "the pusher's own error");
            Assert.That(extrapolated, Is.EqualTo(limit).Within(5e-4 * error), mover.ToString());
        }
    }

    [Test]
    public void StepsMayBeSharedOutAmongLaunchesAnyhow([Values] Mover mover, [Values] Precision precision)
    {
        Orbit orbit = new(mover, B0.Plus(Waves)) { Precision = precision };
        ParticleState[] whole = orbit.At(5 * Gyration, 333);
        Assert.That((orbit with { Blocks = [1] }).At(5 * Gyration, 333), Is.EqualTo(whole));
        Assert.That((orbit with { Blocks = [7, 1, 64, 2] }).At(5 * Gyration, 333), Is.EqualTo(whole));
    }

    [Test]
    public void LookingAtParticlesDoesNotChangeThem([Values] Mover mover)
    {
        using var device = CpuDevice.Create(threads: 1);
        ParticleState[][] ends = [.. new[] { false, true }.Select(look =>
        {
            using var particles = Particles.Uniform(device, Species.Electron, [new(0.7, 20 * KeV, 20)], 1e5, seed: 5);
            using TestParticleModel model = mover.Model(particles, B0.Plus(Waves));
            model.Begin(Gyration / 50);
            for (int block = 0; block < 10; block++)
            {
                model.Advance(13);
                if (look)
                {
                    particles.Read(0, 20);
                    particles.UpdatePitchAngleAndEnergy();
                }
            }

            return particles.Read(0, 20);
        })];
        Assert.That(ends[1], Is.EqualTo(ends[0]));
    }

    [Test]
    public void PitchAnglesAndEnergiesAreThoseOfTheMomenta([Values] Mover mover, [Values] Precision precision)
    {
        using var device = CpuDevice.Create(threads: 1);
        using var particles = Particles.Uniform(
            device, Species.Electron, [new(0.7, 20 * KeV, 33), new(2.5, 1 * MeV, 20)], 1e5, seed: 5, precision);
        using TestParticleModel model = mover.Model(particles, B0.Plus(Waves));
        model.Begin(Gyration / 50);
        model.Advance(100);
        particles.UpdatePitchAngleAndEnergy();
        double[] α = new double[43], e = new double[43];
        particles.ReadPitchAngleAndEnergy(10, α, e);
        ParticleState[] states = particles.Read(10, 43);
        double ε = precision == Precision.Float ? 1e-6 : 2e-15;
        for (int i = 0; i < states.Length; i++)
        {
            double u2 = states[i].Ux * states[i].Ux + states[i].Uy * states[i].Uy + states[i].Uz * states[i].Uz;
            Assert.That(α[i], Is.EqualTo(Math.Acos(states[i].Ux / Math.Sqrt(u2))).Within(ε));
            Assert.That(e[i], Is.EqualTo(Species.Electron.RestEnergy * u2 / (1 + Math.Sqrt(1 + u2))).Within(ε * e[i]));
        }
    }

    [TestCase(typeof(Boris))]
    [TestCase(typeof(HigueraCary))]
    public void FullOrbitsRunBackwards(Type pusher)
    {
        // The same steps with −Δt, instants in reverse: rounding alone is left, 4000 steps of a few 1e-16 in u and as much in phases, which
        // waves of this strength do not amplify in half a trapping period.
        double difference = pusher == typeof(Boris) ? ThereAndBack<Boris>(2000) : ThereAndBack<HigueraCary>(2000);
        Assert.That(difference, Is.LessThan(1e-12));
    }

    private static double ThereAndBack<TPusher>(int steps)
        where TPusher : struct, IPusher
    {
        using var device = CpuDevice.Create(threads: 1);
        using var particles = (ParticleStore<double>)Particles.Uniform(
            device, Species.Electron, [new(50 * Degree, 20 * KeV, 20)], 1e5, seed: 5);
        particles.Recell(WaveTable<double>.CellLengthFor(Waves));
        ParticleState[] start = particles.Read(0, 20);
        Launch(Gyration / 40, 1, 2);
        Assert.That(Orbit.Distance(start, particles.Read(0, 20), Wavelength), Is.GreaterThan(0.1), "they have moved");
        Launch(-Gyration / 40, 1 - 2 * steps, 2);
        return Orbit.Distance(start, particles.Read(0, 20), Wavelength);

        void Launch(double step, long first, int stride)
        {
            using WaveTable<double> table = new(device, Waves, Species.Electron, step, particles.CellLength, steps);
            device.Launch<FullOrbit<double, FieldAlignedWaves<double>, TPusher>, double>(
                new(
                    particles.Views,
                    table.At(first, stride, steps),
                    background: Species.Electron.Gyrofrequency(B0.Strength) * step / 2,
                    drift: PhysicalConstants.SpeedOfLight * step / (2 * particles.CellLength),
                    steps),
                particles.Count);
        }
    }
}
