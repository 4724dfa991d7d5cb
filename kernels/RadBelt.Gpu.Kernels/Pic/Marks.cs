using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>What markers keep of their own beside place and momentum.</summary>
/// <param name="logStart">ln f0 at the start.</param>
/// <param name="excess">F − 1, F = f over f0 at the start.</param>
public readonly struct Marks<V>(V logStart, V excess)
    where V : unmanaged, ILanes<V>
{
    /// <summary>ln f0 at the start.</summary>
    public readonly V LogStart = logStart;

    /// <summary>F − 1: zero as long as nothing but the orbit has changed f. A difference, since a float keeps small ones better.</summary>
    public readonly V Excess = excess;
}
