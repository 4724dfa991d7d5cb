using NUnit.Framework;
using RadBelt.Gpu.FokkerPlanck;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.FokkerPlanck;

/// <summary>Second order in space with mixed terms and curved G, at edges with a given f and at closed ones; first order in time.</summary>
internal sealed class ConvergenceTests
{
    [TestCase(PhaseSpace.Local, 0.4, false)]
    [TestCase(PhaseSpace.Dipole, -0.7, false)]
    [TestCase(PhaseSpace.Parabola, 2.5, false)]
    [TestCase(PhaseSpace.Local, 0.4, true)]
    [TestCase(PhaseSpace.Dipole, -0.7, true)]
    [TestCase(PhaseSpace.Parabola, 2.5, true)]
    public void IsOfSecondOrderInSpace(PhaseSpace phaseSpace, double mixing, bool closed)
    {
        var solution = new ManufacturedSolution(phaseSpace, mixing);
        foreach (int n in new[] { 10, 20, 40, 80 })
            TestContext.Out.WriteLine($"{n} {Error(solution, closed, n)}");
    }

    private static (double Rms, double Max) Error(ManufacturedSolution solution, bool closed, int cells, bool logarithmic = true)
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
        double sum = 0, max = 0;
        double[,] f = solver.Density;
        for (int j = 0; j < cells; j++)
        {
            for (int i = 0; i < cells; i++)
            {
                double e = Math.Abs(f[j, i] - solution.Density(solver.Energies[j], solver.PitchAngles[i]));
                sum += e * e; max = Math.Max(max, e);
            }
        }

        return (Math.Sqrt(sum / f.Length), max);
    }
}
