using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>Order 1 (cloud in cell): weights ½ − d, ½ + d on the two nodes about the cell (Birdsall &amp; Langdon 1985, §2-6).</summary>
public readonly struct Linear : IShape
{
    /// <inheritdoc/>
    public static int Order => 1;

    /// <inheritdoc/>
    public static int FirstNode => 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ShapeParts<V> Parts<V>(V offset)
        where V : unmanaged, ILanes<V>
    {
        Int<V> right = ChargeUnits.Of(V.Of(0.5) + offset);
        return new(Int<V>.Of(ChargeUnits.PerParticle) - right, right, Int<V>.Of(0), Int<V>.Of(0));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void DepositWithin<V, TMarkers>(ref CurrentSums<V> sums, V before, V after, V weight, V vy, V vz)
        where V : unmanaged, ILanes<V>
        where TMarkers : struct, IMarkers
    {
        V oldRight = V.Of(0.5) + before, newRight = V.Of(0.5) + after;
        sums.X1 += TMarkers.WeightedParts(ChargeUnits.Of(newRight) - ChargeUnits.Of(oldRight), weight);
        V right = oldRight + newRight, left = V.Of(2) - right;
        sums.Y1 = V.MulAdd(vy, left, sums.Y1);
        sums.Y2 = V.MulAdd(vy, right, sums.Y2);
        sums.Z1 = V.MulAdd(vz, left, sums.Z1);
        sums.Z2 = V.MulAdd(vz, right, sums.Z2);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void DepositAcross<V, TMarkers>(
        ref CurrentSums<V> sums, V before, V after, Mask<V> up, Mask<V> down, V weight, V vy, V vz)
        where V : unmanaged, ILanes<V>
        where TMarkers : struct, IMarkers
    {
        Mask<V> stay = ~(up | down);
        V oldRight = V.Of(0.5) + before, oldLeft = V.Of(1) - oldRight, right = V.Of(0.5) + after, left = V.Of(1) - right;
        Int<V> whole = Int<V>.Of(ChargeUnits.PerParticle), oldParts = ChargeUnits.Of(oldRight), newParts = ChargeUnits.Of(right);

        // The new parts lie on the nodes −1, 0 (down), 0, 1 (stay) or 1, 2 (up); what each half node lets pass follows by summation.
        Int<V> passed0 = new(V.And(down.Bits, (newParts - whole).Bits));
        Int<V> onNode0 = new(V.Select(down, newParts.Bits, V.And(stay.Bits, (whole - newParts).Bits)));
        sums.X0 += TMarkers.WeightedParts(passed0, weight);
        sums.X1 += TMarkers.WeightedParts(passed0 + (whole - oldParts) - onNode0, weight);
        sums.X2 += TMarkers.WeightedParts(new(V.And(up.Bits, newParts.Bits)), weight);

        V w0 = V.And(down.Bits, left);
        V w1 = oldLeft + V.Select(down, right, V.And(stay.Bits, left));
        V w2 = oldRight + V.Select(up, left, V.And(stay.Bits, right));
        V w3 = V.And(up.Bits, right);
        sums.Y0 = V.MulAdd(vy, w0, sums.Y0);
        sums.Y1 = V.MulAdd(vy, w1, sums.Y1);
        sums.Y2 = V.MulAdd(vy, w2, sums.Y2);
        sums.Y3 = V.MulAdd(vy, w3, sums.Y3);
        sums.Z0 = V.MulAdd(vz, w0, sums.Z0);
        sums.Z1 = V.MulAdd(vz, w1, sums.Z1);
        sums.Z2 = V.MulAdd(vz, w2, sums.Z2);
        sums.Z3 = V.MulAdd(vz, w3, sums.Z3);
    }
}
