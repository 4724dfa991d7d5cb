namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Where the particles of a <see cref="FokkerPlanckSolver"/> went, as <c>∫f G dα dp</c>: unit of f times (kg m s⁻¹)³ rad. Outflows are net, and negative
/// where more came in than went out.
/// </summary>
/// <param name="Initial">Those of the beginning.</param>
/// <param name="Present">Those that are there.</param>
/// <param name="Supplied">Those the source gave.</param>
/// <param name="Decayed">Those lost at their lifetime.</param>
/// <param name="OutAtLowestPitchAngle">Those that left through the lowest pitch angle: precipitation, where it is the loss cone.</param>
/// <param name="OutAtHighestPitchAngle">Through the highest pitch angle.</param>
/// <param name="OutAtLowestEnergy">Through the lowest energy.</param>
/// <param name="OutAtHighestEnergy">Through the highest energy.</param>
public sealed record FokkerPlanckBudget(
    double Initial,
    double Present,
    double Supplied,
    double Decayed,
    double OutAtLowestPitchAngle,
    double OutAtHighestPitchAngle,
    double OutAtLowestEnergy,
    double OutAtHighestEnergy)
{
    /// <summary>Present and lost less initial and supplied: rounding.</summary>
    public double Defect =>
        Present + Decayed + OutAtLowestPitchAngle + OutAtHighestPitchAngle + OutAtLowestEnergy + OutAtHighestEnergy - Initial - Supplied;
}
