using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>A bi-kappa distribution: its greatest f, √κ θ⊥, √κ θ∥, κ.</summary>
public readonly struct HotKappa : IHotElectrons
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double SquaredScale<V>(View<double> column, double along, double fieldRatio)
        where V : unmanaged, ILanes<V, double>
    {
        double perpendicular = V.Get(column, 1), parallel = V.Get(column, 2), y = along / parallel;
        return (1 + y * y) / (1 / (fieldRatio * perpendicular * perpendicular) + (1 - 1 / fieldRatio) / (parallel * parallel));
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static void Gradient<V>(View<double> column, View<double> table, V across, V along, out V slopeAcross, out V slopeAlong)
        where V : unmanaged, ILanes<V, double>
    {
        V perpendicular = V.Broadcast(column, 1), parallel = V.Broadcast(column, 2), κ = V.Broadcast(column, 3);
        V x = across / perpendicular, y = along / parallel;
        V squared = V.MulAdd(x, x, V.MulAdd(y, y, V.Of(1)));
        V slope = V.Of(-2) * (κ + V.Of(1)) * V.Broadcast(column, 0) * LaneMath.Pow(squared, -V.Of(2) - κ);
        slopeAcross = slope * x / perpendicular;
        slopeAlong = slope * y / parallel;
    }
}
