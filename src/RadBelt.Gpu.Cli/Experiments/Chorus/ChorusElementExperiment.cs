using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Results;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>chorus-element</c> deck.</summary>
/// <exception cref="InvalidInputException">A ray cannot start as the deck says.</exception>
internal sealed class ChorusElementExperiment(ChorusElementDeck deck) : Experiment, IShardable
{
    private readonly ElementMaker maker = new(deck.Plasma, deck.Element);

    public string ItemName => "field lines";

    public long Items => deck.Element.LShells.Values.Count;

    public ItemRange? Part { get; set; }

    public void Merge(ShardMerge merge) => ElementFile.Merge(merge);

    public override IEnumerable<(string Label, string Value)> Check() =>
        ChorusCheck.Plasma(deck.Plasma, deck.Element.LShells.Values).Concat(ChorusCheck.Element(deck.Plasma, deck.Element));

    public override SimulationOutputs Checkpoints => deck.Outputs;

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        var saved = new PartwiseCheckpoints(checkpoints);
        long lines = Part?.Count ?? Items;
        var elements = new List<ChorusElement>();
        try
        {
            foreach (ChorusElement element in maker.All(device, saved, cancellation, Part))
            {
                elements.Add(element);
                progress.Report(new(elements.Count, lines, double.NaN, saved.Elapsed));
            }
        }
        catch (OperationCanceledException)
        {
            // The outcome says that it is not whole.
            saved.Leave();
        }

        return new ChorusElementOutcome(new()
        {
            Medium = ElementMaker.Medium(deck.Plasma, deck.Element.Damping, deck.Element.LShells.Values[0]),
            Source = maker.Source,
            Elements = elements,
            Elapsed = saved.Elapsed.TotalSeconds,
            Completed = elements.Count == lines,
        });
    }
}
