using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// One pass of the three-point filter (1 − 2w, …): y_i = (1 − 2w) x_i + w (x_{i−1} + x_{i+1}). w = ¼ is the binomial filter, with the response cos²(kΔx/2);
/// after n such passes w = −n/4 flattens the response to 1 − O(k⁴) ("compensator", Birdsall &amp; Langdon 1985, app. C).
/// </summary>
/// <param name="from">Values x.</param>
/// <param name="to">Takes y.</param>
/// <param name="first">Element of index 0.</param>
/// <param name="side">w.</param>
public readonly struct Binomial(View<double> from, View<double> to, long first, double side) : IKernel<double>
{
    private readonly View<double> from = from, to = to;
    private readonly long first = first;
    private readonly double side = side, centre = 1 - (2 * side);

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long i = first + index;
        V sides = V.Load(from, i - 1) + V.Load(from, i + 1);
        V.Store(to, i, V.MulAdd(V.Of(side), sides, V.Of(centre) * V.Load(from, i)));
    }
}
