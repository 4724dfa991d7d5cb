using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>diffusion</c> deck: one table after the other.</summary>
internal sealed class DiffusionExperiment(DiffusionDeck deck) : Experiment, IShardable
{
    private readonly DiffusionPlan plan = new(deck);

    // An average over the drift orbit takes all tables of its field line.
    private bool ByFieldLine => deck.Sectors.Count > 0;

    public string ItemName => ByFieldLine ? "field lines" : "tables";

    public long Items => ByFieldLine ? plan.Setup.Shells.Count : plan.Setup.Tables;

    public ItemRange? Part { get; set; }

    private ItemRange Here => Part ?? new(0, Items);

    public void Merge(ShardMerge merge) => DiffusionShards.Merge(merge, plan.Setup, ByFieldLine);

    public override IEnumerable<(string Label, string Value)> Check() => DiffusionCheck.Of(plan);

    public override SimulationOutputs Checkpoints => deck.Outputs;

    public override Workload Workload => DiffusionWorkload.Of(plan, deck);

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        DiffusionSetup setup = plan.Setup;
        var saved = new PartwiseCheckpoints(checkpoints);
        var tables = new DiffusionTables(plan, device, saved, new(progress, saved, (int)Math.Ceiling((double)DiffusionWorkload.Tables(plan, deck) * Here.Count / Items)), cancellation);
        int wanted = 0;
        var slices = new List<DiffusionSlice>();
        for (int w = 0; w < setup.Waves.Count; w++)
        {
            for (int l = 0; l < setup.Shells.Count; l++)
            {
                for (int r = 0; r < setup.Densities; r++)
                {
                    if (!Here.Contains(ByFieldLine ? l : ((long)w * setup.Shells.Count + l) * setup.Densities + r))
                        continue;
                    wanted++;
                    if (tables.Slice(w, l, r) is { } slice)
                        slices.Add(slice);
                }
            }
        }

        DriftAverageSlice[] averages = [.. DriftAverages.Of(plan, deck, tables, Here)];
        bool completed = slices.Count == wanted && (!ByFieldLine || averages.Length == Here.Count);
        if (!completed)
            saved.Leave();
        return new DiffusionOutcome(new()
        {
            Setup = setup with { Elapsed = saved.Elapsed.TotalSeconds, Completed = completed },
            Slices = slices,
            DriftAverages = averages,
            Resonance = [.. ResonanceConditions.Of(plan, deck)],
        });
    }
}

/// <summary>Tells how far the tables have come.</summary>
internal sealed class TableCount(IProgress<SimulationProgress> progress, PartwiseCheckpoints run, int tables)
{
    private const int PartsOfATable = 1000;
    private int done;

    /// <summary>Part of the table at hand is done.</summary>
    public void Tell(double part) => progress.Report(
        new(Math.Min((long)((done + part) * PartsOfATable), tables * (long)PartsOfATable), tables * (long)PartsOfATable, double.NaN, run.Elapsed));

    /// <summary>The table at hand is done.</summary>
    public void Add()
    {
        done++;
        Tell(0);
    }
}
