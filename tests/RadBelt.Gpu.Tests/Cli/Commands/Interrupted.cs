using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary>An experiment whose run is cancelled before it begins.</summary>
internal sealed class Interrupted(Experiment experiment) : Experiment
{
    public override IEnumerable<(string Label, string Value)> Check() => [];

    public override ExperimentOutcome Run(Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation) =>
        experiment.Run(device, progress, checkpoints, new CancellationToken(canceled: true));
}
