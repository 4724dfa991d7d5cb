using System.Diagnostics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>How a run with macro-particles went.</summary>
/// <param name="Completed">Whether the stop time was reached.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Elapsed">Wall time, s, that before a checkpoint included.</param>
/// <param name="Particles">Macro-particles at the end.</param>
/// <param name="Failure">What went wrong; null when nothing did.</param>
internal sealed record PicRun(bool Completed, long Steps, double Elapsed, long Particles, SimulationFailedException? Failure)
{
    /// <summary>Macro-particle steps a second.</summary>
    public double ParticleStepsPerSecond => Elapsed > 0 ? Particles * (double)Steps / Elapsed : 0;

    /// <summary>Runs a model; one that goes wrong leaves what was recorded.</summary>
    /// <param name="model">The model.</param>
    /// <param name="records">Its recorders.</param>
    /// <param name="more">Further outputs.</param>
    /// <param name="timeStep">Longest step, s.</param>
    /// <param name="stopTime">Length of the run, s.</param>
    /// <param name="progress">Told how far it has come, and the drift of the energy.</param>
    /// <param name="checkpoints">When and where it is saved.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static PicRun Of(
        PicModel model, PicRecords records, IEnumerable<ISimulationOutput> more, double timeStep, double stopTime, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints,
        CancellationToken cancellation)
    {
        var watched = new WatchedProgress(progress, records);
        var simulation = new Simulation(model, timeStep, stopTime) { Progress = watched, Checkpoints = checkpoints };
        records.AddTo(simulation.Outputs);
        foreach (ISimulationOutput output in more)
            simulation.Outputs.Add(output);

        SimulationFailedException? failure = null;
        bool completed = false;
        var clock = Stopwatch.StartNew();
        try
        {
            completed = simulation.Run(cancellation);
        }
        catch (SimulationFailedException e)
        {
            failure = e;
        }

        // A run that was resumed counts the time before too; one that failed has not told its last steps.
        double elapsed = Math.Max(watched.Last.Elapsed.TotalSeconds, clock.Elapsed.TotalSeconds);
        return new(completed, model.Step, elapsed, model.ParticleCount, failure);
    }

    // Tells the drift of the energy too, and remembers where the run was.
    private sealed class WatchedProgress(IProgress<SimulationProgress> inner, PicRecords records) : IProgress<SimulationProgress>
    {
        public SimulationProgress Last { get; private set; }

        public void Report(SimulationProgress value)
        {
            Last = value with { EnergyDrift = records.Energy.Drift };
            inner.Report(Last);
        }
    }
}
