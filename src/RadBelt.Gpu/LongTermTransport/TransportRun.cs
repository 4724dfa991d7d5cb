using System.Diagnostics;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.LongTermTransport;

/// <summary>
/// Electrons over many bounces in a wave field along a parabolic field line: full orbits by Boris's method, mirror force included (the chorus paper, App. B).
/// </summary>
/// <remarks>
/// Electrons feel waves where they are along the line, at their guiding centres across it, as the field has no structure across. Results do not depend on the size of
/// slabs nor on the lanes and threads of the CPU.
/// </remarks>
public static class TransportRun
{
    // Electron steps of a launch: some seconds of a core between two looks at whether to go on.
    private const double LaunchWork = 2e8;

    /// <summary>Follows ensembles through a field.</summary>
    /// <param name="device">Where.</param>
    /// <param name="field">The waves.</param>
    /// <param name="ensembles">The electrons.</param>
    /// <param name="settings">Steps, times, what is kept.</param>
    /// <param name="progress">Told how far it has come; null for nobody.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>A record for each ensemble.</returns>
    /// <exception cref="Physics.InvalidInputException">A setting is out of range, or the field is shorter than the run.</exception>
    public static IReadOnlyList<TransportRecord> Run(
        Device device,
        WaveFieldSource field,
        IReadOnlyList<TransportEnsemble> ensembles,
        TransportSettings settings,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(field);
        TransportPlan plan = TransportPlan.Of(field.Grid, ensembles, settings);
        using var slabs = new WaveSlabs(device, field, (plan.Steps + plan.StepsPerSample - 1) / plan.StepsPerSample, settings.SlabBytes);
        using var electrons = new TransportElectrons(device, field.Grid, plan, ensembles, settings);
        using var trajectories = new TrajectoryRecorder(device, ensembles, plan, settings);
        EnsembleRecorder[] recorders = Recorders(field.Grid, plan, ensembles, settings);
        long launch = Math.Max(1, (long)Math.Min(LaunchWork / plan.Electrons, int.MaxValue)), step = 0;
        var clock = Stopwatch.StartNew();
        slabs.Begin();
        while (true)
        {
            trajectories.Record(electrons, slabs, step);
            foreach (EnsembleRecorder recorder in recorders)
            {
                recorder.Record(electrons, step);
            }

            progress?.Report(new(step, plan.Steps, step * plan.TimeStep, clock.Elapsed));
            cancellation.ThrowIfCancellationRequested();
            if (step == plan.Steps)
            {
                break;
            }

            if (step == slabs.Last * plan.StepsPerSample)
            {
                slabs.Next();
            }

            long end = Math.Min(Math.Min(step + launch, plan.Steps), Math.Min(slabs.Last * plan.StepsPerSample, trajectories.Next));
            foreach (EnsembleRecorder recorder in recorders)
            {
                end = Math.Min(end, recorder.Next);
            }

            electrons.Advance(slabs, step, end);
            slabs.Prepare();
            step = end;
        }

        IReadOnlyList<TransportTrajectory>[] followed = trajectories.Finish(field.Grid.Spacing);
        return [.. recorders.Select((r, i) => r.Finish(electrons, settings.FitFrom, followed[i]))];
    }

    private static EnsembleRecorder[] Recorders(WaveFieldGrid grid, TransportPlan plan, IReadOnlyList<TransportEnsemble> ensembles, TransportSettings settings)
    {
        var recorders = new EnsembleRecorder[ensembles.Count];
        long first = 0;
        for (int i = 0; i < recorders.Length; i++)
        {
            ItemRange here = settings.Members(ensembles, i);
            recorders[i] = new(ensembles[i], first, here, grid.Line, plan, settings);
            first += here.Count;
        }

        return recorders;
    }
}
