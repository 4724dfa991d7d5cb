namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>Local coefficients over p², and what they took.</summary>
/// <param name="AlphaAlpha">D_αα, s⁻¹.</param>
/// <param name="AlphaMomentum">D_αp/p, s⁻¹.</param>
/// <param name="MomentumMomentum">D_pp/p², s⁻¹.</param>
/// <param name="AlphaAlphaError">Estimated error of the first.</param>
/// <param name="MomentumMomentumError">Estimated error of the last.</param>
/// <param name="Evaluations">Evaluations of the integrand.</param>
/// <param name="Resonances">Pieces of resonance lines within the spectrum.</param>
internal readonly record struct LocalResult(
    double AlphaAlpha,
    double AlphaMomentum,
    double MomentumMomentum,
    double AlphaAlphaError,
    double MomentumMomentumError,
    double Evaluations,
    double Resonances)
{
    public static LocalResult operator +(LocalResult a, LocalResult b) => new(
        a.AlphaAlpha + b.AlphaAlpha,
        a.AlphaMomentum + b.AlphaMomentum,
        a.MomentumMomentum + b.MomentumMomentum,
        a.AlphaAlphaError + b.AlphaAlphaError,
        a.MomentumMomentumError + b.MomentumMomentumError,
        a.Evaluations + b.Evaluations,
        a.Resonances + b.Resonances);
}
