using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// A plane wave <c>Re[(e_x, i e_y, e_z) exp(i(k·r − ωt))]</c> of a cold plasma, B0 along z, k = (k⊥, 0, k∥).
/// </summary>
/// <param name="Frequency">ω, rad s⁻¹.</param>
/// <param name="WaveNormalAngle">ψ between k and +B0, rad.</param>
/// <param name="RefractiveIndex">μ = c|k|/ω.</param>
/// <param name="ParallelGroupSpeed">v_g along +B0, m s⁻¹.</param>
/// <param name="PerpendicularGroupSpeed">v_g along +k⊥, m s⁻¹.</param>
/// <param name="ParallelWaveNumberSlope">∂k∥/∂ω at constant ψ, s m⁻¹; not 1/v_g∥, which is at constant k⊥.</param>
/// <param name="Polarisation">(e_x, e_y, e_z) over c|B| of the wave's own magnetic field B: μ²e_y² + (n∥e_x − n⊥e_z)² = 1, n = ck/ω.</param>
public readonly record struct ObliqueWave(
    double Frequency,
    double WaveNormalAngle,
    double RefractiveIndex,
    double ParallelGroupSpeed,
    double PerpendicularGroupSpeed,
    double ParallelWaveNumberSlope,
    (double X, double Y, double Z) Polarisation)
{
    /// <summary>k∥ = k cosψ, m⁻¹; negative for ψ &gt; 90°.</summary>
    public double ParallelWaveNumber => WaveNumber * Math.Cos(WaveNormalAngle);

    /// <summary>k⊥ = k sinψ, m⁻¹.</summary>
    public double PerpendicularWaveNumber => WaveNumber * Math.Sin(WaveNormalAngle);

    /// <summary>|k|, m⁻¹.</summary>
    public double WaveNumber => RefractiveIndex * Frequency / SpeedOfLight;

    /// <summary>
    /// The wave of a surface at x = ω/ω_ce and X = |tanψ|, where it must propagate. <c>v_g = k̂/k_ω − ψ̂ k_ψ/(k k_ω)</c> (Stix 1992, § 4-3), subscripts
    /// the derivatives of k(ω, ψ).
    /// </summary>
    internal static ObliqueWave On(DispersionSurface surface, double ω, double ψ)
    {
        double ωce = surface.Plasma.ElectronGyrofrequency;
        double x = ω / ωce;
        double cos = Math.Abs(Math.Cos(ψ)), sin = Math.Sin(ψ);
        int direction = Math.Cos(ψ) < 0 ? -1 : 1;
        RefractiveIndex index = surface.At(x, sin / cos);
        double M = index.Squared;
        double μ = Math.Sqrt(M);
        double kω = (μ + 0.5 * x * index.FrequencySlope / μ) / SpeedOfLight;
        double μψ = 0.5 * index.TangentSlope / (μ * cos * cos);
        double across = -μψ / (μ * kω);
        return new ObliqueWave(
            ω,
            ψ,
            μ,
            direction * (cos / kω - sin * across),
            sin / kω + cos * across,
            direction * cos * kω,
            Field(surface.Medium.At(x), M, direction * μ * cos, μ * sin));
    }

    /// <summary>The null vector of the wave equation, (M − S)(n⊥² − P), D(n⊥² − P), n∥n⊥(M − S), over c|B|; every element times 1 − x.</summary>
    internal static (double X, double Y, double Z) Field(StixParameters stix, double M, double nParallel, double nPerpendicular)
    {
        double gap = M * (1 - stix.X) - stix.RegularS;
        double along = nPerpendicular * nPerpendicular - stix.P;
        double ex = gap * along;
        double ey = stix.RegularD * along;
        double ez = nParallel * nPerpendicular * gap;
        double magnetic = Math.Sqrt(M * ey * ey + nParallel * nParallel * stix.P * stix.P * gap * gap);
        return (ex / magnetic, ey / magnetic, ez / magnetic);
    }
}
