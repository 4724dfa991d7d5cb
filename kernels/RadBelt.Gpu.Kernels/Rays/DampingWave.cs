namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>A wave at a place, as the damping kernel reads it: where its numbers are in a row.</summary>
public static class DampingWave
{
    /// <summary>ω, rad s⁻¹.</summary>
    public const int Frequency = 0;

    /// <summary>|Ω| of electrons, rad s⁻¹.</summary>
    public const int Gyrofrequency = 1;

    /// <summary>k∥, m⁻¹, not zero.</summary>
    public const int Parallel = 2;

    /// <summary>k⊥, m⁻¹, ≥ 0.</summary>
    public const int Perpendicular = 3;

    /// <summary>e_x − e_y over c|B|.</summary>
    public const int Lowered = 4;

    /// <summary>e_x + e_y over c|B|.</summary>
    public const int Raised = 5;

    /// <summary>e_z over c|B|.</summary>
    public const int Along = 6;

    /// <summary>γ_L over the sum of the integrals.</summary>
    public const int Unit = 7;

    /// <summary>β = B/B_eq, ≥ 1.</summary>
    public const int FieldRatio = 8;

    /// <summary>Numbers of a row.</summary>
    public const int Stride = 9;
}
