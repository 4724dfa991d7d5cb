using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.LongTermTransport;

/// <summary>Electrons without waves on the field line of L = 6, three bounces long.</summary>
public sealed class UndisturbedOrbitTests
{
    private const int Points = 400;
    private static readonly ParabolicFieldLine Line = ParabolicFieldLine.Of(new DipoleFieldLine(6));

    /// <summary>
    /// Energy is exact: 5e5 steps, each rounded to 1e-16, one way or the other, make 1e-13. The equatorial pitch angle oscillates by the square of the part of the field that a
    /// step crosses, (5e-5)² and less, and comes back: no drift over bounces.
    /// </summary>
    [TestCase(100, 20)]
    [TestCase(500, 45)]
    [TestCase(1000, 80)]
    public void EnergyAndPitchAngleAreConserved(double keV, double degrees)
    {
        TransportRecord record = Run(keV, degrees, 60);
        (double energy, double angle) = (record.Ensemble.Energy, record.Ensemble.EquatorialPitchAngle);
        foreach (TransportTrajectory t in record.Trajectories)
        {
            Assert.That(t.Energies, Is.All.EqualTo(energy).Within(1e-12 * energy));
            Assert.That(t.PitchAngles, Is.All.EqualTo(angle).Within(1e-9));
            Assert.That(t.PitchAngles[^1], Is.EqualTo(t.PitchAngles[0]).Within(2e-11));
        }

        Assert.That(record.Moments.Select(m => m.MeanEnergy), Is.All.EqualTo(energy).Within(1e-12 * energy));
        Assert.That(record.Moments.Select(m => m.PitchAngleVariance), Is.All.LessThan(1e-18));
        Assert.That(record.Moments.Select(m => m.EnergyVariance), Is.All.LessThan(1e-24 * energy * energy));
        Assert.That(record.Lost, Is.Zero);
    }

    /// <summary>
    /// z is harmonic with the period 2π/(v sinα_eq √ξ) and the amplitude cot α_eq/√ξ, by a fit over three periods; the leapfrog's period is off by (Ω_b Δt)²/24, nothing. Even
    /// where a step turns an electron by 86° at its mirror points.
    /// </summary>
    [TestCase(100, 20, 30)]
    [TestCase(500, 45, 60)]
    [TestCase(1000, 80, 60)]
    public void BouncesAreHarmonic(double keV, double degrees, int stepsPerGyration)
    {
        TransportRecord record = Run(keV, degrees, stepsPerGyration);
        double rate = Species.Electron.Speed(record.Ensemble.Energy) * Math.Sin(record.Ensemble.EquatorialPitchAngle) * Math.Sqrt(Line.Curvature);
        double far = Line.MirrorDistance(record.Ensemble.EquatorialPitchAngle);
        Assert.That(record.BouncePeriod, Is.EqualTo(Math.Tau / rate).Within(1e-12));
        foreach (TransportTrajectory t in record.Trajectories)
        {
            // At t = 0 place and speed are exact.
            double phase = Math.Atan2(t.Distances[0], t.ParallelSpeeds[0] / rate);
            Assert.That(t.Distances, Is.EqualTo(t.Times.Select(s => far * Math.Sin(phase + (rate * s)))).Within(1e-6 * far));
            Assert.That(t.ParallelSpeeds, Is.EqualTo(t.Times.Select(s => far * rate * Math.Cos(phase + (rate * s)))).Within(1e-6 * far * rate));
        }
    }

    /// <summary>Bounce phases and gyrophases are uniform: means of cos and sin of 2,000 of them are zero within 4 (2N)^-½ = 0.063.</summary>
    [Test]
    public void PhasesAreUniform()
    {
        TransportRecord record = Run(500, 45, 30, 2000, 2000, 1e-4);
        double far = Line.MirrorDistance(record.Ensemble.EquatorialPitchAngle), rate = Math.Tau / record.BouncePeriod;
        double[] phases = [.. record.Trajectories.Select(t => Math.Atan2(t.Distances[0], t.ParallelSpeeds[0] / rate))];
        foreach (int harmonic in new[] { 1, 2, 3 })
        {
            Assert.That(phases.Average(p => Math.Cos(harmonic * p)), Is.Zero.Within(0.063));
            Assert.That(phases.Average(p => Math.Sin(harmonic * p)), Is.Zero.Within(0.063));
        }

        Assert.That(record.Trajectories.Max(t => Math.Abs(t.Distances[0])), Is.EqualTo(far).Within(1e-4 * far));
    }

    private static TransportRecord Run(double keV, double degrees, int stepsPerGyration, int count = 8, int followed = 2, double? time = null)
    {
        var ensemble = new TransportEnsemble(keV * KeV, degrees * Degree, count);
        double period = Line.BouncePeriod(Species.Electron.Speed(ensemble.Energy), ensemble.EquatorialPitchAngle), stop = time ?? 3 * period;
        using var device = CpuDevice.Create(1);
        using var field = new GivenField(new(Line, -1e6, 2e6, 2, 0, 1e-4, (long)(stop / 1e-4) + 2), (_, _) => default);
        return TransportRun.Run(
            device, field, [ensemble], new(stop) { StepsPerGyration = stepsPerGyration, Trajectories = followed, TrajectoryInterval = period / Points, Seed = 5 })[0];
    }
}
