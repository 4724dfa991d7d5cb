namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>Sums over resonances, in units of the column's rate over p², p, 1.</summary>
public struct DiffusionSums
{
    /// <summary>Of A_α².</summary>
    public double AlphaAlpha;

    /// <summary>Of A_α A_E.</summary>
    public double AlphaMomentum;

    /// <summary>Of A_E².</summary>
    public double MomentumMomentum;

    /// <summary>Estimated error of the first.</summary>
    public double AlphaAlphaError;

    /// <summary>Estimated error of the last.</summary>
    public double MomentumMomentumError;

    /// <summary>Places at which the integrand was evaluated.</summary>
    public double Evaluations;

    /// <summary>Adds a panel's sums.</summary>
    [MethodImpl(Inline)]
    public void Add(in DiffusionSums panel)
    {
        AlphaAlpha += panel.AlphaAlpha;
        AlphaMomentum += panel.AlphaMomentum;
        MomentumMomentum += panel.MomentumMomentum;
        AlphaAlphaError += panel.AlphaAlphaError;
        MomentumMomentumError += panel.MomentumMomentumError;
    }

    /// <summary>Multiplies all sums and errors.</summary>
    [MethodImpl(Inline)]
    public void Scale(double factor)
    {
        AlphaAlpha *= factor;
        AlphaMomentum *= factor;
        MomentumMomentum *= factor;
        AlphaAlphaError *= factor;
        MomentumMomentumError *= factor;
    }
}
