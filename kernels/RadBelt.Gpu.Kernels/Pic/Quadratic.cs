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
        CurrentSums<V>.Add<TMarkers>(ref sums.X1, ChargeUnits.Of(oldLeft) - ChargeUnits.Of(newLeft), weight);
        CurrentSums<V>.Add<TMarkers>(ref sums.X2, ChargeUnits.Of(newRight) - ChargeUnits.Of(oldRight), weight);
        V left = oldLeft + newLeft, right = oldRight + newRight, centre = V.Of(2) - left - right;
        CurrentSums<V>.Add(ref sums.Y1, vy, left);
        CurrentSums<V>.Add(ref sums.Y2, vy, centre);
        CurrentSums<V>.Add(ref sums.Y3, vy, right);
        CurrentSums<V>.Add(ref sums.Z1, vz, left);
        CurrentSums<V>.Add(ref sums.Z2, vz, centre);
        CurrentSums<V>.Add(ref sums.Z3, vz, right);
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
        CurrentSums<V>.Add<TMarkers>(ref sums.X0, passed0, weight);
        CurrentSums<V>.Add<TMarkers>(ref sums.X1, passed0 + ChargeUnits.Of(oldLeft) - onNode1, weight);
        CurrentSums<V>.Add<TMarkers>(ref sums.X2, passed3 + onNode3 - ChargeUnits.Of(oldRight), weight);
        CurrentSums<V>.Add<TMarkers>(ref sums.X3, passed3, weight);

        V w0 = V.And(down.Bits, left);
        V w1 = oldLeft + V.Select(down, centre, V.And(stay.Bits, left));
        V w3 = oldRight + V.Select(up, centre, V.And(stay.Bits, right));
        V w4 = V.And(up.Bits, right);
        V w2 = V.Of(2) - (w0 + w1) - (w3 + w4);
        CurrentSums<V>.Add(ref sums.Y0, vy, w0);
        CurrentSums<V>.Add(ref sums.Y1, vy, w1);
        CurrentSums<V>.Add(ref sums.Y2, vy, w2);
        CurrentSums<V>.Add(ref sums.Y3, vy, w3);
        CurrentSums<V>.Add(ref sums.Y4, vy, w4);
        CurrentSums<V>.Add(ref sums.Z0, vz, w0);
        CurrentSums<V>.Add(ref sums.Z1, vz, w1);
        CurrentSums<V>.Add(ref sums.Z2, vz, w2);
        CurrentSums<V>.Add(ref sums.Z3, vz, w3);
        CurrentSums<V>.Add(ref sums.Z4, vz, w4);
    }

    [MethodImpl(Inline)]
    private static (V Left, V Right) Outer<V>(V offset)
        where V : unmanaged, ILanes<V>
    {
        V left = V.Of(0.5) - offset, right = V.Of(0.5) + offset;
        return (V.Of(0.5) * left * left, V.Of(0.5) * right * right);
    }
}
