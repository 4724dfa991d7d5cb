using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>transport</c> deck: the ensembles in one field after the other, then theory of the broadband waves, and electrons that follow it.</summary>
/// <exception cref="InvalidInputException">Nothing that can be run is described.</exception>
internal sealed class TransportExperiment(TransportDeck deck) : Experiment, IShardable
{
    private readonly TransportInputs inputs = new(deck);

    public string ItemName => "electrons";

    public long Items => deck.Ensembles.All.Sum(e => e.Count);

    public ItemRange? Part
    {
        get => inputs.Part;
        set => inputs.Part = value;
    }

    public void Merge(ShardMerge merge)
    {
        using TransportInputs opened = inputs;
        TransportShards.Merge(merge, deck);
    }

    public override IEnumerable<(string Label, string Value)> Check() => TransportCheck.Of(deck, inputs);

    public override Workload Workload => TransportWorkload.Of(deck, inputs);

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        using TransportInputs opened = inputs;
        var fields = new List<TransportInField>();
        var watch = Stopwatch.StartNew();

        // Theory first: a step too long for the electrons that follow it is known before hours in the fields.
        FollowedTheory? theory = inputs.Waves is { } waves ? new(deck, waves) : null;
        double elapsed = watch.Elapsed.TotalSeconds;
        watch.Restart();
        try
        {
            int count = inputs.Grids.Count();
            foreach (var (kind, make) in inputs.Fields())
                fields.Add(InField(device, kind, make, new FieldProgress(progress, fields.Count, count, watch), cancellation));
        }
        catch (OperationCanceledException)
        {
            // Fields that are whole are kept.
        }

        watch.Restart();
        IReadOnlyList<StochasticTransport> followed = theory?.Follow(device, Part, cancellation) ?? [];
        return new TransportOutcome(new()
        {
            Setup = inputs.Setup,
            Fields = fields,
            Spectra = inputs.Waves?.Spectra ?? [],
            Theory = theory?.Curves,
            Stochastic = followed,
            TheoryElapsed = elapsed + watch.Elapsed.TotalSeconds,
            Completed = fields.Count == inputs.Grids.Count() && followed.Count == (theory is null ? 0 : deck.Theory.Scales.Count),
        });
    }

    private TransportInField InField(Device device, TransportFieldKind kind, Func<Device, WaveFieldSource> make, IProgress<SimulationProgress> progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using WaveFieldSource field = make(device);
        IReadOnlyList<TransportRecord> records = TransportRun.Run(device, field, deck.Ensembles.All, inputs.Settings, progress, cancellation);
        return new(kind, field.Name, records, watch.Elapsed.TotalSeconds);
    }

    // One field's progress as a part of that of all.
    private sealed class FieldProgress(IProgress<SimulationProgress> progress, int field, int fields, Stopwatch watch) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress p) => progress.Report(new(field * p.Steps + p.Step, fields * p.Steps, p.Time, watch.Elapsed));
    }
}
