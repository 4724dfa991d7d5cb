using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>
/// Linear between nodes: p·[v_0 + Σ_i b_i max(0, s t − t_i)], b_i the change of slope at node i. Its numbers are s, the place of its first node in the
/// tables, the number of nodes, p; a table is t_0, v_0, then t_i, b_i for each node, the first again.
/// </summary>
public readonly struct LinearProfile : IProfile
{
    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static V At<V>(View<double> columns, long offset, View<double> tables, V t)
        where V : unmanaged, ILanes<V, double>
    {
        V place = t * V.Broadcast(columns, offset);
        long table = (long)V.Get(columns, offset + 1);
        int nodes = (int)V.Get(columns, offset + 2);
        V sum = V.Broadcast(tables, table + 1);
        for (int i = 1; i <= nodes; i++)
        {
            V beyond = LaneMath.Max(place - V.Broadcast(tables, table + 2 * i), V.Of(0));
            sum = V.MulAdd(beyond, V.Broadcast(tables, table + 2 * i + 1), sum);
        }

        return V.Broadcast(columns, offset + 3) * LaneMath.Max(sum, V.Of(0));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int Kinks<V>(View<double> columns, long offset)
        where V : unmanaged, ILanes<V, double> => (int)V.Get(columns, offset + 2);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Kink<V>(View<double> columns, long offset, View<double> tables, int number)
        where V : unmanaged, ILanes<V, double> => V.Get(tables, (long)V.Get(columns, offset + 1) + 2 + 2L * number) / V.Get(columns, offset);
}
