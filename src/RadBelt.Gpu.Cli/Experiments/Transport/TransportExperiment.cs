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

    public override SimulationOutputs Checkpoints => deck.Outputs;

    public override Workload Workload => TransportWorkload.Of(deck, inputs);

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        using TransportInputs opened = inputs;
        var fields = new List<TransportInField>();
        var saved = new PartwiseCheckpoints(checkpoints);

        // Theory first: a step too long for the electrons that follow it is known before hours in the fields.
        FollowedTheory? theory = inputs.Waves is { } waves ? new(deck, waves) : null;
        var watch = Stopwatch.StartNew();
        int count = inputs.Grids.Count();
        try
        {
            foreach (var (kind, make) in inputs.Fields())
                fields.Add(InField(device, kind, make, saved, new FieldProgress(progress, fields.Count, count, watch), cancellation));
        }
        catch (OperationCanceledException)
        {
            // Fields that are whole are kept.
        }

        IReadOnlyList<StochasticTransport> followed = fields.Count == count && theory is not null ? theory.Follow(device, Part, saved, cancellation) : [];
        bool completed = fields.Count == count && followed.Count == (theory is null ? 0 : deck.Theory.Scales.Count);
        if (!completed)
            saved.Leave();
        return new TransportOutcome(new()
        {
            Setup = inputs.Setup,
            Fields = fields,
            Spectra = inputs.Waves?.Spectra ?? [],
            Theory = theory?.Curves,
            Stochastic = followed,
            TheoryElapsed = theory?.Elapsed ?? 0,
            Completed = completed,
        });
    }

    private TransportInField InField(
        Device device, TransportFieldKind kind, Func<Device, WaveFieldSource> make, PartwiseCheckpoints saved, IProgress<SimulationProgress> progress, CancellationToken cancellation)
    {
        using WaveFieldSource field = make(device);
        var (records, elapsed) = TransportRun.Run(device, field, deck.Ensembles.All, inputs.Settings, saved, progress, cancellation);
        return new(kind, field.Name, records, elapsed.TotalSeconds);
    }

    // One field's progress as a part of that of all.
    private sealed class FieldProgress(IProgress<SimulationProgress> progress, int field, int fields, Stopwatch watch) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress p) => progress.Report(new(field * p.Steps + p.Step, fields * p.Steps, p.Time, watch.Elapsed));
    }
}
