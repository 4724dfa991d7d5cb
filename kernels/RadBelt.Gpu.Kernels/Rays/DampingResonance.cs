namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>One resonance of a wave with hot electrons.</summary>
/// <param name="harmonic">n.</param>
/// <param name="along">v∥ of the electrons, m s⁻¹.</param>
/// <param name="top">Greatest v⊥, m s⁻¹.</param>
/// <param name="scale">The v⊥ over which f changes, m s⁻¹.</param>
public readonly struct DampingResonance(int harmonic, double along, double top, double scale)
{
    /// <summary>n.</summary>
    public readonly int Harmonic = harmonic;

    /// <summary>v∥, m s⁻¹.</summary>
    public readonly double Along = along;

    /// <summary>Greatest v⊥, m s⁻¹.</summary>
    public readonly double Top = top;

    /// <summary>Scale of v⊥, m s⁻¹.</summary>
    public readonly double Scale = scale;
}
