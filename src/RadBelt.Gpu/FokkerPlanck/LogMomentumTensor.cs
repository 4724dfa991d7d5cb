using RadBelt.Gpu.Diffusion;

namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>Diffusion coefficients in α and y = ln p, all in s⁻¹: D_αα, D_αy = D_αp/p, D_yy = D_pp/p².</summary>
internal readonly record struct LogMomentumTensor(double AlphaAlpha, double AlphaY, double YY)
{
    public static LogMomentumTensor Of(MomentumDiffusionTensor d, double momentum) =>
        new(d.AlphaAlpha, d.AlphaMomentum / momentum, d.MomentumMomentum / (momentum * momentum));

    public static LogMomentumTensor operator +(LogMomentumTensor a, LogMomentumTensor b) =>
        new(a.AlphaAlpha + b.AlphaAlpha, a.AlphaY + b.AlphaY, a.YY + b.YY);

    public static LogMomentumTensor operator -(LogMomentumTensor a, LogMomentumTensor b) =>
        new(a.AlphaAlpha - b.AlphaAlpha, a.AlphaY - b.AlphaY, a.YY - b.YY);

    public static LogMomentumTensor operator *(double factor, LogMomentumTensor a) => new(factor * a.AlphaAlpha, factor * a.AlphaY, factor * a.YY);

    public MomentumDiffusionTensor ToMomentum(double momentum) => new(AlphaAlpha, momentum * AlphaY, momentum * momentum * YY);
}

/// <summary>A tensor with its derivatives ∂_α (rad⁻¹ s⁻¹) and ∂_y (s⁻¹).</summary>
internal readonly record struct LogMomentumSlopes(LogMomentumTensor Value, LogMomentumTensor ByAlpha, LogMomentumTensor ByY);
