using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// Order 2 (triangular-shaped cloud): weights ½(½ − d)², ¾ − d², ½(½ + d)² on the three nodes about the cell's own (Hockney &amp; Eastwood
/// 1988, §5-3).
/// </summary>
public readonly struct Quadratic : IShape
{
    /// <inheritdoc/>
    public static int Order => 2;

    /// <inheritdoc/>
    public static int FirstNode => -1;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ShapeParts<V> Parts<V>(V offset)
        where V : unmanaged, ILanes<V>
    {
        (V left, V right) = Outer(offset);
        Int<V> first = ChargeUnits.Of(left), third = ChargeUnits.Of(right);
        return new(first, Int<V>.Of(ChargeUnits.PerParticle) - first - third, third, Int<V>.Of(0));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void DepositWithin<V, TMarkers>(ref CurrentSums<V> sums, V before, V after, V weight, V vy, V vz)
        where V : unmanaged, ILanes<V>
        where TMarkers : struct, IMarkers
    {
        (V oldLeft, V oldRight) = Outer(before);
        (V newLeft, V newRight) = Outer(after);
        sums.X1 += TMarkers.WeightedParts(ChargeUnits.Of(oldLeft) - ChargeUnits.Of(newLeft), weight);
        sums.X2 += TMarkers.WeightedParts(ChargeUnits.Of(newRight) - ChargeUnits.Of(oldRight), weight);
        V left = oldLeft + newLeft, right = oldRight + newRight, centre = V.Of(2) - left - right;
        sums.Y1 = V.MulAdd(vy, left, sums.Y1);
        sums.Y2 = V.MulAdd(vy, centre, sums.Y2);
        sums.Y3 = V.MulAdd(vy, right, sums.Y3);
        sums.Z1 = V.MulAdd(vz, left, sums.Z1);
        sums.Z2 = V.MulAdd(vz, centre, sums.Z2);
        sums.Z3 = V.MulAdd(vz, right, sums.Z3);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void DepositAcross<V, TMarkers>(
        ref CurrentSums<V> sums, V before, V after, Mask<V> up, Mask<V> down, V weight, V vy, V vz)
        where V : unmanaged, ILanes<V>
        where TMarkers : struct, IMarkers
    {
        Mask<V> stay = ~(up | down);
        (V oldLeft, V oldRight) = Outer(before);
        (V left, V right) = Outer(after);
        V centre = V.Of(1) - left - right;
        Int<V> whole = Int<V>.Of(ChargeUnits.PerParticle);
        Int<V> leftParts = ChargeUnits.Of(left), rightParts = ChargeUnits.Of(right), centreParts = whole - leftParts - rightParts;

        // The new parts lie on the nodes −2 … 0 (down), −1 … 1 (stay) or 0 … 2 (up); what each half node lets pass follows by summation.
        Int<V> passed0 = Int<V>.Of(0) - new Int<V>(V.And(down.Bits, leftParts.Bits));
        Int<V> onNode1 = new(V.Select(down, centreParts.Bits, V.And(stay.Bits, leftParts.Bits)));
        Int<V> onNode3 = new(V.Select(up, centreParts.Bits, V.And(stay.Bits, rightParts.Bits)));
        Int<V> passed3 = new(V.And(up.Bits, rightParts.Bits));
        sums.X0 += TMarkers.WeightedParts(passed0, weight);
        sums.X1 += TMarkers.WeightedParts(passed0 + ChargeUnits.Of(oldLeft) - onNode1, weight);
        sums.X2 += TMarkers.WeightedParts(passed3 + onNode3 - ChargeUnits.Of(oldRight), weight);
        sums.X3 += TMarkers.WeightedParts(passed3, weight);

        V w0 = V.And(down.Bits, left);
        V w1 = oldLeft + V.Select(down, centre, V.And(stay.Bits, left));
        V w3 = oldRight + V.Select(up, centre, V.And(stay.Bits, right));
        V w4 = V.And(up.Bits, right);
        V w2 = V.Of(2) - (w0 + w1) - (w3 + w4);
        sums.Y0 = V.MulAdd(vy, w0, sums.Y0);
        sums.Y1 = V.MulAdd(vy, w1, sums.Y1);
        sums.Y2 = V.MulAdd(vy, w2, sums.Y2);
        sums.Y3 = V.MulAdd(vy, w3, sums.Y3);
        sums.Y4 = V.MulAdd(vy, w4, sums.Y4);
        sums.Z0 = V.MulAdd(vz, w0, sums.Z0);
        sums.Z1 = V.MulAdd(vz, w1, sums.Z1);
        sums.Z2 = V.MulAdd(vz, w2, sums.Z2);
        sums.Z3 = V.MulAdd(vz, w3, sums.Z3);
        sums.Z4 = V.MulAdd(vz, w4, sums.Z4);
    }

    [MethodImpl(Inline)]
    private static (V Left, V Right) Outer<V>(V offset)
        where V : unmanaged, ILanes<V>
    {
        V left = V.Of(0.5) - offset, right = V.Of(0.5) + offset;
        return (V.Of(0.5) * left * left, V.Of(0.5) * right * right);
    }
}
