using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ObliqueCase;

namespace RadBelt.Gpu.Tests.FieldLineParticles;

using Particles = RadBelt.Gpu.TestParticles.Particles;

/// <summary>On a field line so long that the field is uniform over the way of an electron.</summary>
internal sealed class UniformLimitTests
{
    private const double L = 1e5, Gyrations = 4, Energy = 100 * KeV;
    private static readonly DipoleFieldLine Line = new(L, Plasma.FieldStrength * L * L * L);
    private static readonly double γ = Species.Electron.LorentzFactor(Energy);
    private readonly CpuDevice device = CpuDevice.Create(threads: 1);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    /// <summary>
    /// Full orbits in an oblique whistler, with v∥ of the resonances n = −1, 0 and 1: momenta are the same but for what the guiding centre moves across the field, which
    /// falls in proportion to the amplitude.
    /// </summary>
    [Test]
    public void FullOrbitsMoveAlike([Values(-1, 0, 1)] int harmonic, [Values(false, true)] bool inward)
    {
        double strong = Departure(200 * PicoTesla), weak = Departure(100 * PicoTesla);
        TestContext.Out.WriteLine($"n = {harmonic}: departure over change {strong:E2}, at half the amplitude {weak:E2}");
        Assert.That(strong, Is.LessThan(0.05));
        Assert.That(strong / weak, Is.EqualTo(2).Within(0.4));

        double Departure(double amplitude)
        {
            PlaneWave wave = ObliqueWaveSet.Realise(Broad(WaveDirections.Forward, amplitude), 1, seed: 2).Waves[0];
            double v = (wave.Wave.Frequency + harmonic * ωce / γ) / wave.Wave.ParallelWaveNumber, pitchAngle = Math.Acos(v / Species.Electron.Speed(Energy));
            double time = Gyrations * 2 * Math.PI * γ / ωce;
            (ParticleState[] before, ParticleState[] after) = FullOrbits(amplitude, pitchAngle, time);
            double departure = 0, change = 0;
            for (int i = 0; i < before.Length; i++)
            {
                (double along, double energy) = FieldLineOrbit(wave, before[i], pitchAngle, time, inward);
                departure += Math.Pow(after[i].Ux - along, 2) + Math.Pow(Gamma(after[i]) - energy, 2);
                change += Math.Pow(after[i].Ux - before[i].Ux, 2) + Math.Pow(Gamma(after[i]) - Gamma(before[i]), 2);
            }

            return Math.Sqrt(departure / change);
        }
    }

    /// <summary>In one field-aligned wave γ − (ω/k) p∥/(mc²) is constant: each kick keeps it, to rounding.</summary>
    [Test]
    public void EnergyInTheFrameOfTheWaveIsConserved([Values(40, 140)] double pitchAngle)
    {
        const double time = 0.01, electric = 5e-3;
        var wave = new SyntheticElement(Line)
        {
            Frequency = 0.3 * ωce, WaveNumber = 4e-4, Electric = (electric, electric, 0), Sines = (-1e-4, 1e-4), Duration = 2 * time, Fall = (0, 0), Cells = (1, 1),
        };
        FieldLinePoint end = FieldLineTracer.Follow(device, Line, [Start(pitchAngle * Degree, 0.5)], [wave.Table()], new() { StopTime = time }, [time])[0][0];
        double along = Species.Electron.MomentumPerMass(end.Energy) / SpeedOfLight * Math.Cos(end.PitchAngle);
        double before = Species.Electron.MomentumPerMass(Energy) / SpeedOfLight * Math.Cos(pitchAngle * Degree), gained = (end.Energy - Energy) / Species.Electron.RestEnergy;
        Assert.That(Math.Abs(gained), Is.GreaterThan(1e-6));
        Assert.That(gained - wave.Frequency / wave.WaveNumber / SpeedOfLight * (along - before), Is.Zero.Within(1e-12));
    }

    private static double Gamma(ParticleState s) => Math.Sqrt(1 + s.Ux * s.Ux + s.Uy * s.Uy + s.Uz * s.Uz);

    // On the equator, on the way north or south.
    private static InitialElectron Start(double pitchAngle, double gyrophase) =>
        new(Energy, Math.Min(pitchAngle, Math.PI - pitchAngle), pitchAngle < Math.PI / 2 ? 0 : Math.PI, gyrophase, 1);

    private (ParticleState[] Before, ParticleState[] After) FullOrbits(double amplitude, double pitchAngle, double time)
    {
        const int steps = 20_000;
        using var particles = Particles.Uniform(device, Species.Electron, [new(pitchAngle, Energy, 6)], 0, seed: 3);
        using TestParticleModel model = TestParticleModel.Create(
            particles, new UniformField(Plasma.FieldStrength).Plus(ObliqueWaveSet.Realise(Broad(WaveDirections.Forward, amplitude), 1, seed: 2)), new Boris());
        ParticleState[] before = particles.Read(0, (int)particles.Count);
        model.Begin(time / steps);
        model.Advance(steps);
        return (before, particles.Read(0, (int)particles.Count));
    }

    // u∥ and γ. The frame is turned about B0 until k⊥ points outward, or inward, which changes the signs of e_x and e_y; the particle's gyrophase with it. It starts
    // at the origin: its guiding centre does not.
    private (double Along, double Gamma) FieldLineOrbit(PlaneWave wave, ParticleState start, double pitchAngle, double time, bool inward)
    {
        double turn = wave.Azimuth + (inward ? Math.PI : 0), sign = inward ? -1 : 1, gyrophase = Math.Atan2(start.Uz, start.Uy) - turn;
        double kx = sign * wave.Wave.PerpendicularWaveNumber, field = SpeedOfLight * wave.Amplitude;
        double outward = SpeedOfLight / ωce * Math.Sqrt(start.Uy * start.Uy + start.Uz * start.Uz) * Math.Sin(gyrophase);
        (double ex, double ey, double ez) = wave.Wave.Polarisation;
        var element = new SyntheticElement(Line)
        {
            Frequency = wave.Wave.Frequency,
            WaveNumber = wave.Wave.ParallelWaveNumber,
            Outward = (kx, 0),
            Electric = (sign * field * ex, sign * field * ey, field * ez),
            Phase = 2 * Math.PI * wave.PhaseTurns - kx * outward,
            Sines = (-1e-4, 1e-4),
            Duration = 2 * time,
            Fall = (0, 0),
            Cells = (1, 1),
        };
        FieldLinePoint end = FieldLineTracer.Follow(
            device, Line, [Start(pitchAngle, gyrophase)], [element.Table()], new() { StopTime = time, StepsPerGyration = 400 }, [time])[0][0];
        double u = Species.Electron.MomentumPerMass(end.Energy) / SpeedOfLight;
        return (u * Math.Cos(end.PitchAngle), Species.Electron.LorentzFactor(end.Energy));
    }
}
