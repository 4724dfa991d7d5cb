using RadBelt.Gpu.FieldLineWaves;

namespace RadBelt.Gpu.Diffusion;

/// <summary>A Gaussian power spectral density over angular frequency, of which only a band is there: what lies outside is not given back to it.</summary>
internal readonly struct CutGaussian
{
    private readonly double centre, width, peak, lowest;

    /// <summary>A spectrum cut to a band, Hz.</summary>
    public CutGaussian(in GaussianSpectrum spectrum, (double Lowest, double Highest) band)
    {
        (centre, width) = (Math.Tau * spectrum.Centre, Math.Tau * spectrum.Width);
        (lowest, Highest) = (Math.Tau * band.Lowest, Math.Tau * band.Highest);
        peak = spectrum.RmsAmplitude * spectrum.RmsAmplitude / (Math.Sqrt(Math.PI) * width);
    }

    /// <summary>Highest angular frequency, rad s⁻¹.</summary>
    public double Highest { get; }

    /// <summary>S_ω, T² s rad⁻¹.</summary>
    public double Density(double ω)
    {
        double z = (ω - centre) / width;
        return ω >= lowest && ω <= Highest ? peak * Math.Exp(-z * z) : 0;
    }
}
