using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Particles of one cell by stochastic differential equations and by a solver of their own, with nothing passing the edges in energy.</summary>
internal sealed class StochasticCheck
{
    private readonly DiffusionField field;
    private readonly FokkerPlanckPlan plan;
    private readonly FokkerPlanckDeck deck;
    private readonly StochasticCheckSection check;
    private readonly StochasticSettings settings;

    /// <summary>Prepares the check.</summary>
    /// <exception cref="InvalidInputException">The deck's step is too long: the message gives the bound.</exception>
    public StochasticCheck(DiffusionField field, FokkerPlanckPlan plan, FokkerPlanckDeck deck, StochasticCheckSection check)
    {
        (this.field, this.plan, this.deck, this.check) = (field, plan, deck, check);
        FokkerPlanckGrid grid = deck.Grid.Grid;
        settings = new(check.Time, grid.LowestEnergy, grid.HighestEnergy) { LossCone = plan.HasLossCone ? grid.LowestPitchAngle : 0, Seed = check.Seed };
        settings = settings with { TimeStep = StochasticSteps.Of(field, settings, check.TimeStep, "stochastic.time_step") };
    }

    /// <summary>Runs both; null when the run is to end.</summary>
    public StochasticComparison? Compare(Device device, CancellationToken cancellation)
    {
        FokkerPlanckGrid grid = deck.Grid.Grid;
        var solver = new FokkerPlanckSolver(field, grid, plan.BoundariesOfCheck());
        int row = FluxScales.Nearest([.. solver.Energies], check.Energy), column = FluxScales.Nearest([.. solver.PitchAngles], check.PitchAngle);
        (double energy, double α) = (solver.Energies[row], solver.PitchAngles[column]);
        StochasticSnapshot particles;
        try
        {
            particles = StochasticElectrons.Run(device, field, energy, α, check.Count, [check.Time], settings, cancellation)[0];
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        solver.Begin((e, a) => e == energy && a == α ? 1 : 0);
        int steps = Math.Max(1, (int)Math.Ceiling(check.Time / deck.TimeStep));
        solver.Advance(check.Time / steps, steps);
        double[,] density = solver.Density;
        var cells = new PhaseSpaceCells(field, grid);
        var (ofEnergy, ofAngle) = (new double[cells.Rows], new double[cells.Columns]);
        for (int e = 0; e < cells.Rows; e++)
        {
            for (int a = 0; a < cells.Columns; a++)
            {
                double content = density[e, a] * cells.Volume[e * cells.Columns + a];
                ofEnergy[e] += content;
                ofAngle[a] += content;
            }
        }

        return new(
            energy, α, check.Time, check.Count, particles.Energies, particles.PitchAngles, solver.Budget.Present / solver.Budget.Initial,
            Marginal([.. Enumerable.Range(0, cells.Rows + 1).Select(i => cells.Energy(i))], ofEnergy, particles.Energies),
            Marginal([.. Enumerable.Range(0, cells.Columns + 1).Select(i => cells.PitchAngle(i))], ofAngle, particles.PitchAngles));
    }

    private static MarginalDistribution Marginal(double[] edges, double[] content, double[] sample)
    {
        double all = content.Sum(), below = 0;
        double[] cumulative = [0, .. content.Select(c => (below += c) / all)];
        KolmogorovSmirnovResult test = KolmogorovSmirnov.OneSample(sample, x => Interpolate(edges, cumulative, x));
        return new(edges, cumulative, test.Statistic, test.PValue);
    }

    private static double Interpolate(double[] x, double[] y, double at)
    {
        int right = Math.Clamp(Array.BinarySearch(x, at) is var found && found >= 0 ? found : ~found, 1, x.Length - 1);
        return y[right - 1] + Math.Clamp((at - x[right - 1]) / (x[right] - x[right - 1]), 0, 1) * (y[right] - y[right - 1]);
    }
}
