using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>Isotropic Σ a(v² + v0²)^{−n/2}: v0, the number of terms, a and n of each.</summary>
public readonly struct HotPowerLaws : IHotElectrons
{
    /// <summary>Terms at most.</summary>
    public const int MostTerms = 8;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double SquaredScale<V>(View<double> column, double along, double fieldRatio)
        where V : unmanaged, ILanes<V, double>
    {
        double regular = V.Get(column, 0);
        return along * along + regular * regular;
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static void Gradient<V>(View<double> column, View<double> table, V across, V along, out V slopeAcross, out V slopeAlong)
        where V : unmanaged, ILanes<V, double>
    {
        V regular = V.Broadcast(column, 0);
        V squared = V.MulAdd(across, across, V.MulAdd(along, along, regular * regular));
        V logarithm = LaneMath.Log(squared), sum = V.Of(0);
        int terms = (int)V.Get(column, 1);
        for (int i = 0; i < terms; i++)
        {
            V n = V.Broadcast(column, 3 + 2 * i);
            sum = V.MulAdd(n * V.Broadcast(column, 2 + 2 * i), WholeMath.Exp(V.Of(-0.5) * n * logarithm), sum);
        }

        V slope = -sum / squared;
        slopeAcross = slope * across;
        slopeAlong = slope * along;
    }
}
