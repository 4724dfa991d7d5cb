using System.Numerics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>A solution of a dispersion relation: fields vary as exp(i(kx − ωt)).</summary>
/// <param name="WaveNumber">k, m⁻¹; the sign is the direction of the phase for Re ω &gt; 0.</param>
/// <param name="ComplexFrequency">ω, rad s⁻¹.</param>
public readonly record struct LinearMode(double WaveNumber, Complex ComplexFrequency)
{
    /// <summary>Re ω, rad s⁻¹.</summary>
    public double Frequency => ComplexFrequency.Real;

    /// <summary>Im ω, s⁻¹: the growth rate of the amplitude; negative when the mode is damped.</summary>
    public double GrowthRate => ComplexFrequency.Imaginary;
}
