namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>A particle whose resonances are sought.</summary>
/// <param name="lorentzFactor">γ.</param>
/// <param name="momentum">u = p/(mc).</param>
/// <param name="sine">sinα.</param>
/// <param name="cosine">cosα.</param>
/// <param name="gyrofrequency">σ = Ω/ω_ce, signed: −1 for electrons.</param>
public readonly struct ResonantParticle(double lorentzFactor, double momentum, double sine, double cosine, double gyrofrequency)
{
    /// <summary>γ.</summary>
    public readonly double LorentzFactor = lorentzFactor;

    /// <summary>u = p/(mc).</summary>
    public readonly double Momentum = momentum;

    /// <summary>sinα.</summary>
    public readonly double Sine = sine;

    /// <summary>cosα.</summary>
    public readonly double Cosine = cosine;

    /// <summary>σ = Ω/ω_ce.</summary>
    public readonly double Gyrofrequency = gyrofrequency;
}
