namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>Where a <see cref="DiffusionField"/> takes its coefficients from.</summary>
internal interface ICoefficients
{
    /// <summary>The tensor at y = ln p (p in kg m s⁻¹) and α (rad).</summary>
    LogMomentumTensor At(double y, double α);

    /// <summary>The tensor with its derivatives.</summary>
    LogMomentumSlopes SlopesAt(double y, double α);
}
