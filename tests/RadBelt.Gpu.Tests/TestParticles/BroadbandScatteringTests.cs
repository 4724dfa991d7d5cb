using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Tests.Waves;
using RadBelt.Gpu.Transport;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;
using static RadBelt.Gpu.Tests.Waves.ReferenceCase;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.TestParticles;

internal sealed class BroadbandScatteringTests
{
    private readonly CpuDevice device = CpuDevice.Create();

    /// <summary>Electrons in whistlers, protons in EMIC waves; waves along the particles, against them, both.</summary>
    private static IEnumerable<TestCaseData> Cases()
    {
        RMode whistler = new(Plasma);
        LMode emic = new(WithProtons);
        foreach (WaveDirections directions in (WaveDirections[])[WaveDirections.Forward, WaveDirections.Backward, WaveDirections.Both])
        {
            yield return Case(whistler, Species.Electron, directions, Mover.Boris, 21);
            yield return Case(emic, Species.Proton, directions, Mover.Boris, 22);
        }

        yield return Case(whistler, Species.Electron, WaveDirections.Backward, Mover.HigueraCary, 23);
        yield return Case(whistler, Species.Electron, WaveDirections.Backward, Mover.Reduced, 24);
        yield return Case(emic, Species.Proton, WaveDirections.Forward, Mover.Reduced, 25);

        static TestCaseData Case(FieldAlignedMode mode, Species species, WaveDirections directions, Mover mover, int seed) =>
            new TestCaseData(mode, species, directions, mover, seed)
                .SetArgDisplayNames(species.Name, directions.ToString(), mover.ToString(), $"seed {seed}");
    }

    [OneTimeTearDown]
    public void Close() => device.Dispose();

    [TestCaseSource(nameof(Cases))]
    public void DiffusionIsThatOfWeakTurbulence(FieldAlignedMode mode, Species species, WaveDirections directions, Mover mover, int seed)
    {
        // 80 gyrations, 0.02 s for electrons, less than the recurrence time. (Later D(Δt) follows single waves, and the pushers' gyration,
        // slow by 0.2 % at the default step, or 1 rad in this time, moves particles between them.)
        double top = mode.PassBands[0].Upper, α = Resonance.FacingWaves(45 * Degree, directions);
        WaveDirections towards = directions == WaveDirections.Both ? WaveDirections.Backward : directions;
        double energy = Resonance.Energies(mode, species, 0.3 * top, towards, α)[0];
        var random = new Random(seed);
        BroadbandScatteringResult result = new BroadbandScattering
        {
            Waves = WaveSet.Realise(
                WaveSpectrum.Flat(mode, 0.2 * top, 0.4 * top, 1.79 * PicoTesla, directions),
                directions == WaveDirections.Both ? 144 : 72,
                _ => random.NextDouble()),
            Ensembles = [new(α, energy, 2000)],
            Species = species,
            Mover = mover,
            StopTime = 80 * 2 * Math.PI / top,
            Seed = seed,
            Samples = 4,
        }.Run(device);

        // Nine cases, in each of which the three coefficients go together: chance passes 3.5 standard errors in one of two hundred draws of
        // all seeds. Rounding of the mover and second-order terms are far below them.
        ScatteringMoments moments = result.Ensembles[0].Moments[^1];
        DiffusionTensor measured = moments.Formal(result.Times[^1]), error = moments.FormalError(result.Times[^1]);
        DiffusionTensor theory = result.Theory[0].WeakTurbulence[^1];
        double relative = error.AlphaAlpha / theory.AlphaAlpha;
        TestContext.Out.WriteLine($"D_αα over theory {measured.AlphaAlpha / theory.AlphaAlpha:F3} ± {relative:F3}");
        Assert.That(result.Times[^1], Is.LessThan(result.Theory[0].RecurrenceTime));
        Assert.That(relative, Is.LessThan(0.06), "the comparison means something");
        Assert.That(measured.AlphaAlpha, Is.EqualTo(theory.AlphaAlpha).Within(3.5 * error.AlphaAlpha));
        Assert.That(measured.AlphaEnergy, Is.EqualTo(theory.AlphaEnergy).Within(3.5 * error.AlphaEnergy));
        Assert.That(measured.EnergyEnergy, Is.EqualTo(theory.EnergyEnergy).Within(3.5 * error.EnergyEnergy));
    }

    [Test]
    public void PlanCountsWhatTheRunTakes([Values] Mover mover, [Values] Precision precision)
    {
        BroadbandScattering experiment = Small with { Mover = mover, Precision = precision };
        BroadbandScatteringPlan plan = experiment.Plan();
        BroadbandScatteringResult result = experiment.Run(device);
        Assert.That(result.StepsTaken, Is.EqualTo(plan.Steps));
        Assert.That(plan.Steps * plan.TimeStep, Is.EqualTo(experiment.StopTime).Within(1e-12 * experiment.StopTime));
        Assert.That(plan.TimeStep * ωce, Is.EqualTo(2 * Math.PI / (mover == Mover.Reduced ? 16 : 50)).Within(2).Percent);
        Assert.That(plan.Particles, Is.EqualTo(300));
        Assert.That(plan.Bytes, Is.EqualTo(300 * (precision == Precision.Float ? 28 : 56)));
        Assert.That(plan.WaveEvaluations, Is.EqualTo(300.0 * plan.Steps * 8 * (mover == Mover.Reduced ? 4 : 1)));
        Assert.That(device.AllocatedBytes, Is.Zero, "everything is given back");
    }

    [Test]
    public void RecordsFromTheBeginningToTheEnd()
    {
        BroadbandScatteringResult result = Small.Run(device);
        EnsembleRecord record = result.Ensembles[1];
        Assert.That(result.Completed, Is.True);
        Assert.That(result.Times, Has.Count.EqualTo(Small.Samples + 1).And.Ordered);
        Assert.That((result.Times[0], result.Times[^1]), Is.EqualTo((0, Small.StopTime)).Within(1e-15));
        Assert.That(record.Snapshots.Select(s => s.Time), Is.EqualTo((double[])[0, result.Times[^1]]));
        Assert.That(record.Moments, Has.Count.EqualTo(result.Times.Count));
        Assert.That(result.Theory[1].WeakTurbulence, Has.Count.EqualTo(result.Times.Count));
        Assert.That(result.Theory[1].WeakTurbulence[0], Is.EqualTo(default(DiffusionTensor)), "nothing has diffused at time zero");
        Assert.That(record.Moments[0].PitchAngle.MeanSquare, Is.LessThan(1e-29), "nor has it been measured to");
    }

    [Test]
    public void CancellationKeepsWhatHasBeenComputed()
    {
        // Steps of an hour of work: cancelled by the first word of progress after the third sample.
        using var stop = new CancellationTokenSource();
        BroadbandScattering experiment = Small with { StopTime = 100, Samples = 100_000 };
        var watch = new Watch(p =>
        {
            if (p.Step > 3 * experiment.Plan().Steps / 100_000)
            {
                stop.Cancel();
            }
        });
        BroadbandScatteringResult result = experiment.Run(device, watch, stop.Token);
        Assert.That(result.Completed, Is.False);
        Assert.That(result.StepsTaken, Is.GreaterThan(0).And.LessThan(result.Plan.Steps));
        Assert.That(result.Times, Has.Count.GreaterThan(3));
        Assert.That(result.Times[^1], Is.LessThanOrEqualTo(result.StepsTaken * result.Plan.TimeStep * (1 + 1e-12)));
        Assert.That(result.Ensembles[0].Moments, Has.Count.EqualTo(result.Times.Count));
        Assert.That(result.Ensembles[0].Trajectories[0].Energy, Has.Count.EqualTo(result.Times.Count));
        Assert.That(device.AllocatedBytes, Is.Zero);
    }

    [Test]
    public void RunThatDoesNotFitIsRefusedBeforeItStarts()
    {
        long count = device.MemoryBytes / 56 + 1;
        BroadbandScattering experiment = Small with { Ensembles = [new(1, 10 * KeV, count)] };
        Refused(
            () => experiment.Run(device),
            FormattableString.Invariant($"needs {56 * count:N0} bytes on cpu, which has {device.MemoryBytes:N0} free"));
        Assert.That(device.AllocatedBytes, Is.Zero);
    }

    [Test]
    public void BadInputIsRefused() => Assert.Multiple(() =>
    {
        Refused(
            () => (Small with { TimeStep = 2e-5 }).Plan(),
            "time step: 2E-05 s turns the gyration by 0.4925 rad; this mover resolves it up to 0.35 rad, use 1.42E-05 s or less");
        Refused(() => (Small with { TimeStep = 0 }).Plan(), "time step: 0 s");
        Refused(() => (Small with { StopTime = 0 }).Plan(), "stop time 0 s");
        Refused(() => (Small with { StopTime = double.PositiveInfinity }).Plan(), "both must be positive and finite");
        Refused(() => (Small with { Ensembles = [] }).Plan(), "ensembles: there is none");
        Refused(() => (Small with { Ensembles = [new(-0.1, KeV, 10)] }).Plan(), "-5.72958° is outside [0°, 180°]");
        Refused(() => (Small with { Ensembles = [new(1, KeV, -10)] }).Plan(), "count: an ensemble of -10 particles");
        Refused(() => (Small with { Ensembles = [new(0, KeV, 10)], Mover = Mover.Reduced }).Plan(), "singular; use a full-orbit mover");
        Refused(() => (Small with { Domain = -1 }).Plan(), "domain: -0.001 km");
        Refused(() => (Small with { Samples = 0 }).Plan(), "samples and histogram bins must be 1 or more");
        Refused(() => (Small with { Trajectories = -1 }).Plan(), "0 or more");
        Refused(
            () => (Small with { Domain = 1e11, Precision = Precision.Float }).Plan(),
            "half wavelengths; float counts 8.4e6 of them, use precision: double or a shorter domain");
        Assert.That((Small with { Domain = 1e11 }).Plan().Domain, Is.EqualTo(1e11), "double counts them");
    });

    private static BroadbandScattering Small => new()
    {
        Waves = WaveSet.Realise(Broadband(WaveDirections.Backward, 20 * PicoTesla), 8, j => 0.618 * j % 1),
        Ensembles = [new(40 * Degree, 10 * KeV, 100), new(70 * Degree, 50 * KeV, 200)],
        StopTime = 3e-3,
        Samples = 10,
        Snapshots = 2,
        Trajectories = 5,
    };

    private sealed class Watch(Action<SimulationProgress> tell) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => tell(value);
    }
}
