using System.Numerics;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// One plane wave in a uniform field B0 along x: phase <c>ψ = k∥ x + k⊥ (y cosφ + z sinφ) − ω t + φ_0</c>, fields <c>E = Re[Ê e^{iψ}]</c>,
/// <c>B = Re[B̂ e^{iψ}]</c>.
/// </summary>
/// <param name="Wave">Frequency, wave normal and polarisation. Its frame (k⊥, B0 × k⊥, B0) is turned to (cosφ ŷ + sinφ ẑ, cosφ ẑ − sinφ ŷ, x̂).</param>
/// <param name="Amplitude">|B̂|, T: ⟨|B|²⟩ is half its square.</param>
/// <param name="Azimuth">φ: direction of k⊥ from +y towards +z, rad.</param>
/// <param name="PhaseTurns">Phase φ_0 at the origin at t = 0, in turns (units of 2π rad).</param>
public readonly record struct PlaneWave(ObliqueWave Wave, double Amplitude, double Azimuth, double PhaseTurns)
{
    /// <summary>k, m⁻¹.</summary>
    public (double X, double Y, double Z) WaveVector =>
        (Wave.ParallelWaveNumber, Wave.PerpendicularWaveNumber * Math.Cos(Azimuth), Wave.PerpendicularWaveNumber * Math.Sin(Azimuth));

    /// <summary>Ê, V m⁻¹: (e_x, i e_y, e_z) c|B̂| in the wave's frame.</summary>
    public WavePhasor ElectricField
    {
        get
        {
            (double sin, double cos) = Math.SinCos(Azimuth);
            (double ex, double ey, double ez) = Wave.Polarisation;
            return (PhysicalConstants.SpeedOfLight * Amplitude) * new WavePhasor(ez, new(ex * cos, -ey * sin), new(ex * sin, ey * cos));
        }
    }

    /// <summary>B̂ = k × Ê/ω (Faraday's law), T.</summary>
    public WavePhasor MagneticField
    {
        get
        {
            (double kx, double ky, double kz) = WaveVector;
            (Complex ex, Complex ey, Complex ez) = ElectricField;
            return (1 / Wave.Frequency) * new WavePhasor(ky * ez - kz * ey, kz * ex - kx * ez, kx * ey - ky * ex);
        }
    }

    /// <summary>The wave's fields at a place (m) and a time (s).</summary>
    public WaveFields FieldAt(double x, double y, double z, double t)
    {
        (double kx, double ky, double kz) = WaveVector;
        double ψ = kx * x + ky * y + kz * z - Wave.Frequency * t + 2 * Math.PI * PhaseTurns;
        var (e, b) = (ElectricField.At(ψ), MagneticField.At(ψ));
        return new(e.X, e.Y, e.Z, b.X, b.Y, b.Z);
    }
}
