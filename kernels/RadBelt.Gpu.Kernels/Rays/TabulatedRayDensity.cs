using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>
/// A density tabulated over ln L and w = artanh sinλ, the isometric latitude, dw = dλ/cosλ, which resolves low altitudes as well as high ones: ln n by bicubic
/// Hermite interpolation, continuous with its gradient. Beyond the table its outermost cells go on.
/// </summary>
/// <param name="nodes">Of each node ln n, its slopes by i and by j, and ∂²/∂i∂j; j runs fastest.</param>
/// <param name="shells">Nodes along ln L.</param>
/// <param name="latitudes">Nodes along w.</param>
/// <param name="firstShell">ln L of i = 0.</param>
/// <param name="shellStep">Step of ln L.</param>
/// <param name="firstLatitude">w of j = 0.</param>
/// <param name="latitudeStep">Step of w.</param>
public readonly struct TabulatedRayDensity(
    View<double> nodes, int shells, int latitudes, double firstShell, double shellStep, double firstLatitude, double latitudeStep) : IRayDensity
{
    /// <summary>Numbers of a node.</summary>
    public const int Stride = 4;

    private readonly View<double> nodes = nodes;
    private readonly int shells = shells, latitudes = latitudes;
    private readonly double firstShell = firstShell, shellStep = shellStep, firstLatitude = firstLatitude, latitudeStep = latitudeStep;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public V At<V>(in RayPlace<V> place, out V3<V> logGradient)
        where V : unmanaged, ILanes<V, double>
    {
        V u = (WholeMath.Log(place.LShell) - V.Of(firstShell)) * V.Of(1 / shellStep);
        V w = V.Of(0.5) * WholeMath.Log((V.Of(1) + place.Sine) / (V.Of(1) - place.Sine));
        V v = (w - V.Of(firstLatitude)) * V.Of(1 / latitudeStep);
        V i = Cell(u, shells), j = Cell(v, latitudes);
        Int<V> node = Int<V>.Truncate(V.MulAdd(i, V.Of(latitudes), j) * V.Of(Stride));
        var across = new HermiteBasis<V>(u - i);
        var along = new HermiteBasis<V>(v - j);
        Row(node, 0, along, out V value0, out V slope0, out V turn0, out V twist0);
        Row(node, Stride * latitudes, along, out V value1, out V slope1, out V turn1, out V twist1);
        V log = across.Value(value0, turn0, value1, turn1);
        V byShell = across.Slope(value0, turn0, value1, turn1) * V.Of(1 / shellStep);
        V byLatitude = across.Value(slope0, twist0, slope1, twist1) * V.Of(1 / latitudeStep);
        logGradient = byShell * (place.LogRadiusGradient - place.LogCosineSquaredGradient) + (byLatitude / place.CosineSquared) * place.SineGradient;
        return WholeMath.Exp(log);
    }

    /// <summary>The cell that a coordinate lies in, or the nearest; zero where it is no number.</summary>
    [MethodImpl(Inline)]
    private static V Cell<V>(V at, int count)
        where V : unmanaged, ILanes<V, double> => LaneMath.Max(LaneMath.Min(V.Floor(at), V.Of(count - 2)), V.Of(0));

    /// <summary>Along j at one i: ln n and its slope by j; its slope by i and that one's by j.</summary>
    [MethodImpl(Whole)]
    private void Row<V>(Int<V> node, int offset, in HermiteBasis<V> basis, out V value, out V slope, out V turn, out V twist)
        where V : unmanaged, ILanes<V, double>
    {
        V f0 = V.Gather(nodes, node, offset), f1 = V.Gather(nodes, node, offset + Stride);
        V i0 = V.Gather(nodes, node, offset + 1), i1 = V.Gather(nodes, node, offset + Stride + 1);
        V j0 = V.Gather(nodes, node, offset + 2), j1 = V.Gather(nodes, node, offset + Stride + 2);
        V ij0 = V.Gather(nodes, node, offset + 3), ij1 = V.Gather(nodes, node, offset + Stride + 3);
        value = basis.Value(f0, j0, f1, j1);
        slope = basis.Slope(f0, j0, f1, j1);
        turn = basis.Value(i0, ij0, i1, ij1);
        twist = basis.Slope(i0, ij0, i1, ij1);
    }
}
