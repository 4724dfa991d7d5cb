using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
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

    public override void RequireRanks(int size) => PicModels.RequireRanks(plan.Setup, size);

    public override RankForecast Forecast(Device device, int size) => RankForecast.Of(plan.Setup, device, deck.Shape, plan.TimeStep, size);

    public override void Follow(Device device)
    {
        using PicModel model = Model(device);
        model.Follow(new Hdf5CheckpointParts());
    }

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        using PicModel model = Model(device);
        var records = new PicFieldRecords(model, deck, plan);
        IEnumerable<ISimulationOutput> snapshots = deck.Outputs.Snapshots is > 0 and var times && Folder is not null
            ? [new PicSnapshots(model, deck.StopTime / times, deck.Outputs.SnapshotParticles, Folder, Commands.RunCommand.Version)]
            : [];
        PicRun run = PicRun.Of(model, records, snapshots, plan.TimeStep, deck.StopTime, progress, checkpoints, cancellation);
        return new Outcome(deck, new PicResult(deck, plan, records, device.Description, run));
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

    private PicModel Model(Device device) => PicModels.Create(device, new(deck.Shape, deck.Gather, deck.Pusher), plan.Setup, Ranks);

    private sealed class Outcome(PicDeck deck, PicResult result) : ExperimentOutcome
    {
        public override bool Completed => result.Run.Completed;

        public override SimulationFailedException? Failure => result.Run.Failure;

        public override System.Text.Json.Nodes.JsonObject ToJson(RunProvenance provenance) => PicJson.Of(result, provenance);

        public override void Write(Hdf5File file) => PicRunFile.Write(file, result.ForReport());

        public override IEnumerable<string> Summary() => PicSummary.Lines(deck, result);
    }
}
