using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Phase-space density f(α, E) by implicit finite volumes: <c>∂f/∂t = G⁻¹ ∂_i (G D_ij ∂_j f) − f/τ + S</c>, second order in α and ln p, first in time,
/// never negative with mixed terms however they are, particles conserved to rounding.
/// </summary>
/// <remarks>
/// <para>Space: exchanges between cells along offsets of whole cells (Selling's decomposition of D in each cell; Fehrenbach &amp; Mirebeau 2014), none of a
/// negative weight. Near rank one, where these offsets would be so long that the differences along them were worse, D_αp is weakened:
/// <see cref="LargestWeakening"/> says by how much at most.</para>
/// <para>Time: backward Euler. The matrix has no positive entry off its diagonal, and its inverse, by Cholesky's factor of it, none that is negative: f ≥ 0
/// whatever the step. No linear scheme of a higher order has that for every step (Bolley &amp; Crouzeix 1978, RAIRO Anal. Numér. 12, 237).</para>
/// </remarks>
public sealed class FokkerPlanckSolver
{
    private readonly PhaseSpaceCells cells;
    private readonly DiffusionLinks links;
    private readonly ImplicitStep step;
    private readonly CompensatedSum[] totals = new CompensatedSum[ImplicitStep.Amounts];
    private readonly double[] density;
    private double initial;

    /// <summary>A solver; f is zero until <see cref="Begin"/>.</summary>
    /// <param name="coefficients">D.</param>
    /// <param name="grid">Cells.</param>
    /// <param name="boundaries">What holds at the four edges.</param>
    /// <exception cref="InvalidInputException">
    /// A tensor of the grid is not positive semidefinite: the message names the cell. Or the grid, or a value at an edge, of the lifetime or of the source is
    /// out of range.
    /// </exception>
    public FokkerPlanckSolver(DiffusionField coefficients, FokkerPlanckGrid grid, FokkerPlanckBoundaries boundaries)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(boundaries);
        cells = new(coefficients, grid);
        links = new(cells, boundaries);
        step = new(cells, links, boundaries);
        density = new double[cells.Volume.Length];
        (Energies, PitchAngles) = ([.. cells.Energies], [.. cells.PitchAngles]);
    }

    /// <summary>Kinetic energies of the cells' centres, J: the first index of <see cref="Density"/>.</summary>
    public ImmutableArray<double> Energies { get; }

    /// <summary>Pitch angles of the cells' centres, rad: the second index.</summary>
    public ImmutableArray<double> PitchAngles { get; }

    /// <summary>f in every cell, [energy, pitch angle]; a copy.</summary>
    public double[,] Density
    {
        get
        {
            var copy = new double[cells.Rows, cells.Columns];
            Buffer.BlockCopy(density, 0, copy, 0, density.Length * sizeof(double));
            return copy;
        }
    }

    /// <summary>t, s.</summary>
    public double Time { get; private set; }

    /// <summary>Cells whose mixed coefficient D_αp was weakened.</summary>
    public int WeakenedCells => links.WeakenedCells;

    /// <summary>The largest part by which D_αp was weakened in a cell; D_αα and D_pp are as given.</summary>
    public double LargestWeakening => links.LargestWeakening;

    /// <summary>Particles since <see cref="Begin"/>.</summary>
    public FokkerPlanckBudget Budget
    {
        get
        {
            double unit = cells.UnitVolume;
            return new(
                unit * initial,
                unit * step.Particles(density),
                unit * totals[ImplicitStep.Supplied].Value,
                unit * totals[ImplicitStep.Decayed].Value,
                unit * totals[(int)Edge.LowestPitchAngle].Value,
                unit * totals[(int)Edge.HighestPitchAngle].Value,
                unit * totals[(int)Edge.LowestEnergy].Value,
                unit * totals[(int)Edge.HighestEnergy].Value);
        }
    }

    /// <summary>Sets f at t = 0.</summary>
    /// <param name="density">f by E (J) and α (rad) of the cells' centres, any unit, finite and not negative.</param>
    /// <exception cref="InvalidInputException">A value is not; the message names the cell.</exception>
    public void Begin(Func<double, double, double> density)
    {
        ArgumentNullException.ThrowIfNull(density);
        double[] start = step.InCells("f at the start", density);
        start.CopyTo(this.density, 0);
        Array.Clear(totals);
        initial = step.Particles(start);
        Time = 0;
    }

    /// <summary>Takes steps of <paramref name="timeStep"/> s; the first with another time step than before factors the system anew.</summary>
    /// <param name="timeStep">s, positive.</param>
    /// <param name="steps">Not negative.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public void Advance(double timeStep, int steps)
    {
        Require.Positive(timeStep, "time step", "s");
        Require.NotNegative(steps, "steps", "");
        step.Prepare(timeStep);
        for (int i = 0; i < steps; i++)
        {
            step.Take(density, totals);
        }

        Time += steps * timeStep;
    }
}
