namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>
/// A computation over a range of indices, written once and compiled for every device. The struct holds views and parameters; it has no state
/// of its own, so any index may run on any thread in any order.
/// </summary>
/// <typeparam name="T">Precision of its real numbers: float or double.</typeparam>
public interface IKernel<T>
    where T : unmanaged
{
    /// <summary>
    /// Whether an index is a piece of work of its own, such as the particles of one cell, within which the kernel moves in steps of
    /// <c>V.Count</c>: the CPU then runs every index in the widest lanes, and a GPU gives it one thread.
    /// </summary>
    static virtual bool LanesWithin => false;

    /// <summary>Computes indices index … index + <c>V.Count</c> − 1, one a lane, or the one index when <see cref="LanesWithin"/>.</summary>
    /// <typeparam name="V">Lane type the device chose.</typeparam>
    /// <param name="index">First index.</param>
    void Execute<V>(long index)
        where V : unmanaged, ILanes<V, T>;
}
