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

    [MethodImpl(Whole)]
    internal void Load<V>(long index, out RayProgress<V> at)
        where V : unmanaged, ILanes<V, double> => at = new()
        {
            Frequency = Load<V>(Frequency, index),
            Ray = new(
                new(Load<V>(Vector, index), Load<V>(Vector + 1, index), Load<V>(Vector + 2, index)),
                new(Load<V>(Vector + 3, index), Load<V>(Vector + 4, index), Load<V>(Vector + 5, index)),
                Load<V>(Vector + 6, index)),
            Time = Load<V>(Elapsed, index),
            Step = Load<V>(Step, index),
            Steps = Load<V>(Steps, index),
            Code = Load<V>(Code, index),
        };

    /// <summary>Keeps rays, and how many rows they have.</summary>
    [MethodImpl(Whole)]
    internal void Store<V>(long index, int count, in RayProgress<V> at)
        where V : unmanaged, ILanes<V, double>
    {
        Store(states, Vector, index, at.Ray);
        Store(states, Elapsed, index, at.Time);
        Store(states, Step, index, at.Step);
        Store(states, Steps, index, at.Steps);
        Store(states, Code, index, at.Code);
        V.Store(taken, index, V.Of(count));
    }

    /// <summary>Writes a row.</summary>
    [MethodImpl(Whole)]
    internal void StoreRow<V>(int row, long index, V time, in RayProgress<V> at)
        where V : unmanaged, ILanes<V, double>
    {
        int first = row * RowStride;
        Store(rows, first + Time, index, time);
        Store(rows, first + Place, index, at.Ray);
        Store(rows, first + Velocity, index, at.Slope.Place.X);
        Store(rows, first + Velocity + 1, index, at.Slope.Place.Y);
        Store(rows, first + Velocity + 2, index, at.Slope.Place.Z);
        Store(rows, first + Residual, index, V.Abs(at.Local.Residual) / at.Local.Scale);
    }

    [MethodImpl(Inline)]
    private V Load<V>(int field, long index)
        where V : unmanaged, ILanes<V, double> => V.Load(states, field * capacity + index);

    [MethodImpl(Inline)]
    private void Store<V>(View<double> view, int field, long index, V value)
        where V : unmanaged, ILanes<V, double> => V.Store(view, field * capacity + index, value);

    [MethodImpl(Whole)]
    private void Store<V>(View<double> view, int first, long index, in RayVector<V> ray)
        where V : unmanaged, ILanes<V, double>
    {
        Store(view, first, index, ray.Place.X);
        Store(view, first + 1, index, ray.Place.Y);
        Store(view, first + 2, index, ray.Place.Z);
        Store(view, first + 3, index, ray.Index.X);
        Store(view, first + 4, index, ray.Index.Y);
        Store(view, first + 5, index, ray.Index.Z);
        Store(view, first + 6, index, ray.Phase);
    }
}
