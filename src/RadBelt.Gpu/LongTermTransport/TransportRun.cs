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
        CancellationToken cancellation = default) =>
        Run(device, field, ensembles, settings, new(null), progress, cancellation).Records;

    /// <summary>The same as the public one, saved as a part of a run.</summary>
    /// <returns>A record for each ensemble, and wall time, that of runs included which this one goes on from.</returns>
    internal static (IReadOnlyList<TransportRecord> Records, TimeSpan Elapsed) Run(
        Device device,
        WaveFieldSource field,
        IReadOnlyList<TransportEnsemble> ensembles,
        TransportSettings settings,
        PartwiseCheckpoints checkpoints,
        IProgress<SimulationProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(field);
        TransportPlan plan = TransportPlan.Of(field.Grid, ensembles, settings);
        cancellation.ThrowIfCancellationRequested();
        using var state = new TransportState(device, field.Grid, plan, ensembles, settings);
        if (!checkpoints.TryRestore(state))
        {
            checkpoints.Add(state);
        }

        if (!state.IsWhole)
        {
            using var slabs = new WaveSlabs(device, field, Samples(plan, plan.Steps), settings.SlabBytes);
            Follow(state, slabs, plan, checkpoints, progress, cancellation);
        }

        return (state.Finish(settings.FitFrom), state.Elapsed);
    }

    private static void Follow(
        TransportState state, WaveSlabs slabs, TransportPlan plan, PartwiseCheckpoints checkpoints, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        long launch = Math.Max(1, (long)Math.Min(LaunchWork / plan.Electrons, int.MaxValue));
        slabs.Begin(Samples(plan, state.Step));
        while (true)
        {
            long step = state.Step;
            state.Trajectories.Record(state.Electrons, slabs, step);
            foreach (EnsembleRecorder recorder in state.Recorders)
            {
                recorder.Record(state.Electrons, step);
            }

            progress?.Report(new(step, plan.Steps, step * plan.TimeStep, state.Elapsed));
            if (step == plan.Steps)
            {
                return;
            }

            if (step == slabs.Last * plan.StepsPerSample)
            {
                slabs.Next();
            }

            long end = Math.Min(Math.Min(step + launch, plan.Steps), Math.Min(slabs.Last * plan.StepsPerSample, state.Trajectories.Next));
            foreach (EnsembleRecorder recorder in state.Recorders)
            {
                end = Math.Min(end, recorder.Next);
            }

            state.Electrons.Advance(slabs, step, end);
            slabs.Prepare();
            state.Step = end;
            checkpoints.Look(cancellation);
        }
    }

    // Intervals between samples that so many steps go into.
    private static long Samples(TransportPlan plan, long steps) => (steps + plan.StepsPerSample - 1) / plan.StepsPerSample;
}
