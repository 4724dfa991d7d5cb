using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Recorders;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What is recorded of a <c>pic</c> run.</summary>
internal sealed class PicRecords
{
    private readonly PicTracers? tracers;

    public PicRecords(PicModel model, PicDeck deck, PicPlan plan)
    {
        double interval = deck.StopTime / deck.Outputs.Samples;
        (Energy, Species) = (new(model, interval), new(model, interval));
        Field = new(model, plan.FieldInterval, plan.FieldStride);
        int times = deck.Outputs.Distributions;
        Distributions = times == 0 ? null : new(model, deck.StopTime / (times - 1), deck.Outputs.DistributionBins);
        if (deck.Tracers is not null)
        {
            tracers = model.Add(PicTracing.Set(deck, plan.Mode));
            Tracers = PicTracing.Recorder(deck, tracers);
        }
    }

    /// <summary>B(x, t).</summary>
    public FieldHistory Field { get; }

    /// <summary>Energies against time.</summary>
    public EnergyHistory Energy { get; }

    /// <summary>Moments of the species against time.</summary>
    public SpeciesHistory Species { get; }

    /// <summary>Distribution functions; null when none are asked for.</summary>
    public DistributionHistory? Distributions { get; }

    /// <summary>How tracers scatter; null when there are none.</summary>
    public ScatteringRecorder? Tracers { get; }

    /// <summary>When tracers started, s; NaN before.</summary>
    public double TracersStart => tracers is { Count: > 0 } ? tracers.StartTime : double.NaN;

    /// <summary>What is to be said of tracers.</summary>
    public IReadOnlyList<string> Notices => tracers?.Notices ?? [];

    /// <summary>Adds them to the outputs of a simulation.</summary>
    public void AddTo(IList<ISimulationOutput> outputs)
    {
        outputs.Add(Energy);
        outputs.Add(Species);
        outputs.Add(Field);
        if (Distributions is not null)
        {
            outputs.Add(Distributions);
        }

        if (Tracers is not null)
        {
            outputs.Add(Tracers);
        }
    }
}
