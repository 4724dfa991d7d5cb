using System.Diagnostics;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Simulations;

/// <summary>
/// Runs a model: clock, outputs, progress, stopping. Outputs fall on whole steps; the time step is shortened a little, where it must, so that a whole
/// number of steps fits the stop time.
/// </summary>
public sealed class Simulation
{
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

        double steps = Math.Ceiling(stopTime / timeStep * (1 - 1e-12));
        if (steps > 1L << 53)
        {
            throw new InvalidInputException($"stop time: {stopTime:G6} s takes {steps:G3} steps of {timeStep:G6} s; at most 2⁵³ can be counted: shorten it or lengthen the step");
        }

        this.model = model;
        Steps = (long)steps;
        StopTime = stopTime;
        TimeStep = stopTime / steps;
    }

    /// <summary>Length of the run, s.</summary>
    public double StopTime { get; }

    /// <summary>The step that is taken, s.</summary>
    public double TimeStep { get; }

    /// <summary>Steps in all.</summary>
    public long Steps { get; }

    /// <summary>Steps taken.</summary>
    public long Step { get; private set; }

    /// <summary>Simulated time, s.</summary>
    public double Time => Step * TimeStep;

    /// <summary>What looks at the model while it runs.</summary>
    public IList<ISimulationOutput> Outputs { get; } = [];

    /// <summary>Told now and then how far the run has come (about ten times a second).</summary>
    public IProgress<SimulationProgress>? Progress { get; init; }

    /// <summary>Runs to the stop time, or until cancelled; either way the model and outputs hold what has been computed.</summary>
    /// <param name="cancellation">Stops the run at the next block of steps.</param>
    /// <returns>Whether the stop time was reached.</returns>
    public bool Run(CancellationToken cancellation = default)
    {
        model.Begin(TimeStep);
        Step = 0;
        var next = new long[Outputs.Count];
        var clock = Stopwatch.StartNew();
        double reported = 0;
        long block = 1;
        while (true)
        {
            long soonest = Steps;
            for (int i = 0; i < next.Length; i++)
            {
                if (next[i] == Step)
                {
                    Outputs[i].Sample(Time);
                    next[i] = NextSample(Outputs[i].Interval);
                }

                soonest = Math.Min(soonest, next[i]);
            }

            if (Step == Steps || cancellation.IsCancellationRequested)
            {
                Progress?.Report(new(Step, Steps, Time, clock.Elapsed));
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
                Progress?.Report(new(Step, Steps, Time, clock.Elapsed));
            }
        }
    }

    // The first whole step at or after the next multiple of the interval.
    private long NextSample(double interval)
    {
        double count = Math.Floor(Time / interval * (1 + 1e-12) + 1e-9) + 1;
        long step = (long)Math.Ceiling(count * interval / TimeStep * (1 - 1e-12) - 1e-9);
        return step >= Steps ? Math.Max(Step + 1, Steps) : Math.Max(Step + 1, step);
    }
}
