using System.Numerics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// One plane wave at an angle to B0, which is along x: phase <c>ψ = k∥ x + k⊥ (y cosφ + z sinφ) − ω t + φ_0</c>, fields
/// <c>E = Re[Ê e^{iψ}]</c>, <c>B = Re[(k × Ê/ω) e^{iψ}]</c>.
/// </summary>
/// <param name="Frequency">Angular frequency ω, rad s⁻¹.</param>
/// <param name="ParallelWaveNumber">k∥, m⁻¹, of either sign.</param>
/// <param name="PerpendicularWaveNumber">k⊥ ≥ 0, m⁻¹.</param>
/// <param name="Azimuth">φ: direction of k⊥ from +y towards +z, rad.</param>
/// <param name="PhaseTurns">Phase φ_0 at the origin at t = 0, in turns (units of 2π rad).</param>
/// <param name="ElectricField">Ê, V m⁻¹.</param>
public readonly record struct ObliqueWave(
    double Frequency, double ParallelWaveNumber, double PerpendicularWaveNumber, double Azimuth, double PhaseTurns, WavePhasor ElectricField)
{
    /// <summary>k, m⁻¹.</summary>
    public (double X, double Y, double Z) WaveVector =>
        (ParallelWaveNumber, PerpendicularWaveNumber * Math.Cos(Azimuth), PerpendicularWaveNumber * Math.Sin(Azimuth));

    /// <summary>k × Ê/ω (Faraday's law), T.</summary>
    public WavePhasor MagneticField
    {
        get
        {
            (double kx, double ky, double kz) = WaveVector;
            (Complex ex, Complex ey, Complex ez) = ElectricField;
            return (1 / Frequency) * new WavePhasor(ky * ez - kz * ey, kz * ex - kx * ez, kx * ey - ky * ex);
        }
    }

    /// <summary>The wave's fields at a place (m) and a time (s).</summary>
    public WaveFields FieldAt(double x, double y, double z, double t)
    {
        (double kx, double ky, double kz) = WaveVector;
        double ψ = kx * x + ky * y + kz * z - Frequency * t + 2 * Math.PI * PhaseTurns;
        var (e, b) = (ElectricField.At(ψ), MagneticField.At(ψ));
        return new(e.X, e.Y, e.Z, b.X, b.Y, b.Z);
    }
}
