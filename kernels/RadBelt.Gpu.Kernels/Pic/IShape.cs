using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// The B-spline by which a macro-particle spreads over grid nodes. Offsets d ∈ [−½, ½) are from the centre of the particle's cell; cells are
/// centred on nodes for even orders and between nodes for odd ones, so that a cell's particles all touch the same nodes.
/// </summary>
/// <remarks>
/// The charge given to nodes is an integer number of parts of <see cref="ChargeUnits.PerParticle"/>, and the parts of one particle always add up
/// to the whole. The current along x is what moves these parts between nodes: it satisfies ∂ρ/∂t + ∂J/∂x = 0 without any rounding.
/// </remarks>
public interface IShape
{
    /// <summary>Order of the spline: 1, 2 or 3.</summary>
    static abstract int Order { get; }

    /// <summary>The first of the <see cref="Order"/> + 1 nodes that a cell's particles touch, less the cell's number.</summary>
    static abstract int FirstNode { get; }

    /// <summary>Parts of a particle's charge on its <see cref="Order"/> + 1 nodes; those that do not exist are zero.</summary>
    static abstract ShapeParts<V> Parts<V>(V offset)
        where V : unmanaged, ILanes<V>;

    /// <summary>Adds the current of particles that stay within their cell.</summary>
    /// <param name="sums">Sums of the cell.</param>
    /// <param name="before">Offset before the step.</param>
    /// <param name="after">Offset after it.</param>
    /// <param name="weight">Weights w, where markers have them.</param>
    /// <param name="vy">½ v_y, times w.</param>
    /// <param name="vz">½ v_z, times w.</param>
    static abstract void DepositWithin<V, TMarkers>(ref CurrentSums<V> sums, V before, V after, V weight, V vy, V vz)
        where V : unmanaged, ILanes<V>
        where TMarkers : struct, IMarkers;

    /// <summary>Adds the current of particles some of which go on to a neighbouring cell.</summary>
    /// <param name="sums">Sums of the cell.</param>
    /// <param name="before">Offset before the step.</param>
    /// <param name="after">Offset after it, from the centre of the new cell.</param>
    /// <param name="up">Those that go to the next cell.</param>
    /// <param name="down">Those that go to the one before.</param>
    /// <param name="weight">Weights w, where markers have them.</param>
    /// <param name="vy">½ v_y, times w.</param>
    /// <param name="vz">½ v_z, times w.</param>
    static abstract void DepositAcross<V, TMarkers>(
        ref CurrentSums<V> sums, V before, V after, Mask<V> up, Mask<V> down, V weight, V vy, V vz)
        where V : unmanaged, ILanes<V>
        where TMarkers : struct, IMarkers;
}

/// <summary>Integer parts of a particle's charge.</summary>
public static class ChargeUnits
{
    /// <summary>Parts that one particle has.</summary>
    public const int PerParticle = 1 << 23;

    /// <summary>Particles a lane whose currents may be summed before the sum could leave 32 bits.</summary>
    public const int LargestSum = 128;

    /// <summary>A weight as parts.</summary>
    [MethodImpl(Inline)]
    public static Int<V> Of<V>(V weight)
        where V : unmanaged, ILanes<V> => Int<V>.Truncate(weight * V.Of(PerParticle));
}

/// <summary>Parts of charge on up to four nodes.</summary>
public readonly struct ShapeParts<V>(Int<V> first, Int<V> second, Int<V> third, Int<V> fourth)
    where V : unmanaged, ILanes<V>
{
    /// <summary>On the first node.</summary>
    public readonly Int<V> First = first;

    /// <summary>On the second.</summary>
    public readonly Int<V> Second = second;

    /// <summary>On the third.</summary>
    public readonly Int<V> Third = third;

    /// <summary>On the fourth.</summary>
    public readonly Int<V> Fourth = fourth;
}
