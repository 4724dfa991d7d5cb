using System.Diagnostics;
using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A <c>fokker-planck</c> deck: its coefficients, the solution at its times, and the check by particles.</summary>
/// <exception cref="InvalidInputException">Nothing that can be run is described.</exception>
internal sealed class FokkerPlanckExperiment(FokkerPlanckDeck deck) : Experiment
{
    // Steps between two looks at whether the run is to end.
    private const int Stride = 16;

    private readonly FokkerPlanckPlan plan = new(deck);

    public override IEnumerable<(string Label, string Value)> Check()
    {
        FokkerPlanckSetup setup = plan.Setup;
        FokkerPlanckGridSection grid = deck.Grid;
        yield return ("coefficients", setup.Coefficients + (setup.Scale == 1 ? "" : Text($", times {setup.Scale:G4}")));
        yield return ("grid", Text($"{grid.PitchAngleCells:N0} pitch angles from {grid.PitchAngles.Low / Units.Degree:G4}° to {grid.PitchAngles.High / Units.Degree:G4}° × {grid.EnergyCells:N0} energies from {grid.Energies.Low / Units.KeV:G5} to {grid.Energies.High / Units.KeV:G5} keV; loss cone {setup.LossCone / Units.Degree:F2}°"));
        yield return ("start", setup.Initial);
        yield return ("edges", string.Join(", ", setup.Edges));
        foreach (string loss in setup.Losses)
            yield return ("  in between", loss);
        yield return ("steps", Text($"{Pieces().Sum(piece => piece.Steps):N0} to {deck.Times.Values[^1]:G6} s, implicit"));
        if (deck.Stochastic is { } check)
            yield return ("check", Text($"{check.Count:N0} particles from {check.Energy / Units.KeV:G5} keV, {check.PitchAngle / Units.Degree:G4}°, to {check.Time:G6} s"));
    }

    public override Workload? Workload => plan.Source.Workload;

    public override ExperimentOutcome Run(
        Device device, IProgress<SimulationProgress> progress, CheckpointPlan? checkpoints, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        DiffusionTable? table = plan.Source.Table(device, progress, cancellation);
        double coefficients = watch.Elapsed.TotalSeconds;
        if (table is null)
            return new FokkerPlanckOutcome(new() { Setup = plan.Setup, Energies = [], PitchAngles = [], Coefficients = new MomentumDiffusionTensor[0, 0], States = [], CoefficientsElapsed = coefficients, Completed = false });
        DiffusionField field = plan.Field(table);
        StochasticCheck? particles = deck.Stochastic is { } wanted ? new(field, plan, deck, wanted) : null;
        var solver = new FokkerPlanckSolver(field, deck.Grid.Grid, plan.Boundaries());
        solver.Begin(plan.Initial);
        List<FokkerPlanckState> states = [State(solver)];
        foreach (var (step, steps) in Pieces())
        {
            if (!Advance(solver, step, steps, progress, watch, cancellation))
                break;
            states.Add(State(solver));
        }

        bool solved = states.Count == 1 + deck.Times.Values.Count;
        double elapsed = watch.Elapsed.TotalSeconds - coefficients;
        return new FokkerPlanckOutcome(new()
        {
            Setup = plan.Setup,
            Energies = [.. solver.Energies],
            PitchAngles = [.. solver.PitchAngles],
            Coefficients = At(field, solver),
            States = states,
            WeakenedCells = solver.WeakenedCells,
            LargestWeakening = solver.LargestWeakening,
            Stochastic = solved ? particles?.Compare(device, cancellation) : null,
            CoefficientsElapsed = coefficients,
            Elapsed = elapsed,
            Completed = solved,
        });
    }

    // Even steps to each of the times.
    private IEnumerable<(double Step, int Steps)> Pieces()
    {
        double from = 0;
        foreach (double to in deck.Times.Values)
        {
            int steps = Math.Max(1, (int)Math.Ceiling((to - from) / deck.TimeStep * (1 - 1e-12)));
            yield return ((to - from) / steps, steps);
            from = to;
        }
    }

    private bool Advance(FokkerPlanckSolver solver, double step, int steps, IProgress<SimulationProgress> progress, Stopwatch watch, CancellationToken cancellation)
    {
        for (int done = 0; done < steps; done += Stride)
        {
            if (cancellation.IsCancellationRequested)
                return false;
            solver.Advance(step, Math.Min(Stride, steps - done));
            progress.Report(new((long)(solver.Time / deck.TimeStep), (long)(deck.Times.Values[^1] / deck.TimeStep), solver.Time, watch.Elapsed));
        }

        return true;
    }

    private static FokkerPlanckState State(FokkerPlanckSolver solver) => new(solver.Time, solver.Density, solver.Budget);

    private static MomentumDiffusionTensor[,] At(DiffusionField field, FokkerPlanckSolver solver)
    {
        var tensors = new MomentumDiffusionTensor[solver.Energies.Length, solver.PitchAngles.Length];
        for (int e = 0; e < solver.Energies.Length; e++)
        {
            for (int a = 0; a < solver.PitchAngles.Length; a++)
                tensors[e, a] = field.At(solver.Energies[e], solver.PitchAngles[a]);
        }

        return tensors;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
