using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Recorders;
using RadBelt.Gpu.Pic.Tracers;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>What is recorded of every run with macro-particles, and what files and pages make of it.</summary>
internal class PicRecords
{
    private readonly Gpu.Pic.Tracers.PicTracers? tracers;

    /// <summary>Recorders of a model that has not begun.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outputs">What the deck asks for.</param>
    /// <param name="stopTime">Length of the run, s.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="tracers">Tracers, and what of them is kept; null for none.</param>
    public PicRecords(PicModel model, PicRecordsSection outputs, double stopTime, long seed, (PicTracersSection Kept, TracerSet Set)? tracers)
    {
        double interval = stopTime / outputs.Samples;
        (Energy, Species) = (new(model, interval), new(model, interval));
        int times = outputs.Distributions;
        Distributions = times == 0 ? null : new(model, stopTime / (times - 1), outputs.DistributionBins);
        if (tracers is var (kept, set))
        {
            this.tracers = model.Add(set);
            Tracers = PicTracing.Recorder(kept, stopTime, seed, this.tracers);
        }
    }

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
    public virtual void AddTo(IList<ISimulationOutput> outputs)
    {
        outputs.Add(Energy);
        outputs.Add(Species);
        if (Distributions is not null)
        {
            outputs.Add(Distributions);
        }

        if (Tracers is not null)
        {
            outputs.Add(Tracers);
        }
    }

    /// <summary>Times of the looks at energies, s.</summary>
    public double[] Times => [.. Energy.Energies.Select(e => e.Time)];

    /// <summary>⟨B_⊥²⟩ over the domain at these times, T².</summary>
    public double[] MeanSquareField => [.. Energy.Energies.Select(e => e.WaveField * e.WaveField)];

    /// <summary>The budget as pages show it.</summary>
    public Reports.ParticleInCell.PicEnergy Budget => new(
        Times, Rows(Energy.Energies.Select(e => e.Kinetic)), [.. Energy.Energies.Select(e => e.Electric)], [.. Energy.Energies.Select(e => e.Magnetic)],
        [.. Energy.Energies.Select(e => e.Driven + e.Exchanged + e.Relaxed - e.Absorbed)],
        Energy.Energies.Any(e => e.Cold != 0) ? [.. Energy.Energies.Select(e => e.Cold)] : null);

    /// <summary>Temperatures as pages show them.</summary>
    public PicTemperatures Temperatures => new(
        [.. Species.Times],
        [.. Species.Moments.Select(s => s.Select(m => m.ParallelTemperature).ToArray())],
        [.. Species.Moments.Select(s => s.Select(m => m.PerpendicularTemperature).ToArray())]);

    /// <summary>Distributions by species and time, as pages show them.</summary>
    public IReadOnlyList<PicDistribution> DistributionsByTime => [.. (Distributions?.Distributions ?? []).OrderBy(d => d.Species).ThenBy(d => d.Time).Select(d =>
        new PicDistribution(d.Species, d.Time, [.. d.Parallel], [.. d.Perpendicular], d.Density))];

    private static double[][] Rows(IEnumerable<IReadOnlyList<double>> columns)
    {
        IReadOnlyList<double>[] all = [.. columns];
        return all.Length == 0 ? [] : [.. Enumerable.Range(0, all[0].Count).Select(s => all.Select(k => k[s]).ToArray())];
    }
}
