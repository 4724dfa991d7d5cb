using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What is recorded of a <c>hybrid-pic</c> run: waveforms at places along the line and a map of the wave amplitude besides.</summary>
internal sealed class HybridRecords(PicModel model, HybridPicDeck deck, HybridPlan plan)
    : PicRecords(model, deck.Outputs, deck.StopTime, deck.Seed, deck.Tracers is { } tracers ? (tracers, PicTracing.Set(tracers, plan.Mode, WaveDirections.Backward)) : null)
{
    /// <summary>Waveforms and the map.</summary>
    public FieldLineHistory Waves { get; } = new(
        model, plan.WaveformInterval, [.. plan.Places.Select(z => plan.Setup.Equator + z)], plan.Setup.Layer, deck.Outputs.MapPlaces, deck.StopTime / deck.Outputs.MapTimes);

    /// <inheritdoc/>
    public override void AddTo(IList<ISimulationOutput> outputs)
    {
        base.AddTo(outputs);
        outputs.Add(Waves);
    }
}
