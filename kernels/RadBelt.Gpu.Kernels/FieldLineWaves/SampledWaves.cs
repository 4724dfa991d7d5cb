using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLineWaves;

/// <summary>
/// Wave fields in single precision at even nodes along a field line and even times, four numbers a node, linear between nodes and samples and zero beyond the ends.
/// An evaluation reads 64 bytes, two neighbouring nodes at two times, and makes 44 operations.
/// </summary>
/// <param name="samples">E1, E2, B1, B2 of each node, node by node, sample by sample.</param>
/// <param name="nodes">Nodes.</param>
/// <param name="equator">Number of the node at the equator, not an integer as a rule.</param>
internal readonly struct SampledWaves(View<float> samples, int nodes, double equator)
{
    /// <summary>Numbers a node.</summary>
    public const int Components = 4;

    private readonly View<float> samples = samples;
    private readonly int nodes = nodes;
    private readonly double equator = equator;

    /// <summary>The fields.</summary>
    /// <param name="distance">From the equator, node spacings.</param>
    /// <param name="before">Number of a sample.</param>
    /// <param name="after">Number of the next.</param>
    /// <param name="share">Part of the time between them that has passed, 0 … 1.</param>
    [MethodImpl(Inline)]
    public WaveValues<V> At<V>(V distance, long before, long after, V share)
        where V : unmanaged, ILanes<V, double>
    {
        V place = distance + V.Of(equator), last = V.Of(nodes - 1), zero = V.Of(0);
        Mask<V> within = ~((place < zero) | (place > last));
        if (!V.Any(within))
        {
            return new(zero, zero, zero, zero);
        }

        V node = LaneMath.Max(LaneMath.Min(V.Floor(place), V.Of(nodes - 2)), zero);
        Int<V> at = Int<V>.Truncate(node * V.Of(Components));
        long sample = (long)nodes * Components;
        Octet<V> a = V.GatherSingleOctet(samples, at, before * sample), b = V.GatherSingleOctet(samples, at, after * sample);
        V far = place - node;
        return new(
            V.And(within.Bits, Linear(Linear(a.E0, a.E4, far), Linear(b.E0, b.E4, far), share)),
            V.And(within.Bits, Linear(Linear(a.E1, a.E5, far), Linear(b.E1, b.E5, far), share)),
            V.And(within.Bits, Linear(Linear(a.E2, a.E6, far), Linear(b.E2, b.E6, far), share)),
            V.And(within.Bits, Linear(Linear(a.E3, a.E7, far), Linear(b.E3, b.E7, far), share)));
    }

    [MethodImpl(Inline)]
    private static V Linear<V>(V from, V to, V share)
        where V : unmanaged, ILanes<V> => V.MulAdd(share, to - from, from);
}
