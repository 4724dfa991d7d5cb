namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>Eight neighbouring elements of an array for each lane.</summary>
/// <typeparam name="V">Lane type.</typeparam>
public readonly struct Octet<V>(V e0, V e1, V e2, V e3, V e4, V e5, V e6, V e7)
    where V : unmanaged, ILanes<V>
{
    /// <summary>The element at the index itself.</summary>
    public readonly V E0 = e0;

    /// <summary>The next.</summary>
    public readonly V E1 = e1;

    /// <summary>The one after it.</summary>
    public readonly V E2 = e2;

    /// <summary>The fourth.</summary>
    public readonly V E3 = e3;

    /// <summary>The fifth.</summary>
    public readonly V E4 = e4;

    /// <summary>The sixth.</summary>
    public readonly V E5 = e5;

    /// <summary>The seventh.</summary>
    public readonly V E6 = e6;

    /// <summary>The last.</summary>
    public readonly V E7 = e7;
}
