using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.LongTermTransport;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>How much work a <c>transport</c> deck is: steps of electrons, timed with the waves they meet on a short run of the deck itself.</summary>
internal static class TransportWorkload
{
    // Of the run that is timed: a part of the whole, of so many steps of electrons at least, so that the start of the field does not count.
    private const double Part = 0.003, LeastSteps = 5e6;

    // State of an electron; what a trajectory and a snapshot keep is on the host.
    private const long BytesPerElectron = 128;

    /// <summary>The work.</summary>
    public static Workload Of(TransportDeck deck, TransportInputs inputs)
    {
        TransportPlan[] plans = [.. inputs.Grids.Select(inputs.Plan)];
        long electrons = plans[0].Electrons;
        return new(electrons, electrons * BytesPerElectron + inputs.Settings.SlabBytes, plans.Sum(plan => plan.ElectronSteps), "steps of electrons", device => Rate(deck, inputs, device));
    }

    private static double Rate(TransportDeck deck, TransportInputs inputs, Device device)
    {
        double steps = 0, seconds = 0;
        foreach (var (kind, make) in inputs.Fields())
        {
            WaveFieldSource field = make(device);
            TransportPlan whole = inputs.Plan(field.Grid);
            double part = Math.Min(1, Math.Max(Part, LeastSteps / whole.ElectronSteps));
            TransportSettings settings = inputs.Settings with { StopTime = part * deck.StopTime, SnapshotTimes = [], Trajectories = 0 };
            var watch = Stopwatch.StartNew();
            TransportRun.Run(device, field, deck.Ensembles.All, settings);
            seconds += watch.Elapsed.TotalSeconds;
            steps += TransportPlan.Of(field.Grid, deck.Ensembles.All, settings).ElectronSteps;
            if (kind == TransportFieldKind.Broadband)
                field.Dispose();
        }

        return steps / seconds;
    }
}
