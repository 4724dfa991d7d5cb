using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>A drifting bi-Maxwellian: its greatest f, w⊥, w∥, U.</summary>
public readonly struct HotMaxwellian : IHotElectrons
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double SquaredScale<V>(View<double> column, double along, double fieldRatio)
        where V : unmanaged, ILanes<V, double>
    {
        double perpendicular = V.Get(column, 1), parallel = V.Get(column, 2);
        return 1 / (1 / (fieldRatio * perpendicular * perpendicular) + (1 - 1 / fieldRatio) / (parallel * parallel));
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static void Gradient<V>(View<double> column, View<double> table, V across, V along, out V slopeAcross, out V slopeAlong)
        where V : unmanaged, ILanes<V, double>
    {
        V perpendicular = V.Broadcast(column, 1), parallel = V.Broadcast(column, 2), off = along - V.Broadcast(column, 3);
        V x = across / perpendicular, y = off / parallel;
        V f = V.Broadcast(column, 0) * LaneMath.Exp(-V.MulAdd(x, x, y * y)) * V.Of(-2);
        slopeAcross = f * x / perpendicular;
        slopeAlong = f * y / parallel;
    }
}
