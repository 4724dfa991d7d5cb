using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Coefficients computed as a <c>diffusion</c> deck's are: of its waves, or averaged over its sectors.</summary>
internal sealed class ComputedCoefficients(DiffusionDeck deck) : CoefficientSource
{
    private readonly DiffusionPlan plan = new(deck);

    public override string InWords
    {
        get
        {
            DiffusionShell shell = plan.Setup.Shells[0];
            return deck.Sectors.Count > 0
                ? FormattableString.Invariant($"drift average at L = {shell.L:G4}: {string.Join("; ", plan.Setup.Sectors)}")
                : FormattableString.Invariant($"{plan.Setup.Waves[0].Name}, L = {shell.L:G4}, f_pe/f_ce = {shell.Ratios[0]:G4}");
        }
    }

    public override PhaseSpace PhaseSpace => plan.Setup.Latitude is null ? PhaseSpace.Dipole : PhaseSpace.Local;

    public override double LossCone => plan.Setup.Shells[0].LossCone;

    public override Workload Workload => DiffusionWorkload.Of(plan, deck);

    public override DiffusionTable? Table(Device device, IProgress<SimulationProgress> progress, CancellationToken cancellation)
    {
        var saved = new PartwiseCheckpoints(null);
        var tables = new DiffusionTables(plan, device, saved, new(progress, saved, DiffusionWorkload.Tables(plan, deck)), cancellation);
        if (deck.Sectors.Count == 0)
            return tables.Table(0, 0, plan.Ratio(0));
        return DriftAverages.Of(plan, deck, tables, new(0, 1)).FirstOrDefault() is { } average
            ? TableOf(plan.Setup.Species, plan.Setup.Energies, plan.Setup.PitchAngles, average.Coefficients)
            : null;
    }
}
