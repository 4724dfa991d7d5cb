using System.Diagnostics;
using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>pic</c> deck.</summary>
internal sealed class PicExperiment : Experiment
{
    private readonly PicDeck deck;
    private readonly PicPlan plan;

    public PicExperiment(PicDeck deck)
    {
        (this.deck, plan) = (deck, new PicPlan(deck));
        RequireHostMemory();
    }

    public override Workload Workload =>
        new(plan.Particles, PicMemory.Bytes(plan.Setup), (double)plan.Particles * plan.Steps, "macro-particle steps", plan.MeasureRate);

    public override SimulationOutputs Checkpoints => deck.Outputs;

    public override IEnumerable<(string Label, string Value)> Check() => PicCheck.Lines(deck, plan);

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        using PicModel model = PicModels.Create(device, deck, plan.Setup);
        var records = new PicRecords(model, deck, plan);
        var watched = new WatchedProgress(progress, records);
        var simulation = new Simulation(model, plan.TimeStep, deck.StopTime) { Progress = watched, Checkpoints = checkpoints };
        records.AddTo(simulation.Outputs);
        if (deck.Outputs.Snapshots is > 0 and var snapshots && Folder is not null)
        {
            simulation.Outputs.Add(new PicSnapshots(model, deck.StopTime / snapshots, deck.Outputs.SnapshotParticles, Folder, Commands.RunCommand.Version));
        }

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
        return new Outcome(deck, new PicResult(deck, plan, records, device.Description, completed, model.Step, elapsed, model.ParticleCount), failure);
    }

    // Records stay in memory until the run ends.
    private void RequireHostMemory()
    {
        double samples = (deck.StopTime / plan.FieldInterval) + 1, points = (double)plan.Setup.Grid.Cells / plan.FieldStride;
        double distributions = 2.0 * deck.Outputs.DistributionBins * deck.Outputs.DistributionBins * deck.Outputs.Distributions * deck.Species.Count;

        // Both components as floats, twice while spectra are made, and complex numbers of a quarter of the run.
        double bytes = (samples * points * ((4 * sizeof(float)) + sizeof(double))) + (distributions * sizeof(double));
        double room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > room || samples * points > Array.MaxLength)
        {
            throw new InvalidInputException(string.Create(
                CultureInfo.InvariantCulture,
                $"outputs: what is kept takes {bytes:N0} bytes, and this machine has {room:N0}; lengthen field_interval, raise field_stride, or lower distributions"));
        }
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

    private sealed class Outcome(PicDeck deck, PicResult result, SimulationFailedException? failure) : ExperimentOutcome
    {
        public override bool Completed => result.Completed;

        public override SimulationFailedException? Failure => failure;

        public override System.Text.Json.Nodes.JsonObject ToJson(RunProvenance provenance) => PicJson.Of(result, provenance);

        public override void Write(Hdf5.Hdf5File file) => PicRunFile.Write(file, result.ForReport());

        public override IEnumerable<string> Summary() => PicSummary.Lines(deck, result);
    }
}
