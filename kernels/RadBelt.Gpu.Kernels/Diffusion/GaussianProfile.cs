using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>p exp(−[(t − c)/w]²); its numbers are c, 1/w, p. With 1/w = 0 it is the constant p.</summary>
public readonly struct GaussianProfile : IProfile
{
    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static V At<V>(View<double> columns, long offset, View<double> tables, V t)
        where V : unmanaged, ILanes<V, double>
    {
        V z = (t - V.Broadcast(columns, offset)) * V.Broadcast(columns, offset + 1);
        return V.Broadcast(columns, offset + 2) * LaneMath.Exp(-(z * z));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int Kinks<V>(View<double> columns, long offset)
        where V : unmanaged, ILanes<V, double> => 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Kink<V>(View<double> columns, long offset, View<double> tables, int number)
        where V : unmanaged, ILanes<V, double> => 0;
}
