using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>Cells evenly in pitch angle and in the logarithm of momentum, or momentum.</summary>
/// <param name="LowestPitchAngle">Lower edge, rad, ≥ 0.</param>
/// <param name="HighestPitchAngle">Upper edge, rad.</param>
/// <param name="PitchAngles">Cells, at least 4.</param>
/// <param name="LowestEnergy">Lower edge, J, positive.</param>
/// <param name="HighestEnergy">Upper edge, J.</param>
/// <param name="Energies">Cells, at least 4.</param>
public sealed record FokkerPlanckGrid(
    double LowestPitchAngle, double HighestPitchAngle, int PitchAngles, double LowestEnergy, double HighestEnergy, int Energies)
{
    private const int FewestCells = 4;

    // The factor of the system has about √N numbers for each of N cells: 1 GB.
    private const int MostCells = 250_000;

    /// <summary>Whether cells are even in ln p (the default) rather than in p.</summary>
    public bool Logarithmic { get; init; } = true;

    internal void Check(PhaseSpace phaseSpace)
    {
        double highest = phaseSpace.HighestPitchAngle();
        if (!(LowestPitchAngle >= 0 && HighestPitchAngle > LowestPitchAngle && HighestPitchAngle <= highest * (1 + 1e-12)))
        {
            throw new InvalidInputException(
                $"pitch angles of the grid: {LowestPitchAngle / Units.Degree:G6}° to {HighestPitchAngle / Units.Degree:G6}° cannot be used; give rising edges in [0°, {highest / Units.Degree:G6}°] for a {phaseSpace} phase space.");
        }

        Require.Positive(LowestEnergy, "lowest energy of the grid", "J");
        Require.Positive(HighestEnergy, "highest energy of the grid", "J");
        if (!(HighestEnergy > LowestEnergy))
        {
            throw new InvalidInputException(
                $"energies of the grid: {LowestEnergy / Units.KeV:G6} keV to {HighestEnergy / Units.KeV:G6} keV; give rising edges.");
        }

        if (PitchAngles < FewestCells || Energies < FewestCells || (long)PitchAngles * Energies > MostCells)
        {
            throw new InvalidInputException(
                $"cells of the grid: {PitchAngles} pitch angles and {Energies} energies cannot be used; give at least {FewestCells} of each and at most {MostCells} cells in all.");
        }
    }
}
