using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Phase-space density f(α, E) by implicit finite volumes: <c>∂f/∂t = G⁻¹ ∂_i (G D_ij ∂_j f) − f/τ + S</c>, second order in α and E, never negative with mixed terms
/// however they are, particles conserved to rounding.
/// </summary>
public sealed class FokkerPlanckSolver
{
    /// <summary>A solver.</summary>
    /// <param name="coefficients">D.</param>
    /// <param name="grid">Cells.</param>
    /// <param name="boundaries">What holds at the four edges.</param>
    /// <exception cref="InvalidInputException">A tensor of the grid is not positive semidefinite: the message names the cell.</exception>
    public FokkerPlanckSolver(DiffusionField coefficients, FokkerPlanckGrid grid, FokkerPlanckBoundaries boundaries) => throw new NotImplementedException();

    /// <summary>f in every cell, [energy, pitch angle].</summary>
    public double[,] Density => throw new NotImplementedException();

    /// <summary>t, s.</summary>
    public double Time => throw new NotImplementedException();

    /// <summary>Sets f at the start.</summary>
    /// <param name="density">f by E (J) and α (rad), any unit, none negative.</param>
    public void Begin(Func<double, double, double> density) => throw new NotImplementedException();

    /// <summary>Takes steps of <paramref name="timeStep"/> s.</summary>
    public void Advance(double timeStep, int steps) => throw new NotImplementedException();
}

/// <summary>Cells evenly in pitch angle and in energy, its logarithm or momentum.</summary>
/// <param name="LowestPitchAngle">Lower edge, rad, ≥ 0.</param>
/// <param name="HighestPitchAngle">Upper edge, rad.</param>
/// <param name="PitchAngles">Cells, at least 4.</param>
/// <param name="LowestEnergy">Lower edge, J, positive.</param>
/// <param name="HighestEnergy">Upper edge, J.</param>
/// <param name="Energies">Cells, at least 4.</param>
public sealed record FokkerPlanckGrid(
    double LowestPitchAngle, double HighestPitchAngle, int PitchAngles, double LowestEnergy, double HighestEnergy, int Energies)
{
    /// <summary>Whether cells are even in ln p (the default) rather than in p.</summary>
    public bool Logarithmic { get; init; } = true;
}

/// <summary>What holds at the edges; no flux through an edge for which nothing is given.</summary>
public sealed record FokkerPlanckBoundaries
{
    /// <summary>f at the lowest pitch angle by E (J): zero at a loss cone.</summary>
    public Func<double, double>? LowestPitchAngle { get; init; }

    /// <summary>f at the highest pitch angle by E (J).</summary>
    public Func<double, double>? HighestPitchAngle { get; init; }

    /// <summary>f at the lowest energy by α (rad).</summary>
    public Func<double, double>? LowestEnergy { get; init; }

    /// <summary>f at the highest energy by α (rad).</summary>
    public Func<double, double>? HighestEnergy { get; init; }

    /// <summary>Lifetime τ, s, by E (J) and α (rad): f/τ is lost.</summary>
    public Func<double, double, double>? Lifetime { get; init; }

    /// <summary>Source S by E (J) and α (rad), unit of f per second.</summary>
    public Func<double, double, double>? Source { get; init; }
}
