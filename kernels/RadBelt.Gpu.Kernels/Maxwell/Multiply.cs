using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>z = x y, element by element.</summary>
/// <param name="x">x.</param>
/// <param name="y">y.</param>
/// <param name="z">Takes z; may be x or y.</param>
public readonly struct Multiply(View<double> x, View<double> y, View<double> z) : IKernel<double>
{
    private readonly View<double> x = x, y = y, z = z;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double> => V.Store(z, index, V.Load(x, index) * V.Load(y, index));
}
