using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Pic.Tracers;

using Particles = RadBelt.Gpu.TestParticles.Particles;

/// <summary>The estimators of test particles see the same in tracers that a wave scatters.</summary>
internal sealed class TracerScatteringTests
{
    private const int CellsPerWavelength = 64, Count = 400;
    private readonly CpuDevice device = CpuDevice.Create(threads: 2);

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [Test]
    public void TracersInAPrescribedWaveScatterAsTestParticlesDo()
    {
        var mode = new RMode(new ColdPlasma(TracerRuns.FieldStrength, 1e7));
        double ω = 0.3 * TracerRuns.Gyrofrequency;
        WaveSet wave = WaveSet.Of(mode, new Wave(ω, WaveDirections.Forward, 1e-3 * TracerRuns.FieldStrength, 0.2));
        double wavelength = 2 * Math.PI / wave.WaveNumbers[0];
        PicSetup setup = TracerRuns.Vacuum(2 * CellsPerWavelength, wavelength / CellsPerWavelength) with { Prescribed = new Prescribed(wave) };

        // They face the wave and resonate with it, as the paper's do.
        double α0 = 50 * Degree, e0 = Resonance.Energy(mode, Species.Electron, ω, WaveDirections.Forward, Resonance.FacingWaves(α0, WaveDirections.Forward));
        double stop = 6 * 2 * Math.PI / TracerRuns.Gyrofrequency;
        using PicModel model = PicModel.Create(device, setup);
        PicTracers tracers = model.Add(new() { Injected = [new(α0, e0, Count)], Facing = WaveDirections.Forward });
        var simulation = new Simulation(model, TracerRuns.StepOf(setup), stop);
        var starts = new Starts(tracers);
        ScatteringRecorder recorder = Recorder(tracers, stop);
        simulation.Outputs.Add(starts);
        simulation.Outputs.Add(recorder);
        simulation.Run();

        // The same electrons as test particles in the same wave: the angle of their ensemble is from +B0.
        using var particles = (ParticleStore<double>)Particles.Uniform(
            device, Species.Electron, [new(Math.PI - α0, e0, Count)], domain: 1, seed: 1, Precision.Double);
        starts.CopyTo(particles);
        using TestParticleModel reference = TestParticleModel.Create(particles, new UniformField(TracerRuns.FieldStrength).Plus(wave), new Boris());
        var referenceRun = new Simulation(reference, simulation.TimeStep, stop);
        ScatteringRecorder expected = Recorder(particles, stop);
        referenceRun.Outputs.Add(expected);
        referenceRun.Run();

        Trajectory[] followed = [.. recorder.Ensembles[0].Trajectories], theirs = [.. expected.Ensembles[0].Trajectories];
        double largest = followed.Max(t => Math.Abs(t.PitchAngle[^1] - α0));
        Assert.That(largest, Is.GreaterThan(0.02), "the wave turns them");
        for (int i = 0; i < Count; i++)
        {
            // Splines of 64 cells a wavelength take 1 − (kΔx)²/8 = 0.12 % of the wave; momenta are half a step behind, where the wave turns by B_w/B0 Ω Δt/2 = 10⁻⁵ at most.
            Assert.That(followed[i].PitchAngle[^1], Is.EqualTo(Math.PI - theirs[i].PitchAngle[^1]).Within((0.005 * largest) + 2e-5));
        }

        ScatteringMoments a = recorder.Ensembles[0].Moments[^1], b = expected.Ensembles[0].Moments[^1];
        DiffusionAgrees(a.PitchAngle.MeanSquare, b.PitchAngle.MeanSquare);
        DiffusionAgrees(a.PitchAngle.Variance, b.PitchAngle.Variance);
        DiffusionAgrees(a.Energy.MeanSquare, b.Energy.MeanSquare);
        DiffusionAgrees(-a.Cross, b.Cross);
        Assert.That(recorder.Ensembles[0].Snapshots[^1].Histogram.Counts.Sum(), Is.EqualTo(Count));
        Assert.That(recorder.Times, Is.EqualTo(expected.Times));
    }

    [Test]
    public void RecordsBeginWithTracking()
    {
        PicSetup setup = TracerRuns.Plasma();
        double step = TracerRuns.StepOf(setup);
        using PicModel model = PicModel.Create(device, setup);
        PicTracers tracers = model.Add(new() { Injected = [new(1, 5 * KeV, 50)], StartTime = 19.5 * step });
        var simulation = new Simulation(model, step, 60 * step);
        var recorder = new ScatteringRecorder(tracers, new(10 * step, 3, [0, 15 * step], 10, 5, [(0, Math.PI)]), seed: 1);
        simulation.Outputs.Add(recorder);
        Assert.That(tracers.StartTime, Is.EqualTo(double.PositiveInfinity));
        Assert.That(() => tracers.Read(0, 1), Throws.InvalidOperationException);
        simulation.Run();
        Assert.Multiple(() =>
        {
            Assert.That(tracers.StartTime, Is.EqualTo(20 * step).Within(1e-9 * step), "the first step at or after the start time");
            Assert.That(recorder.Times, Is.EqualTo((double[])[0, 10 * step, 20 * step, 30 * step, 40 * step]).Within(1e-9 * step));
            Assert.That(recorder.Ensembles[0].Moments[0].PitchAngle.MeanSquare, Is.LessThan(1e-12), "nothing has moved yet");
            Assert.That(recorder.Ensembles[0].Moments[1].PitchAngle.MeanSquare, Is.GreaterThan(1e-12));
            Assert.That(recorder.Ensembles[0].Snapshots.Select(s => s.Time), Is.EqualTo((double[])[0, 20 * step]).Within(1e-9 * step));
        });
    }

    private static void DiffusionAgrees(double measured, double expected) =>
        Assert.That(measured, Is.EqualTo(expected).Within(0.01 * Math.Abs(expected)), "squares are off by twice the 0.12 % of the wave, and a little by the half step");

    private static ScatteringRecorder Recorder(IScatteringEnsembles of, double stop) => new(of, new(stop / 4, Count, [0, stop], Count, 10, [(0, Math.PI)]), seed: 1);

    private sealed class Prescribed(WaveSet wave) : IPrescribedField
    {
        public PrescribedValues At(double time, double x)
        {
            TransverseField field = wave.FieldAt(x, time);
            return new(0, field.Ey, field.Ez, field.By, field.Bz);
        }
    }

    // Keeps the states at time zero.
    private sealed class Starts(PicTracers tracers) : ISimulationOutput
    {
        private ParticleState[]? states;

        public double Interval => 1e9;

        public void Sample(double time) => states ??= tracers.Read(0, Count);

        public void CopyTo(ParticleStore<double> particles)
        {
            double length = particles.CellLength;
            Write(0, s => Math.Floor(s.X / length));
            Write(1, s => (s.X / length) - Math.Floor(s.X / length));
            Write(2, s => s.Ux);
            Write(3, s => s.Uy);
            Write(4, s => s.Uz);

            void Write(int column, Func<ParticleState, double> of) => particles.Write(column, 0, [.. states!.Select(of)]);
        }
    }
}
