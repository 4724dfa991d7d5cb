using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>Copies one array's values from the other end of a periodic domain to the nodes beyond both ends.</summary>
/// <param name="values">The array, with <see cref="GridFields.Ghosts"/> elements beyond either end.</param>
/// <param name="nodes">Nodes in one period.</param>
public readonly struct PeriodicGhosts(View<double> values, long nodes) : IKernel<double>
{
    private readonly View<double> values = values;
    private readonly long nodes = nodes;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <summary>Ghost number <paramref name="index"/>, counted from the lower end.</summary>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long ghost = index < GridFields.Ghosts ? index : index + nodes;
        V.Set(values, ghost, V.Get(values, index < GridFields.Ghosts ? ghost + nodes : ghost - nodes));
    }
}
