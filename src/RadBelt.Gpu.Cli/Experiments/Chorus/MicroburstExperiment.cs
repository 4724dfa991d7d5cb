using System.Diagnostics;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>microburst</c> deck: one field line after the other.</summary>
/// <exception cref="InvalidInputException">Nothing that can be run is described.</exception>
internal sealed class MicroburstExperiment(MicroburstDeck deck) : Experiment, IShardable
{
    private readonly MicroburstPlan plan = new(deck);

    public string ItemName => "electrons";

    public long Items => plan.LShells.Sum(l => plan.Population(plan.Line(l)).Count);

    public ItemRange? Part { get; set; }

    public void Merge(ShardMerge merge) => MicroburstShards.Merge(merge, plan);

    public override IEnumerable<(string Label, string Value)> Check() => MicroburstCheck.Of(plan, deck);

    public override SimulationOutputs Checkpoints => deck.Outputs;

    public override Workload Workload => MicroburstWorkload.Of(plan, deck);

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var saved = new PartwiseCheckpoints(checkpoints);
        var lines = new List<MicroburstLine>();
        double making = 0;
        try
        {
            // All elements first: one that is empty is an error before electrons are traced.
            ChorusElement[] elements = [.. plan.Elements(device, cancellation)];
            making = watch.Elapsed.TotalSeconds;
            watch.Restart();
            foreach (ChorusElement element in elements)
                lines.Add(Run(device, element, lines.Count, saved, new LineProgress(progress, lines.Count, elements.Length, watch), cancellation));
        }
        catch (OperationCanceledException)
        {
            // Field lines done until then are kept.
            saved.Leave();
        }

        return new MicroburstOutcome(new()
        {
            Medium = plan.Medium,
            ElementFile = deck.ElementFile,
            Source = plan.Source,
            Flux = deck.Population.Flux.InWords,
            LossAltitude = deck.LossAltitude,
            StopTime = deck.StopTime,
            StepsPerGyration = deck.StepsPerGyration,
            Lines = lines,
            Elapsed = making + lines.Sum(line => line.Elapsed),
            Completed = lines.Count == plan.LShells.Count,
        });
    }

    private MicroburstLine Run(
        Device device, ChorusElement element, int number, PartwiseCheckpoints saved, LineProgress progress, CancellationToken cancellation)
    {
        DipoleFieldLine line = element.Line;
        IReadOnlyList<VirtualSatellite> satellites = plan.Satellites(line);
        FieldLineState state = FieldLineTracer.Run(device, Electrons(line, number), [element], plan.Settings, satellites, saved, progress, cancellation);
        return new(line.LShell, line.LossCone(deck.LossAltitude), element.Coverage, state.Run, state.Elapsed.TotalSeconds, [.. satellites.Select(plan.Record)]) { Counted = satellites };
    }

    // Of a shard those that are in it; electrons are counted through all field lines.
    private IElectronPopulation Electrons(DipoleFieldLine line, int number)
    {
        IElectronPopulation all = plan.Population(line);
        if (Part is not { } part)
            return all;
        long before = plan.LShells.Take(number).Sum(l => plan.Population(plan.Line(l)).Count);
        ItemRange here = part.Within(new(before, all.Count));
        return new PartOfPopulation(all, here with { First = here.First - before });
    }

    // One field line's progress as a part of that of all.
    private sealed class LineProgress(IProgress<SimulationProgress> progress, int line, int lines, Stopwatch watch) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress p) => progress.Report(new(line * p.Steps + p.Step, lines * p.Steps, double.NaN, watch.Elapsed));
    }
}
