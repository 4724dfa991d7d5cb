using System.Diagnostics;
using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>diffusion</c> deck: one table after the other.</summary>
internal sealed class DiffusionExperiment(DiffusionDeck deck) : Experiment
{
    private readonly DiffusionPlan plan = new(deck);

    public override IEnumerable<(string Label, string Value)> Check() => DiffusionCheck.Of(plan);

    public override Workload Workload => DiffusionWorkload.Of(plan, deck);

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        DiffusionSetup setup = plan.Setup;
        var tables = new DiffusionTables(plan, device, new TableCount(progress, DiffusionWorkload.Tables(plan, deck)), cancellation);
        var slices = new List<DiffusionSlice>();
        for (int w = 0; w < setup.Waves.Count; w++)
        {
            for (int l = 0; l < setup.Shells.Count; l++)
            {
                for (int r = 0; r < setup.Densities; r++)
                {
                    if (tables.Slice(w, l, r) is { } slice)
                        slices.Add(slice);
                }
            }
        }

        DriftAverageSlice[] averages = [.. DriftAverages.Of(plan, deck, tables)];
        bool completed = slices.Count == setup.Tables && (deck.Sectors.Count == 0 || averages.Length == setup.Shells.Count);
        return new DiffusionOutcome(new()
        {
            Setup = setup with { Elapsed = tables.Elapsed.TotalSeconds, Completed = completed },
            Slices = slices,
            DriftAverages = averages,
            Resonance = [.. ResonanceConditions.Of(plan, deck)],
        });
    }
}

/// <summary>Tells how far the tables have come.</summary>
internal sealed class TableCount(IProgress<SimulationProgress> progress, int tables)
{
    private const int PartsOfATable = 1000;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private int done;

    /// <summary>Time since the first was begun.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>Part of the table at hand is done.</summary>
    public void Tell(double part) => progress.Report(
        new(Math.Min((long)((done + part) * PartsOfATable), tables * (long)PartsOfATable), tables * (long)PartsOfATable, double.NaN, watch.Elapsed));

    /// <summary>The table at hand is done.</summary>
    public void Add()
    {
        done++;
        Tell(0);
    }
}
