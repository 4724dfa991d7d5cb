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
        CurrentSums<V>.Add<TMarkers>(ref sums.X1, ChargeUnits.Of(newRight) - ChargeUnits.Of(oldRight), weight);
        V right = oldRight + newRight, left = V.Of(2) - right;
        CurrentSums<V>.Add(ref sums.Y1, vy, left);
        CurrentSums<V>.Add(ref sums.Y2, vy, right);
        CurrentSums<V>.Add(ref sums.Z1, vz, left);
        CurrentSums<V>.Add(ref sums.Z2, vz, right);
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
        CurrentSums<V>.Add<TMarkers>(ref sums.X0, passed0, weight);
        CurrentSums<V>.Add<TMarkers>(ref sums.X1, passed0 + (whole - oldParts) - onNode0, weight);
        CurrentSums<V>.Add<TMarkers>(ref sums.X2, new(V.And(up.Bits, newParts.Bits)), weight);

        V w0 = V.And(down.Bits, left);
        V w1 = oldLeft + V.Select(down, right, V.And(stay.Bits, left));
        V w2 = oldRight + V.Select(up, left, V.And(stay.Bits, right));
        V w3 = V.And(up.Bits, right);
        CurrentSums<V>.Add(ref sums.Y0, vy, w0);
        CurrentSums<V>.Add(ref sums.Y1, vy, w1);
        CurrentSums<V>.Add(ref sums.Y2, vy, w2);
        CurrentSums<V>.Add(ref sums.Y3, vy, w3);
        CurrentSums<V>.Add(ref sums.Z0, vz, w0);
        CurrentSums<V>.Add(ref sums.Z1, vz, w1);
        CurrentSums<V>.Add(ref sums.Z2, vz, w2);
        CurrentSums<V>.Add(ref sums.Z3, vz, w3);
    }
}
