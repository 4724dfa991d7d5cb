using MathNet.Numerics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>
/// A Gaussian fitted to a power spectral density of B_⊥ over frequency, <c>P(f) = B_w² exp[−(f − f_m)²/δf²]/(√π δf)</c>, with standard errors of the fit.
/// </summary>
/// <param name="Distance">z, m: where along the line.</param>
/// <param name="RmsAmplitude">B_w, T: rms of |B_⊥| of all of it.</param>
/// <param name="RmsAmplitudeError">Its standard error, T.</param>
/// <param name="Centre">f_m, Hz.</param>
/// <param name="CentreError">Its standard error, Hz.</param>
/// <param name="Width">δf, Hz.</param>
/// <param name="WidthError">Its standard error, Hz.</param>
public readonly record struct GaussianSpectrum(
    double Distance, double RmsAmplitude, double RmsAmplitudeError, double Centre, double CentreError, double Width, double WidthError)
{
    /// <summary>P(f), T² Hz⁻¹, one-sided, at a frequency (Hz).</summary>
    public double Density(double frequency)
    {
        double x = (frequency - Centre) / Width;
        return RmsAmplitude * RmsAmplitude * Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * Width);
    }

    /// <summary>∫P df between two frequencies (Hz), T².</summary>
    public double PowerBetween(double lower, double upper) =>
        0.5 * RmsAmplitude * RmsAmplitude * (SpecialFunctions.Erf((upper - Centre) / Width) - SpecialFunctions.Erf((lower - Centre) / Width));
}
