using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// Order 3: the cubic B-spline on four nodes, with s = ½ + d: (1 − s)³/6, (4 − 6s² + 3s³)/6, (4 − 6(1 − s)² + 3(1 − s)³)/6, s³/6
/// (Hockney &amp; Eastwood 1988, §5-3; de Boor 1978).
/// </summary>
public readonly struct Cubic : IShape
{
    /// <inheritdoc/>
    public static int Order => 3;

    /// <inheritdoc/>
    public static int FirstNode => -1;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ShapeParts<V> Parts<V>(V offset)
        where V : unmanaged, ILanes<V>
    {
        (V a, V b, V d) = Weights(offset);
        Int<V> first = ChargeUnits.Of(a), second = ChargeUnits.Of(b), fourth = ChargeUnits.Of(d);
        return new(first, second, Int<V>.Of(ChargeUnits.PerParticle) - first - second - fourth, fourth);
    }

    // A method of its own: what it would add to a push leaves lane operations over.

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static void DepositWithin<V, TMarkers>(ref CurrentSums<V> sums, V before, V after, V weight, V vy, V vz)
        where V : unmanaged, ILanes<V>
        where TMarkers : struct, IMarkers
    {
        (V a0, V b0, V d0) = Weights(before);
        (V a1, V b1, V d1) = Weights(after);
        Int<V> passed1 = ChargeUnits.Of(a0) - ChargeUnits.Of(a1);
        sums.X1 += TMarkers.WeightedParts(passed1, weight);
        sums.X2 += TMarkers.WeightedParts(passed1 + ChargeUnits.Of(b0) - ChargeUnits.Of(b1), weight);
        sums.X3 += TMarkers.WeightedParts(ChargeUnits.Of(d1) - ChargeUnits.Of(d0), weight);
        V a = a0 + a1, b = b0 + b1, d = d0 + d1, c = V.Of(2) - a - b - d;
        sums.Y1 = V.MulAdd(vy, a, sums.Y1);
        sums.Y2 = V.MulAdd(vy, b, sums.Y2);
        sums.Y3 = V.MulAdd(vy, c, sums.Y3);
        sums.Y4 = V.MulAdd(vy, d, sums.Y4);
        sums.Z1 = V.MulAdd(vz, a, sums.Z1);
        sums.Z2 = V.MulAdd(vz, b, sums.Z2);
        sums.Z3 = V.MulAdd(vz, c, sums.Z3);
        sums.Z4 = V.MulAdd(vz, d, sums.Z4);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void DepositAcross<V, TMarkers>(
        ref CurrentSums<V> sums, V before, V after, Mask<V> up, Mask<V> down, V weight, V vy, V vz)
        where V : unmanaged, ILanes<V>
        where TMarkers : struct, IMarkers
    {
        Mask<V> stay = ~(up | down);
        (V a0, V b0, V d0) = Weights(before);
        (V a, V b, V d) = Weights(after);
        V c = V.Of(1) - a - b - d;
        Int<V> ai = ChargeUnits.Of(a), bi = ChargeUnits.Of(b), di = ChargeUnits.Of(d), ci = Int<V>.Of(ChargeUnits.PerParticle) - ai - bi - di;

        // The new parts lie on the nodes −2 … 1 (down), −1 … 2 (stay) or 0 … 3 (up); what each half node lets pass follows by summation.
        Int<V> passed0 = Int<V>.Of(0) - new Int<V>(V.And(down.Bits, ai.Bits));
        Int<V> onNode1 = new(V.Select(down, bi.Bits, V.And(stay.Bits, ai.Bits)));
        Int<V> onNode2 = new(V.Select(down, ci.Bits, V.Select(up, ai.Bits, bi.Bits)));
        Int<V> onNode4 = new(V.Select(up, ci.Bits, V.And(stay.Bits, di.Bits)));
        Int<V> passed1 = passed0 + ChargeUnits.Of(a0) - onNode1, passed4 = new(V.And(up.Bits, di.Bits));
        sums.X0 += TMarkers.WeightedParts(passed0, weight);
        sums.X1 += TMarkers.WeightedParts(passed1, weight);
        sums.X2 += TMarkers.WeightedParts(passed1 + ChargeUnits.Of(b0) - onNode2, weight);
        sums.X3 += TMarkers.WeightedParts(passed4 + onNode4 - ChargeUnits.Of(d0), weight);
        sums.X4 += TMarkers.WeightedParts(passed4, weight);

        V w0 = V.And(down.Bits, a);
        V w1 = a0 + V.Select(down, b, V.And(stay.Bits, a));
        V w2 = b0 + V.Select(down, c, V.Select(up, a, b));
        V w4 = d0 + V.Select(up, c, V.And(stay.Bits, d));
        V w5 = V.And(up.Bits, d);
        V w3 = V.Of(2) - (w0 + w1 + w2) - (w4 + w5);
        sums.Y0 = V.MulAdd(vy, w0, sums.Y0);
        sums.Y1 = V.MulAdd(vy, w1, sums.Y1);
        sums.Y2 = V.MulAdd(vy, w2, sums.Y2);
        sums.Y3 = V.MulAdd(vy, w3, sums.Y3);
        sums.Y4 = V.MulAdd(vy, w4, sums.Y4);
        sums.Y5 = V.MulAdd(vy, w5, sums.Y5);
        sums.Z0 = V.MulAdd(vz, w0, sums.Z0);
        sums.Z1 = V.MulAdd(vz, w1, sums.Z1);
        sums.Z2 = V.MulAdd(vz, w2, sums.Z2);
        sums.Z3 = V.MulAdd(vz, w3, sums.Z3);
        sums.Z4 = V.MulAdd(vz, w4, sums.Z4);
        sums.Z5 = V.MulAdd(vz, w5, sums.Z5);
    }

    // The first, second and fourth weight.
    [MethodImpl(Inline)]
    private static (V A, V B, V D) Weights<V>(V offset)
        where V : unmanaged, ILanes<V>
    {
        V s = V.Of(0.5) + offset, r = V.Of(0.5) - offset, s2 = s * s, sixth = V.Of(1.0 / 6);
        return (sixth * (r * r * r), V.MulAdd(s2, V.MulAdd(V.Of(0.5), s, V.Of(-1)), V.Of(2.0 / 3)), sixth * (s2 * s));
    }
}
