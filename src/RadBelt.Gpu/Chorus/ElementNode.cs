namespace RadBelt.Gpu.Chorus;

/// <summary>
/// The wave of an element at one place and time: <c>E = Re[(e_x, i e_y, e_z) e^{iφ}]</c>, <c>B = k × E/ω</c>, k = (k_x, 0, k_z) in the local
/// frame: x outward, y east, z along B0.
/// </summary>
public readonly record struct ElementNode
{
    /// <summary>A_w, T: the rms of |B|; 0 where there is no wave.</summary>
    public double Amplitude { get; init; }

    /// <summary>φ, rad, not wrapped; of one wave it is continuous over the grid, from one wave to another it jumps.</summary>
    public double Phase { get; init; }

    /// <summary>ω = −∂φ/∂t, rad s⁻¹.</summary>
    public double Frequency { get; init; }

    /// <summary>k_z = ∂φ/∂z along the field line, m⁻¹.</summary>
    public double ParallelWaveNumber { get; init; }

    /// <summary>k_x, m⁻¹, positive outward.</summary>
    public double OutwardWaveNumber { get; init; }

    /// <summary>(e_x, e_y, e_z), V m⁻¹.</summary>
    public (double X, double Y, double Z) Electric { get; init; }

    /// <summary>(b_x, b_y, b_z), T, of <c>B = k × E/ω = Re[(i b_x, b_y, i b_z) e^{iφ}]</c>; zero where there is no wave.</summary>
    public (double X, double Y, double Z) Magnetic => Frequency > 0
        ? (-ParallelWaveNumber * Electric.Y / Frequency,
            (ParallelWaveNumber * Electric.X - OutwardWaveNumber * Electric.Z) / Frequency,
            OutwardWaveNumber * Electric.Y / Frequency)
        : default;

    /// <summary>Angle between k and +B0, rad, with the sign of k_x.</summary>
    public double WaveNormalAngle => Math.Atan2(OutwardWaveNumber, ParallelWaveNumber);
}
