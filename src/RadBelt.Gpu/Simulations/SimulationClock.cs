using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Simulations;

/// <summary>The clock of a <see cref="Simulation"/> as a checkpoint holds it.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="TimeStep">Step, s.</param>
/// <param name="StopTime">Length of the run, s.</param>
/// <param name="Elapsed">Wall time it took so far.</param>
/// <param name="Sampled">The step at which each output looked last.</param>
internal sealed record SimulationClock(long Step, long Steps, double TimeStep, double StopTime, TimeSpan Elapsed, long[] Sampled)
{
    private const string Counts = "counts", Times = "times", LastSamples = "sampled";

    public static SimulationClock Restore(ICheckpointReader reader) =>
        (reader.Read<long>(Counts), reader.Read<double>(Times)) is ([var step, var steps, var elapsed], [var timeStep, var stopTime])
            ? new(step, steps, timeStep, stopTime, TimeSpan.FromTicks(elapsed), reader.Read<long>(LastSamples))
            : throw new InvalidInputException("checkpoint: its clock is not that of a simulation; run from the beginning");

    public void Save(ICheckpointWriter writer)
    {
        writer.Write<long>(Counts, [Step, Steps, Elapsed.Ticks]);
        writer.Write<double>(Times, [TimeStep, StopTime]);
        writer.Write<long>(LastSamples, Sampled);
    }
}
