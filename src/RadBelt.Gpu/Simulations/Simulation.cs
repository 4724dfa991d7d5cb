using System.Diagnostics;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Simulations;

/// <summary>
/// Runs a model: clock, outputs, checkpoints, progress, stopping. Outputs fall on whole steps; the time step is shortened a little, where it must, so that
/// a whole number of steps fits the stop time.
/// </summary>
/// <remarks>
/// With a <see cref="CheckpointPlan"/> the model, and every output that is <see cref="ICheckpointed"/>, is saved with the clock. A run that goes on from a
/// checkpoint, with the same outputs in the same order, takes the same steps and samples at the same times as one that was never stopped. It may have a longer stop time; its step stays that of the
/// checkpoint, and the last step then ends at the stop time or less than a step after it.
/// </remarks>
public sealed class Simulation
{
    private const string ClockName = "clock", ModelName = "model";
    private readonly IModel model;

    /// <summary>A run of <paramref name="model"/>.</summary>
    /// <param name="model">What advances.</param>
    /// <param name="timeStep">Longest step, s, positive.</param>
    /// <param name="stopTime">Length of the run, s, positive.</param>
    /// <exception cref="InvalidInputException">A time is not positive and finite, or there would be more than 2⁵³ steps.</exception>
    public Simulation(IModel model, double timeStep, double stopTime)
    {
        if (!(timeStep > 0 && stopTime > 0 && double.IsFinite(timeStep) && double.IsFinite(stopTime)))
        {
            throw new InvalidInputException($"time step {timeStep:G6} s, stop time {stopTime:G6} s: both must be positive and finite");
        }

        this.model = model;
        Steps = WholeSteps(timeStep, stopTime);
        StopTime = stopTime;
        TimeStep = stopTime / Steps;
    }

    /// <summary>Length of the run, s.</summary>
    public double StopTime { get; }

    /// <summary>The step that is taken, s.</summary>
    public double TimeStep { get; private set; }

    /// <summary>Steps in all.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps taken.</summary>
    public long Step { get; private set; }

    /// <summary>Simulated time, s.</summary>
    public double Time => Step * TimeStep;

    /// <summary>What looks at the model while it runs.</summary>
    public IList<ISimulationOutput> Outputs { get; } = [];

    /// <summary>Told now and then how far the run has come (about ten times a second).</summary>
    public IProgress<SimulationProgress>? Progress { get; init; }

    /// <summary>When and where the run is saved, and what it goes on from; null for a run that cannot be resumed.</summary>
    public CheckpointPlan? Checkpoints { get; init; }

    /// <summary>Runs to the stop time, or until cancelled; either way the model and outputs hold what has been computed.</summary>
    /// <param name="cancellation">Stops the run at the next block of steps.</param>
    /// <returns>Whether the stop time was reached.</returns>
    /// <exception cref="InvalidInputException">The model cannot be saved, or the checkpoint to go on from is not one of this run.</exception>
    /// <exception cref="SimulationFailedException">The model went wrong; checkpoints written before stay.</exception>
    /// <exception cref="IOException">A checkpoint could not be written; the ones before it stay.</exception>
    public bool Run(CancellationToken cancellation = default)
    {
        // The step at which each output looked last; −1 before its first look.
        long[] sampled = [.. Outputs.Select(_ => -1L)];
        TimeSpan earlier = Begin(sampled);
        var checkpoints = new CheckpointSchedule(Checkpoints, Step, NextAfter);
        var clock = Stopwatch.StartNew();
        double reported = 0;
        long block = 1;
        while (true)
        {
            long soonest = Steps;
            for (int i = 0; i < sampled.Length; i++)
            {
                if (NextSample(i) == Step)
                {
                    Outputs[i].Sample(Time);
                    sampled[i] = Step;
                }

                soonest = Math.Min(soonest, NextSample(i));
            }

            bool stopping = Step == Steps || cancellation.IsCancellationRequested;
            if (Step < Steps && checkpoints.IsDue(Step, stopping))
            {
                Save(Checkpoints!.Store, new(Step, Steps, TimeStep, StopTime, earlier + clock.Elapsed, sampled));
                checkpoints.Saved(Step);
            }

            soonest = Math.Min(soonest, checkpoints.NextStep);
            if (stopping)
            {
                Progress?.Report(new(Step, Steps, Time, earlier + clock.Elapsed));
                return Step == Steps;
            }

            // Blocks grow until one takes about a tenth of a second: progress and Ctrl-C stay prompt, launches stay long.
            double before = clock.Elapsed.TotalSeconds;
            long taken = Math.Min(block, soonest - Step);
            model.Advance(taken);
            Step += taken;
            double now = clock.Elapsed.TotalSeconds;
            block = now - before < 0.05 ? Math.Max(block, 2 * taken) : now - before > 0.2 ? Math.Max(1, taken / 2) : block;
            if (now - reported > 0.1)
            {
                reported = now;
                Progress?.Report(new(Step, Steps, Time, earlier + clock.Elapsed));
            }
        }

        long NextSample(int output) => sampled[output] < 0 ? 0 : NextAfter(sampled[output], Outputs[output].Interval);
    }

    private static long WholeSteps(double timeStep, double stopTime)
    {
        double steps = Math.Ceiling(stopTime / timeStep * (1 - 1e-12));
        return steps <= 1L << 53
            ? (long)steps
            : throw new InvalidInputException(
                $"stop time: {stopTime:G6} s takes {steps:G3} steps of {timeStep:G6} s; at most 2⁵³ can be counted: shorten it or lengthen the step");
    }

    // Sets clock, model and outputs to the beginning, or to where the checkpoint was; returns the wall time spent before it.
    private TimeSpan Begin(long[] sampled)
    {
        Checkpoints?.Validate();
        var saved = model as ICheckpointed;
        if (Checkpoints is not null && saved is null)
        {
            throw new InvalidInputException($"checkpoints: a {model.GetType().Name} cannot be saved; run it without checkpoints");
        }

        if (Checkpoints?.ResumeFrom is not { } checkpoint)
        {
            Step = 0;
            model.Begin(TimeStep);
            return TimeSpan.Zero;
        }

        var clock = SimulationClock.Restore(checkpoint.Group(ClockName));
        if (clock.Sampled.Length != sampled.Length)
        {
            throw new InvalidInputException($"checkpoint: it is of a run with {clock.Sampled.Length} outputs, this one has {sampled.Length}; give it the same");
        }

        long steps = clock.StopTime == StopTime ? clock.Steps : WholeSteps(clock.TimeStep, StopTime);
        if (clock.Step > steps)
        {
            throw new InvalidInputException(
                $"checkpoint: it is at {clock.Step * clock.TimeStep:G6} s, after the stop time of {StopTime:G6} s; lengthen the run or begin it anew");
        }

        (Step, Steps, TimeStep) = (clock.Step, steps, clock.TimeStep);
        clock.Sampled.CopyTo(sampled, 0);
        model.Begin(TimeStep);
        saved!.Restore(checkpoint.Group(ModelName));
        foreach ((string name, ICheckpointed output) in SavedOutputs)
        {
            output.Restore(checkpoint.Group(name));
        }

        return clock.Elapsed;
    }

    private IEnumerable<(string Name, ICheckpointed Output)> SavedOutputs =>
        Outputs.Select((output, i) => (InvariantText.Of($"output/{i}"), output as ICheckpointed)).Where(pair => pair.Item2 is not null)!;

    private void Save(ICheckpointStore store, SimulationClock clock)
    {
        using IPendingCheckpoint checkpoint = store.Begin(Step, Time);
        clock.Save(checkpoint.Group(ClockName));
        ((ICheckpointed)model).Save(checkpoint.Group(ModelName));
        foreach ((string name, ICheckpointed output) in SavedOutputs)
        {
            output.Save(checkpoint.Group(name));
        }

        checkpoint.Commit();
    }

    // The first whole step at or after the next multiple of the interval after a step.
    private long NextAfter(long last, double interval)
    {
        double count = Math.Floor(last * TimeStep / interval * (1 + 1e-12) + 1e-9) + 1;
        long step = (long)Math.Ceiling(count * interval / TimeStep * (1 - 1e-12) - 1e-9);
        return step >= Steps ? Math.Max(last + 1, Steps) : Math.Max(last + 1, step);
    }
}
