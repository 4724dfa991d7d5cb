using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.FokkerPlanck;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.FokkerPlanck;

/// <summary>What a <c>fokker-planck</c> run computed. SI units and radians; the file holds all of it.</summary>
internal sealed record FokkerPlanckReportData
{
    /// <summary>What was asked for.</summary>
    public required FokkerPlanckSetup Setup { get; init; }

    /// <summary>E of the middles of cells, J.</summary>
    public required double[] Energies { get; init; }

    /// <summary>α of the middles of cells, rad.</summary>
    public required double[] PitchAngles { get; init; }

    /// <summary>Coefficients there; what the run was to compute of them where it was stopped before is missing.</summary>
    public required MomentumDiffusionTensor[,] Coefficients { get; init; }

    /// <summary>f at times, the start first.</summary>
    public required IReadOnlyList<FokkerPlanckState> States { get; init; }

    /// <summary>Cells whose D_αp was weakened so that f stays positive.</summary>
    public int WeakenedCells { get; init; }

    /// <summary>The largest part it was weakened by.</summary>
    public double LargestWeakening { get; init; }

    /// <summary>Particles of the stochastic differential equations beside the solver; null for none.</summary>
    public StochasticComparison? Stochastic { get; init; }

    /// <summary>Wall time of the coefficients, s.</summary>
    public double CoefficientsElapsed { get; init; }

    /// <summary>Wall time of the solution, s.</summary>
    public double Elapsed { get; init; }

    /// <summary>Whether the run came to its end.</summary>
    public bool Completed { get; init; } = true;
}

/// <summary>What a <c>fokker-planck</c> run was asked for.</summary>
/// <param name="Species">The particles.</param>
/// <param name="Coefficients">Where the coefficients come from, in words.</param>
/// <param name="Scale">Factor of them.</param>
/// <param name="BounceAveraged">Whether they are bounce averages in a dipole; local otherwise.</param>
/// <param name="LossCone">Edge of the equatorial loss cone, rad.</param>
/// <param name="Energies">Lowest and highest energy, J.</param>
/// <param name="PitchAngles">Lowest and highest pitch angle, rad.</param>
/// <param name="Initial">Flux at the start, in words.</param>
/// <param name="Edges">What holds at the lowest and highest pitch angle and energy, in words.</param>
/// <param name="Losses">Losses and sources in words.</param>
/// <param name="TimeStep">Longest step, s.</param>
internal sealed record FokkerPlanckSetup(
    Species Species,
    string Coefficients,
    double Scale,
    bool BounceAveraged,
    double LossCone,
    (double Low, double High) Energies,
    (double Low, double High) PitchAngles,
    string Initial,
    IReadOnlyList<string> Edges,
    IReadOnlyList<string> Losses,
    double TimeStep);

/// <summary>f at a time.</summary>
/// <param name="Time">t, s.</param>
/// <param name="Density">f, m⁻³ (kg m s⁻¹)⁻³, [energy, pitch angle].</param>
/// <param name="Budget">Where the particles of the start went.</param>
internal sealed record FokkerPlanckState(double Time, double[,] Density, FokkerPlanckBudget Budget);
