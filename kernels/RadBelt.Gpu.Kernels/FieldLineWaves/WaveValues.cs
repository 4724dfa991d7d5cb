using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLineWaves;

/// <summary>Wave fields across a field line: E (V m⁻¹) and B (T) along two axes that are right-handed with B0.</summary>
internal readonly struct WaveValues<V>(V e1, V e2, V b1, V b2)
    where V : unmanaged, ILanes<V>
{
    /// <summary>E along the first axis.</summary>
    public readonly V E1 = e1;

    /// <summary>E along the second.</summary>
    public readonly V E2 = e2;

    /// <summary>B along the first axis.</summary>
    public readonly V B1 = b1;

    /// <summary>B along the second.</summary>
    public readonly V B2 = b2;
}
