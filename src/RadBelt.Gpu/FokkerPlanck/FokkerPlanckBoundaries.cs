namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// What holds at the edges, all the time; no flux through an edge for which nothing is given. Values of f and S are finite and not negative.
/// </summary>
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

    /// <summary>Lifetime τ, s, positive or infinite, by E (J) and α (rad): f/τ is lost.</summary>
    public Func<double, double, double>? Lifetime { get; init; }

    /// <summary>Source S by E (J) and α (rad), unit of f per second.</summary>
    public Func<double, double, double>? Source { get; init; }
}
