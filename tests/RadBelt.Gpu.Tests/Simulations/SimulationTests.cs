using RadBelt.Gpu.Simulations;
using static RadBelt.Gpu.Tests.Waves.Refusal;

namespace RadBelt.Gpu.Tests.Simulations;

internal sealed class SimulationTests
{
    [TestCase(1e-3, 1, 1000)]
    [TestCase(0.3, 1, 4)]
    [TestCase(5, 1, 1)]
    [TestCase(0.1, 0.3, 3)]
    public void StepsAreShortenedToFitTheStopTime(double longest, double stop, long steps)
    {
        var model = new Counter();
        var simulation = new Simulation(model, longest, stop);
        Assert.That(simulation.Steps, Is.EqualTo(steps));
        Assert.That(simulation.TimeStep, Is.EqualTo(stop / steps).And.LessThanOrEqualTo(longest * (1 + 1e-11)));
        Assert.That(simulation.Run(), Is.True);
        Assert.That((model.TimeStep, model.Steps, simulation.Step), Is.EqualTo((simulation.TimeStep, steps, steps)));
        Assert.That(simulation.Time, Is.EqualTo(stop).Within(1e-15 * stop));
    }

    [TestCase(0.1, new long[] { 0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000 })]
    [TestCase(0.3, new long[] { 0, 300, 600, 900, 1000 }, Description = "the last at the stop time")]
    [TestCase(0.2505, new long[] { 0, 251, 501, 752, 1000 }, Description = "the first whole step not before its time")]
    [TestCase(7.0, new long[] { 0, 1000 })]
    [TestCase(double.PositiveInfinity, new long[] { 0, 1000 })]
    public void OutputsFallOnTheirMultiples(double interval, long[] expected)
    {
        var model = new Counter();
        var output = new Samples(interval, model);
        Run(model, output);
        Assert.That(output.Steps, Is.EqualTo(expected));
        Assert.That(output.Times, Is.EqualTo(expected.Select(s => s * 1e-3)).Within(1e-15));
    }

    [Test]
    public void OutputsOftenerThanStepsFallOnEveryStep([Values(1e-3, 4e-4, 1e-9)] double interval)
    {
        var model = new Counter();
        var output = new Samples(interval, model);
        Run(model, output);
        Assert.That(output.Steps, Is.EqualTo(Enumerable.Range(0, 1001)));
    }

    [Test]
    public void IntervalsThatAreNotExactInBinaryDriftByNoStep([Values(3, 7, 13, 52)] int samples)
    {
        // stop/samples is rounded, and so are its multiples: each sample must still be at the step it belongs to, the last at the end
        // alone.
        var model = new Counter();
        var simulation = new Simulation(model, 1e-6, 0.26);
        var output = new Samples(0.26 / samples, model);
        simulation.Outputs.Add(output);
        simulation.Run();
        long steps = simulation.Steps;
        Assert.That(output.Steps, Is.EqualTo(Enumerable.Range(0, samples + 1).Select(i => (steps * i + samples - 1) / samples)));
    }

    [Test]
    public void OutputsOfSeveralIntervalsDoNotDisturbEachOther()
    {
        var model = new Counter();
        Samples one = new(0.25, model), other = new(0.4, model);
        Run(model, one, other);
        Assert.That(one.Steps, Is.EqualTo((long[])[0, 250, 500, 750, 1000]));
        Assert.That(other.Steps, Is.EqualTo((long[])[0, 400, 800, 1000]));
    }

    [Test]
    public void CancellationStopsAtTheNextBlockAndKeepsWhatIsThere()
    {
        using var stop = new CancellationTokenSource();
        var model = new Counter { Advanced = steps => { if (steps >= 400) { stop.Cancel(); } } };
        var output = new Samples(0.1, model);
        var simulation = new Simulation(model, 1e-3, 1);
        simulation.Outputs.Add(output);
        Assert.That(simulation.Run(stop.Token), Is.False);
        Assert.That(simulation.Step, Is.EqualTo(model.Steps).And.InRange(400, 500));
        Assert.That(output.Steps, Is.EqualTo((long[])[0, 100, 200, 300, 400]));
        Assert.That(simulation.Run(), Is.True, "it can be run again, from the beginning");
    }

    [Test]
    public void CancelledBeforeItStartsItTakesNoStep()
    {
        var model = new Counter();
        var output = new Samples(0.1, model);
        var simulation = new Simulation(model, 1e-3, 1);
        simulation.Outputs.Add(output);
        Assert.That(simulation.Run(new CancellationToken(canceled: true)), Is.False);
        Assert.That((model.Steps, output.Steps.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void ProgressRisesToTheEnd()
    {
        // Blocks of 30 ms: several words of progress in the run, however fast the machine.
        var reports = new List<SimulationProgress>();
        var model = new Counter { Advanced = _ => Thread.Sleep(30) };
        new Simulation(model, 1, 20) { Progress = new Listener(reports.Add), Outputs = { new Samples(1, model) } }.Run();
        Assert.That(reports, Has.Count.GreaterThan(2));
        Assert.That(reports.Select(r => r.Step), Is.Ordered);
        Assert.That(reports.Select(r => r.Elapsed), Is.Ordered);
        Assert.That(reports, Is.All.Matches<SimulationProgress>(r => r.Steps == 20 && r.Time == r.Step && r.StepsPerSecond > 0));
        Assert.That(reports[^1].Step, Is.EqualTo(20));
        Assert.That(reports[^1].Remaining, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void RemainingTimeIsThatOfTheRate()
    {
        var progress = new SimulationProgress(25, 100, 0.25, TimeSpan.FromSeconds(10));
        Assert.That((progress.Remaining.TotalSeconds, progress.StepsPerSecond), Is.EqualTo((30, 2.5)));
        Assert.That(new SimulationProgress(0, 100, 0, TimeSpan.FromSeconds(1)).Remaining, Is.EqualTo(TimeSpan.Zero), "no rate yet");
        Assert.That(
            new SimulationProgress(1, 1L << 53, 0, TimeSpan.FromSeconds(1)).Remaining, Is.EqualTo(TimeSpan.MaxValue), "2⁵³ s are more than can be counted");
    }

    [Test]
    public void BlocksGrowSoThatLaunchesAreFew()
    {
        var model = new Counter();
        new Simulation(model, 1e-6, 1).Run();
        Assert.That(model.Calls, Is.LessThan(100), "a million instant steps; doubling takes twenty blocks");
    }

    [Test]
    public void ImpossibleTimesAreRefused() => Assert.Multiple(() =>
    {
        Refused(() => _ = new Simulation(new Counter(), 0, 1), "time step 0 s");
        Refused(() => _ = new Simulation(new Counter(), 1, -2), "stop time -2 s: both must be positive and finite");
        Refused(() => _ = new Simulation(new Counter(), double.NaN, 1), "positive and finite");
        Refused(() => _ = new Simulation(new Counter(), 1, double.PositiveInfinity), "positive and finite");
        Refused(() => _ = new Simulation(new Counter(), 1e-12, 1e6), "takes 1E+18 steps of 1E-12 s; at most 2⁵³ can be counted");
    });

    private static void Run(Counter model, params Samples[] outputs)
    {
        var simulation = new Simulation(model, 1e-3, 1);
        Array.ForEach(outputs, simulation.Outputs.Add);
        Assert.That(simulation.Run(), Is.True);
    }

    /// <summary>A model that counts its steps.</summary>
    private sealed class Counter : IModel
    {
        public double TimeStep { get; private set; }

        public long Steps { get; private set; }

        public int Calls { get; private set; }

        public Action<long> Advanced { get; init; } = _ => { };

        public void Begin(double timeStep) => (TimeStep, Steps) = (timeStep, 0);

        public void Advance(long steps)
        {
            Steps += steps;
            Calls++;
            Advanced(Steps);
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Notes when it was asked, and how many steps the model had made then.</summary>
    private sealed class Samples(double interval, Counter model) : ISimulationOutput
    {
        public double Interval => interval;

        public List<long> Steps { get; } = [];

        public List<double> Times { get; } = [];

        public void Sample(double time)
        {
            Steps.Add(model.Steps);
            Times.Add(time);
        }
    }

    private sealed class Listener(Action<SimulationProgress> tell) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => tell(value);
    }
}
