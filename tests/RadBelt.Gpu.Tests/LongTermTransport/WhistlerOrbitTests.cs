using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;

namespace RadBelt.Gpu.Tests.LongTermTransport;

using Particles = RadBelt.Gpu.TestParticles.Particles;

/// <summary>Electrons in sampled whistlers in a uniform field: what one wave conserves, how it traps, and the orbits of the kernel that sums waves up exactly.</summary>
internal sealed class WhistlerOrbitTests
{
    private const double ω = 0.3, Angle = 45 * Degree;
    private static readonly ParabolicFieldLine Line = new(Plasma.FieldStrength, 1e-20);
    private static readonly double Resonant = Resonance.Energy(Whistler, Species.Electron, ω * ωce, WaveDirections.Backward, Angle);
    private static readonly double Speed = Species.Electron.Speed(Resonant);

    /// <summary>
    /// Interpolation blends E and B of a wave alike, so that E = v_ph B_⊥ holds between nodes too, and with it E − (ω/k) p∥: to the rounding of the samples (6e-8 of E and of
    /// B each) times what the energy changes, and Boris's own error, which WaveFrameEnergyTests of the other kernel put below 1e-9 at this amplitude.
    /// </summary>
    [Test]
    public void WaveFrameEnergyIsConserved()
    {
        WaveSet wave = WaveSet.Of(Whistler, new Wave(ω * ωce, WaveDirections.Backward, 100 * PicoTesla, 0.3));
        double velocity = wave.PhaseVelocities[0] / PhysicalConstants.SpeedOfLight;
        const double duration = 0.02;
        using var device = CpuDevice.Create(1);
        using SampledWaveField field = Sampled(wave, 16, duration);
        using var orbit = new PlacedElectrons(device, field, Ring(16), StepsPerSample(field, 60));
        (double Kinetic, double Moving)[] start = [.. orbit.Read().Select(Energy)];
        double worst = 0, change = 0;
        while (orbit.Time < duration - 1e-3)
        {
            orbit.Advance(200);
            foreach ((double kinetic, double moving) in orbit.Read().Select(Energy))
            {
                (worst, change) = (Math.Max(worst, Math.Abs(moving - start[0].Moving) / start[0].Kinetic), Math.Max(change, Math.Abs(kinetic - start[0].Kinetic) / start[0].Kinetic));
            }
        }

        TestContext.Out.WriteLine($"{worst:E1} of E0; E itself changed by up to {change:E1}");
        Assert.That(change, Is.GreaterThan(0.02), "the wave did something");
        Assert.That(worst, Is.LessThan((1.2e-7 * change) + 1e-9));

        (double Kinetic, double Moving) Energy(ParticleState e) => (PlacedElectrons.Gamma(e) - 1, PlacedElectrons.Gamma(e) - 1 - (velocity * e.Ux));
    }

    /// <summary>The same orbits as in the kernel that evaluates every wave at every step, but for linear interpolation, whose error is of second order in node spacing and interval.</summary>
    [Test]
    public void InterpolationIsOfSecondOrder()
    {
        var random = new Random(7);
        WaveSet waves = WaveSet.Realise(Broadband(WaveDirections.Backward, 50 * PicoTesla), 8, _ => random.NextDouble());
        double[] errors = [.. new[] { 20, 40 }.Select(perPeriod =>
        {
            using var device = CpuDevice.Create(1);
            using var particles = Particles.Uniform(device, Species.Electron, [new(Angle, Resonant, 16)], 16 * Kilometre, seed: 3, Precision.Double);
            ParticleState[] start = particles.Read(0, 16);
            const double duration = 0.006;
            using SampledWaveField field = Sampled(waves, perPeriod, duration + 1e-3);
            int parts = StepsPerSample(field, 60), steps = (int)(duration / (field.Grid.Interval / parts));
            using TestParticleModel model = Mover.Boris.Model(particles, new UniformField(Plasma.FieldStrength).Plus(waves));
            model.Begin(field.Grid.Interval / parts);
            model.Advance(steps);
            using var orbit = new PlacedElectrons(device, field, start, parts);
            orbit.Advance(steps);
            ParticleState[] exact = particles.Read(0, 16);
            double moved = exact.Zip(start).Average(p => Math.Abs(PlacedElectrons.Gamma(p.First) - PlacedElectrons.Gamma(p.Second)));
            return exact.Zip(orbit.Read()).Average(p => Math.Abs(PlacedElectrons.Gamma(p.First) - PlacedElectrons.Gamma(p.Second))) / moved;
        })];
        TestContext.Out.WriteLine($"energy changes off by {errors[0]:P2}, {errors[1]:P2} of themselves at 20 and 40 points a wavelength and period");

        // A blend of values h radians apart is too small by up to h²/8: at 40 points 0.3 % in place, as much in time.
        Assert.That(errors[1], Is.LessThan(0.02));
        Assert.That(errors[0] / errors[1], Is.EqualTo(4).Within(1));
    }

    /// <summary>
    /// In the well of a coherent wave ζ turns to and fro with ω_t² = (k v⊥ |q|B_w/γm)(1 − ω²/c²k²) (Omura et al. 2008, Eq. 23 ff.) for small swings, less by the fraction
    /// swing²/16 for swings from the bottom.
    /// </summary>
    [Test]
    public void ACoherentWaveTrapsAtTheTrappingFrequency()
    {
        const double amplitude = 1e-9;
        WaveSet wave = WaveSet.Of(Whistler, new Wave(ω * ωce, WaveDirections.Backward, amplitude, 0));
        double k = Math.Abs(wave.WaveNumbers[0]), γ = Species.Electron.LorentzFactor(Resonant), velocity = wave.PhaseVelocities[0] / PhysicalConstants.SpeedOfLight;
        double trapping = Math.Sqrt(k * Speed * Math.Sin(Angle) * Math.Abs(Species.Electron.Gyrofrequency(amplitude)) / γ * (1 - (velocity * velocity)));
        double duration = 5 * Math.Tau / trapping;
        using var device = CpuDevice.Create(1);
        using SampledWaveField field = Sampled(wave, 30, duration + 1e-3);
        int parts = StepsPerSample(field, 60);
        using var orbit = new PlacedElectrons(device, field, Ring(16), parts);
        int every = (int)(Math.Tau / trapping / 100 / (field.Grid.Interval / parts));
        List<double> times = [];
        List<double>[] phases = [.. Enumerable.Range(0, 16).Select(_ => new List<double>())];
        while (orbit.Time < duration)
        {
            times.Add(orbit.Time);
            foreach ((ParticleState e, int i) in orbit.Read().Select((e, i) => (e, i)))
            {
                TransverseField b = wave.FieldAt(e.X, orbit.Time);
                phases[i].Add(Math.Atan2((b.By * e.Uz) - (b.Bz * e.Uy), (b.By * e.Uy) + (b.Bz * e.Uz)));
            }

            orbit.Advance(every);
        }

        double[] ones = [.. times.Select(_ => 1.0)];
        TrappedStretch[] stretches = [.. phases.Select(p => PhaseTrapping.Find([.. times], [.. p], ones)).Where(s => s.Count == 1).Select(s => s[0])];
        double fastest = stretches.Max(s => Math.Tau * s.Loops / (s.To - s.From));
        TestContext.Out.WriteLine($"{stretches.Length} of 16 trapped; {fastest / trapping:F3} of the trapping frequency {trapping:F0} rad/s");

        // At exact resonance all are within the separatrix; those next to its corners hardly turn in this time. The two next to the bottom start at π/16 from it.
        Assert.That(stretches, Has.Length.GreaterThanOrEqualTo(12));
        Assert.That(fastest, Is.EqualTo(trapping).Within(0.03 * trapping));
    }

    [Test]
    public void LostElectronsStayWhereTheyWereLost()
    {
        ParabolicFieldLine line = ParabolicFieldLine.Of(new DipoleFieldLine(6));
        double far = line.MirrorDistance(30 * Degree), u = 0.5;
        using var device = CpuDevice.Create(1);
        using var field = new GivenField(new(line, -1e6, 2e6, 2, 0, 1e-4, 4001), (_, _) => default);
        ParticleState[] electrons = [.. new[] { 25, 35 }.Select(degrees => new ParticleState(0, u * Math.Cos(degrees * Degree), u * Math.Sin(degrees * Degree), 0))];
        using var orbit = new PlacedElectrons(device, field, electrons, 20, line.Curvature, far);
        orbit.Advance(70_000);
        ParticleState before = orbit.Read()[0];
        orbit.Advance(10_000);
        ParticleState[] after = orbit.Read();
        Assert.That(after[0], Is.EqualTo(before));
        Assert.That(after[0].X, Is.EqualTo(far).Within(PhysicalConstants.SpeedOfLight * 5e-6));
        Assert.That(PlacedElectrons.Gamma(after[0]), Is.EqualTo(Math.Sqrt(1 + (u * u))).Within(1e-12));
        Assert.That(Math.Abs(after[1].X), Is.LessThan(far));
    }

    // Electrons at x = 0 with gyrophases around the circle, none at a multiple of π/8.
    private static ParticleState[] Ring(int count)
    {
        double u = Species.Electron.MomentumPerMass(Resonant) / PhysicalConstants.SpeedOfLight;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            (double sin, double cos) = Math.SinCos(Math.Tau * (i + 0.5) / count);
            return new ParticleState(0, u * Math.Cos(Angle), u * Math.Sin(Angle) * cos, u * Math.Sin(Angle) * sin);
        })];
    }

    // As many points a wavelength and a period of a wave of 0.3 f_ce, along the way of the electrons.
    private static SampledWaveField Sampled(WaveSet waves, int points, double duration) => SampledWaveSet.Of(
        waves, Line, (-40e3, (Speed * Math.Cos(Angle) * duration * 1.2) + 40e3), Math.Tau / Whistler.WaveNumber(ω * ωce) / points, Math.Tau / (ω * ωce) / points, duration);

    private static int StepsPerSample(WaveFieldSource field, int perGyration) => (int)Math.Ceiling(field.Grid.Interval * ωce * perGyration / Math.Tau);
}
