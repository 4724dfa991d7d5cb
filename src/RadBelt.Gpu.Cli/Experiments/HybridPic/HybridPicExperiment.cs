using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>hybrid-pic</c> deck.</summary>
internal sealed class HybridPicExperiment(HybridPicDeck deck) : Experiment
{
    /// <summary>Where the wave-field archive goes, in the folder of the results.</summary>
    public const string ArchiveFolder = "waves";

    private readonly HybridPlan plan = new(deck);

    public override Workload Workload => new(plan.Particles, PicMemory.Bytes(plan.Pic), (double)plan.Particles * plan.Steps, "macro-particle steps", plan.MeasureRate);

    public override SimulationOutputs Checkpoints => deck.Outputs;

    public override IEnumerable<(string Label, string Value)> Check() => HybridCheck.Lines(deck, plan);

    public override void RequireRanks(int size) => PicModels.RequireRanks(plan.Pic, size);

    public override RankForecast Forecast(Device device, int size) => RankForecast.Of(plan.Pic, device, deck.Shape, plan.TimeStep, size);

    public override void Follow(Device device)
    {
        using PicModel model = Model(device);
        model.Follow(new Hdf5CheckpointParts());
    }

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        using PicModel model = Model(device);
        var records = new HybridRecords(model, deck, plan);
        List<ISimulationOutput> more = [];
        if (deck.Outputs.Snapshots is > 0 and var times && Folder is not null)
            more.Add(new PicSnapshots(model, deck.StopTime / times, deck.Outputs.SnapshotParticles, Folder, Commands.RunCommand.Version));
        string? archived = deck.Outputs.Archive is null || Folder is null ? null : Path.Combine(Folder, ArchiveFolder);
        using WaveFieldArchive? archive = archived is null ? null : new(model, plan.Setup, archived, plan.ArchiveSettings!);
        if (archive is not null)
            more.Add(archive);

        PicRun run = PicRun.Of(model, records, more, plan.TimeStep, deck.StopTime, progress, checkpoints, cancellation);
        archive?.Commit();
        WaveArchiveFacts? facts = archive is { Samples: >= 2 } ? WaveArchives.Facts(archived!) : null;
        return new Outcome(new HybridResult(deck, plan, records, device.Description, run, facts));
    }

    private PicModel Model(Device device) => PicModels.Create(device, new(deck.Shape, PicGather.EnergyConserving, deck.Pusher), plan.Pic, Ranks);

    private sealed class Outcome(HybridResult result) : ExperimentOutcome
    {
        // Read while the model is there.
        private readonly HybridReportData data = result.ForReport();

        public override bool Completed => result.Run.Completed;

        public override SimulationFailedException? Failure => result.Run.Failure;

        public override System.Text.Json.Nodes.JsonObject ToJson(RunProvenance provenance) => HybridJson.Of(result, data, provenance);

        public override void Write(Hdf5File file) => HybridPicFile.Write(file, data);

        public override IEnumerable<string> Summary() => HybridSummary.Lines(result, data);
    }
}
