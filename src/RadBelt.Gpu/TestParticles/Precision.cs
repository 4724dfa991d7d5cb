namespace RadBelt.Gpu.TestParticles;

/// <summary>Precision of particle state and fields on the device.</summary>
public enum Precision
{
    /// <summary>32 bits: twice as fast on SIMD lanes; enough for ensemble averages of scattering (docs/accuracy.md has the figures).</summary>
    Float,

    /// <summary>64 bits.</summary>
    Double,
}
