using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>Rays in device memory: where each of them is, and the steps it took in the last launch.</summary>
/// <param name="states">Numbers of a ray from <see cref="Frequency"/> to <see cref="Code"/>, each for all rays.</param>
/// <param name="rows">Steps: numbers from <see cref="Time"/> to <see cref="Residual"/>, each for all rays.</param>
/// <param name="taken">Rows that a launch wrote for each ray.</param>
/// <param name="capacity">Rays there is room for.</param>
public readonly struct RayTable(View<double> states, View<double> rows, View<double> taken, long capacity)
{
    /// <summary>ω, rad s⁻¹.</summary>
    public const int Frequency = 0;

    /// <summary>r, n, phase: seven numbers.</summary>
    public const int Vector = 1;

    /// <summary>τ = ct/R_E since the launch.</summary>
    public const int Elapsed = 8;

    /// <summary>Next step, τ; zero for one to be chosen.</summary>
    public const int Step = 9;

    /// <summary>Steps tried so far.</summary>
    public const int Steps = 10;

    /// <summary>Why the ray ended, a code of <see cref="RayBounds"/>.</summary>
    public const int Code = 11;

    /// <summary>Numbers of a ray.</summary>
    public const int StateStride = 12;

    /// <summary>In a row: τ, or −1 for a step that was not accepted.</summary>
    public const int Time = 0;

    /// <summary>In a row: r, three numbers.</summary>
    public const int Place = 1;

    /// <summary>In a row: n, three numbers.</summary>
    public const int Index = 4;

    /// <summary>In a row: phase.</summary>
    public const int Phase = 7;

    /// <summary>In a row: dr/dτ, three numbers.</summary>
    public const int Velocity = 8;

    /// <summary>In a row: |D| over the sum of its terms.</summary>
    public const int Residual = 11;

    /// <summary>Numbers of a row.</summary>
    public const int RowStride = 12;

    private readonly View<double> states = states, rows = rows, taken = taken;
    private readonly long capacity = capacity;

    [MethodImpl(Inline)]
    internal V Load<V>(int field, long index)
        where V : unmanaged, ILanes<V, double> => V.Load(states, field * capacity + index);

    [MethodImpl(Inline)]
    internal void Store<V>(int field, long index, V value)
        where V : unmanaged, ILanes<V, double> => V.Store(states, field * capacity + index, value);

    [MethodImpl(Inline)]
    internal void StoreTaken<V>(long index, int count)
        where V : unmanaged, ILanes<V, double> => V.Store(taken, index, V.Of(count));

    [MethodImpl(Whole)]
    internal RayVector<V> LoadVector<V>(long index)
        where V : unmanaged, ILanes<V, double> => new(
            new(Load<V>(Vector, index), Load<V>(Vector + 1, index), Load<V>(Vector + 2, index)),
            new(Load<V>(Vector + 3, index), Load<V>(Vector + 4, index), Load<V>(Vector + 5, index)),
            Load<V>(Vector + 6, index));

    [MethodImpl(Whole)]
    internal void StoreVector<V>(long index, in RayVector<V> ray)
        where V : unmanaged, ILanes<V, double>
    {
        Store(Vector, index, ray.Place.X);
        Store(Vector + 1, index, ray.Place.Y);
        Store(Vector + 2, index, ray.Place.Z);
        Store(Vector + 3, index, ray.Index.X);
        Store(Vector + 4, index, ray.Index.Y);
        Store(Vector + 5, index, ray.Index.Z);
        Store(Vector + 6, index, ray.Phase);
    }

    /// <summary>Writes a row.</summary>
    [MethodImpl(Whole)]
    internal void StoreRow<V>(int row, long index, V time, in RayVector<V> ray, in RayVector<V> slope, in RayLocal<V> local)
        where V : unmanaged, ILanes<V, double>
    {
        long first = row * RowStride * capacity + index;
        V.Store(rows, first, time);
        V.Store(rows, first + capacity, ray.Place.X);
        V.Store(rows, first + 2 * capacity, ray.Place.Y);
        V.Store(rows, first + 3 * capacity, ray.Place.Z);
        V.Store(rows, first + 4 * capacity, ray.Index.X);
        V.Store(rows, first + 5 * capacity, ray.Index.Y);
        V.Store(rows, first + 6 * capacity, ray.Index.Z);
        V.Store(rows, first + 7 * capacity, ray.Phase);
        V.Store(rows, first + Velocity * capacity, slope.Place.X);
        V.Store(rows, first + (Velocity + 1) * capacity, slope.Place.Y);
        V.Store(rows, first + (Velocity + 2) * capacity, slope.Place.Z);
        V.Store(rows, first + Residual * capacity, V.Abs(local.Residual) / local.Scale);
    }
}
