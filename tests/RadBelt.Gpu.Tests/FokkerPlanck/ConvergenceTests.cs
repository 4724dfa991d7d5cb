using RadBelt.Gpu.FokkerPlanck;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.FokkerPlanck;

/// <summary>Order of the error in space against a manufactured solution with mixed terms and curved G, at edges with a given f and at closed ones.</summary>
internal sealed class ConvergenceTests
{
    // A third of the width makes a ninth of the error.
    [Test, Combinatorial]
    public void IsOfSecondOrderInSpace([Values] PhaseSpace phaseSpace, [Values(-0.7, 2.5)] double mixing, [Values] bool closed) =>
        Assert.That(Order(new(phaseSpace, mixing), closed, logarithmic: true), Is.InRange(1.8, 2.2));

    [Test]
    public void IsOfSecondOrderOverMomentumItself([Values] bool closed) =>
        Assert.That(Order(new(PhaseSpace.Local, -0.7), closed, logarithmic: false), Is.InRange(1.8, 2.2));

    [Test]
    public void FlatTensorsOfConditionOneHundredAreOfSecondOrderToo()
    {
        // D across its long axis is 0.01 of that along it; 32 cells are enough for the offsets that takes.
        var solution = new ManufacturedSolution(PhaseSpace.Dipole, mixing: 0.4, across: 0.01);
        Assert.That(Error(solution, closed: false, 32) / Error(solution, closed: false, 64), Is.InRange(3.5, 4.5));
    }

    [Test]
    public void TensorsOfRankOneConverge([Values(0.4, 2.5)] double mixing)
    {
        // f has variations of about one: to 1 % at 48 cells, with a little of D_αp taken away.
        var solution = new ManufacturedSolution(PhaseSpace.Local, mixing, across: 0);
        double coarse = Error(solution, closed: false, 24), fine = Error(solution, closed: false, 48);
        Assert.That(fine, Is.LessThan(Math.Min(0.01, 0.6 * coarse)));
    }

    private static double Order(ManufacturedSolution solution, bool closed, bool logarithmic) =>
        Math.Log(Error(solution, closed, 24, logarithmic) / Error(solution, closed, 72, logarithmic)) / Math.Log(3);

    // Root mean square over the cells, of the steady state. Differences that would cross a closed edge are one-sided, and cells that have some are of first
    // order alone: an eighth of the width at closed edges is left out.
    private static double Error(ManufacturedSolution solution, bool closed, int cells, bool logarithmic = true)
    {
        var grid = new FokkerPlanckGrid(solution.LowestPitchAngle, solution.HighestPitchAngle, cells, 0.2 * MeV, 2 * MeV, cells) { Logarithmic = logarithmic };
        var boundaries = new FokkerPlanckBoundaries
        {
            LowestPitchAngle = closed ? null : energy => solution.Density(energy, solution.LowestPitchAngle),
            HighestPitchAngle = closed ? null : energy => solution.Density(energy, solution.HighestPitchAngle),
            LowestEnergy = α => solution.Density(0.2 * MeV, α),
            HighestEnergy = α => solution.Density(2 * MeV, α),
            Lifetime = (_, _) => ManufacturedSolution.Lifetime,
            Source = solution.Source,
        };
        var solver = new FokkerPlanckSolver(solution.Field, grid, boundaries);
        solver.Advance(1e9, 1);
        double[,] f = solver.Density;
        double sum = 0;
        int margin = closed ? cells / 8 : 0;
        for (int j = 0; j < cells; j++)
        {
            for (int i = margin; i < cells - margin; i++)
            {
                sum += Math.Pow(f[j, i] - solution.Density(solver.Energies[j], solver.PitchAngles[i]), 2);
            }
        }

        return Math.Sqrt(sum / (cells * (cells - 2 * margin)));
    }
}
