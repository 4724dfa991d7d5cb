namespace RadBelt.Gpu.Dispersion;

/// <summary>μ² of a wave and its derivatives.</summary>
/// <param name="Squared">μ²; zero or below where there is no such wave.</param>
/// <param name="FrequencySlope">∂μ²/∂x at constant X, x = ω/ω_ce.</param>
/// <param name="TangentSlope">∂μ²/∂X at constant x, X = tanψ.</param>
internal readonly record struct RefractiveIndex(double Squared, double FrequencySlope, double TangentSlope)
{
    /// <summary>No such wave.</summary>
    public static RefractiveIndex None => default;

    /// <summary>Whether the wave propagates.</summary>
    public bool Propagates => Squared > 0 && double.IsFinite(Squared);
}
