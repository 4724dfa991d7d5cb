using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Recorders;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What is recorded of a <c>pic</c> run: the wave field besides.</summary>
internal sealed class PicFieldRecords(PicModel model, PicDeck deck, PicPlan plan)
    : PicRecords(model, deck.Outputs, deck.StopTime, deck.Seed, deck.Tracers is { } tracers ? (tracers, PicTracing.Set(tracers, plan.Mode, deck.Facing)) : null)
{
    /// <summary>B(x, t).</summary>
    public FieldHistory Field { get; } = new(model, plan.FieldInterval, plan.FieldStride);

    /// <inheritdoc/>
    public override void AddTo(IList<ISimulationOutput> outputs)
    {
        base.AddTo(outputs);
        outputs.Add(Field);
    }
}
