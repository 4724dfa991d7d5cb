using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>transport</c> deck: the ensembles in one field after the other, then theory of the broadband waves, and electrons that follow it.</summary>
/// <exception cref="InvalidInputException">Nothing that can be run is described.</exception>
internal sealed class TransportExperiment(TransportDeck deck) : Experiment
{
    private readonly TransportInputs inputs = new(deck);

    public override IEnumerable<(string Label, string Value)> Check() => TransportCheck.Of(deck, inputs);

    public override Workload Workload => TransportWorkload.Of(deck, inputs);

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        using TransportInputs opened = inputs;
        var fields = new List<TransportInField>();
        var watch = Stopwatch.StartNew();
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

        var data = new TransportReportData { Setup = inputs.Setup, Fields = fields, Completed = fields.Count == inputs.Grids.Count() };
        return new TransportOutcome(data.Completed && inputs.Waves is { } waves ? WithTheory(device, data, waves, cancellation) : data);
    }

    private TransportInField InField(Device device, TransportFieldKind kind, Func<Device, WaveFieldSource> make, IProgress<SimulationProgress> progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using WaveFieldSource field = make(device);
        IReadOnlyList<TransportRecord> records = TransportRun.Run(device, field, deck.Ensembles.All, deck.Settings, progress, cancellation);
        return new(kind, field.Name, records, watch.Elapsed.TotalSeconds);
    }

    private TransportReportData WithTheory(Device device, TransportReportData data, BroadbandEquivalent waves, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var theory = new QuasilinearTransport(deck, waves);
        data = data with { Spectra = waves.Spectra, Theory = theory.Curves() };
        DiffusionTable table = theory.Table();
        var followed = new List<StochasticTransport>();
        try
        {
            foreach (double scale in deck.Theory.Scales)
            {
                DiffusionField field = theory.Field(table, scale);
                followed.Add(new(scale, [.. deck.Ensembles.All.Select(ensemble => Follow(device, field, ensemble, theory, cancellation))]));
            }
        }
        catch (OperationCanceledException)
        {
            // Factors that are whole are kept.
        }

        return data with { Stochastic = followed, TheoryElapsed = watch.Elapsed.TotalSeconds, Completed = followed.Count == deck.Theory.Scales.Count };
    }

    private TransportSnapshot[] Follow(Device device, DiffusionField field, TransportEnsemble ensemble, QuasilinearTransport theory, CancellationToken cancellation)
    {
        var (lowest, highest) = theory.EnergyRange;
        var settings = new StochasticSettings(deck.StopTime, lowest, highest) { LossCone = deck.LossCone, Seed = deck.Seed };
        settings = settings with { TimeStep = deck.Theory.TimeStep ?? Math.Min(deck.StopTime, StochasticElectrons.LongestStep(field, settings)) };
        return [.. StochasticElectrons
            .Run(device, field, ensemble.Energy, ensemble.EquatorialPitchAngle, deck.Theory.Count ?? ensemble.Count, deck.SnapshotTimes, settings, cancellation)
            .Select(snapshot => new TransportSnapshot(snapshot.Time, snapshot.Energies, snapshot.PitchAngles))];
    }

    // One field's progress as a part of that of all.
    private sealed class FieldProgress(IProgress<SimulationProgress> progress, int field, int fields, Stopwatch watch) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress p) => progress.Report(new(field * p.Steps + p.Step, fields * p.Steps, p.Time, watch.Elapsed));
    }
}
