using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Validation.FokkerPlanck;

/// <summary>
/// The day of Albert &amp; Young (2005): flux <c>j = p² f = exp[−(E − 0.2 MeV)/0.1 MeV] (sinα − sin 5°)</c> at first, held at 0.2 MeV, zero at 5° and 5 MeV,
/// no flux of particles at 90°.
/// </summary>
internal static class StormDay
{
    private const double Seconds = 86400, LossCone = 5 * Degree;

    /// <summary>j at the start.</summary>
    public static double InitialFlux(double energy, double α) =>
        Math.Exp(-(energy - 0.2 * MeV) / (0.1 * MeV)) * (Math.Sin(α) - Math.Sin(LossCone));

    /// <summary>j at each of some energies, J, and a pitch angle, rad, after a day.</summary>
    public static (double[] Flux, FokkerPlanckSolver Solver) Run(DiffusionField field, int cells, int steps, double pitchAngle, params double[] energies)
    {
        double Density(double energy, double α) => InitialFlux(energy, α) / PSquared(energy);
        var grid = new FokkerPlanckGrid(LossCone, 90 * Degree, cells, 0.2 * MeV, 5 * MeV, cells);
        var boundaries = new FokkerPlanckBoundaries
        {
            LowestPitchAngle = _ => 0,
            LowestEnergy = α => Density(0.2 * MeV, α),
            HighestEnergy = _ => 0,
        };
        var solver = new FokkerPlanckSolver(field, grid, boundaries);
        solver.Begin(Density);
        solver.Advance(Seconds / steps, steps);
        double[,] f = solver.Density;
        return ([.. energies.Select(energy => PSquared(energy) * Between(solver, f, energy, pitchAngle))], solver);
    }

    private static double PSquared(double energy) => Math.Pow(Species.Electron.MomentumPerMass(energy) / PhysicalConstants.SpeedOfLight, 2);

    // ln f linear between the cells' centres.
    private static double Between(FokkerPlanckSolver solver, double[,] f, double energy, double α)
    {
        double y = Math.Log(Species.Electron.MomentumPerMass(energy));
        double[] ys = [.. solver.Energies.Select(e => Math.Log(Species.Electron.MomentumPerMass(e)))];
        int j = Array.FindLastIndex(ys, x => x <= y), i = Array.FindLastIndex([.. solver.PitchAngles], x => x <= α);
        double s = (y - ys[j]) / (ys[j + 1] - ys[j]), t = (α - solver.PitchAngles[i]) / (solver.PitchAngles[i + 1] - solver.PitchAngles[i]);
        double Row(int row) => (1 - t) * Math.Log(f[row, i]) + t * Math.Log(f[row, i + 1]);
        return Math.Exp((1 - s) * Row(j) + s * Row(j + 1));
    }
}
