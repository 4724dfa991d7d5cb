namespace RadBelt.Gpu.Waves;

/// <summary>How power is spread over frequency in a band [Lower, Upper] (rad s⁻¹): a density whose integral over the band is one.</summary>
internal abstract record SpectralShape(double Lower, double Upper)
{
    /// <summary>Density at ω, s rad⁻¹; zero outside the closed band.</summary>
    public double Density(double ω) => ω >= Lower && ω <= Upper ? DensityInside(ω) : 0;

    /// <summary>Part of the power between two frequencies of the band.</summary>
    public abstract double Fraction(double from, double to);

    protected abstract double DensityInside(double ω);
}
