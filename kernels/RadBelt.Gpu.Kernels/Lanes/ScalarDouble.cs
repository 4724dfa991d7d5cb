namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>One double: the lane type of processors without SIMD, and of the last few indices of a range on those that have it.</summary>
/// <param name="value">The number.</param>
public readonly struct ScalarDouble(double value) : ILanes<ScalarDouble, double>
{
    private readonly double v = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int Bits => 64;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble Of(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble operator +(ScalarDouble a, ScalarDouble b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble operator -(ScalarDouble a, ScalarDouble b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble operator *(ScalarDouble a, ScalarDouble b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble operator /(ScalarDouble a, ScalarDouble b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble operator -(ScalarDouble a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble MulAdd(ScalarDouble a, ScalarDouble b, ScalarDouble c) => new(Math.FusedMultiplyAdd(a.v, b.v, c.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble Sqrt(ScalarDouble a) => new(Math.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble Abs(ScalarDouble a) => new(Math.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble Floor(ScalarDouble a) => new(Math.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<ScalarDouble> operator <(ScalarDouble a, ScalarDouble b) => Flag(a.v < b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<ScalarDouble> operator >(ScalarDouble a, ScalarDouble b) => Flag(a.v > b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble Select(Mask<ScalarDouble> mask, ScalarDouble a, ScalarDouble b) => I(mask.Bits) != 0 ? a : b;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Mask<ScalarDouble> mask) => I(mask.Bits) != 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int CountOf(Mask<ScalarDouble> mask) => I(mask.Bits) != 0 ? 1 : 0;

    /// <inheritdoc/>
    public static ScalarDouble Numbers
    {
        [MethodImpl(Inline)]
        get => new(0);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble Compress(Mask<ScalarDouble> mask, ScalarDouble a) => a;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Sum(ScalarDouble a) => a.v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static long IntSum(ScalarDouble bits) => I(bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe E Get<E>(View<E> view, long index)
        where E : unmanaged => *view.At(index);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Set<E>(View<E> view, long index, E value)
        where E : unmanaged => *view.At(index) = value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void StoreSingle(View<float> view, long index, ScalarDouble value) => *view.At(index) = (float)value.v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<ScalarDouble> GatherSingleOctet(View<float> view, Int<ScalarDouble> index, long offset) => new(
        GatherSingle(view, index, offset), GatherSingle(view, index, offset + 1), GatherSingle(view, index, offset + 2), GatherSingle(view, index, offset + 3),
        GatherSingle(view, index, offset + 4), GatherSingle(view, index, offset + 5), GatherSingle(view, index, offset + 6), GatherSingle(view, index, offset + 7));

    [MethodImpl(Inline)]
    private static unsafe ScalarDouble GatherSingle(View<float> view, Int<ScalarDouble> index, long offset) => new(*view.At(I(index.Bits) + offset));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble BitsOf(long value) => F(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble And(ScalarDouble a, ScalarDouble b) => F(I(a) & I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble Or(ScalarDouble a, ScalarDouble b) => F(I(a) | I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble Xor(ScalarDouble a, ScalarDouble b) => F(I(a) ^ I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble IntAdd(ScalarDouble a, ScalarDouble b) => F(I(a) + I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble IntSubtract(ScalarDouble a, ScalarDouble b) => F(I(a) - I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble IntMultiply(ScalarDouble a, ScalarDouble b) => F(I(a) * I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble ShiftLeft(ScalarDouble a, int count) => F(I(a) << count);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble ShiftRightLogical(ScalarDouble a, int count) => F(I(a) >>> count);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble IntEqual(ScalarDouble a, ScalarDouble b) => Flag(I(a) == I(b)).Bits;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble FromInt(ScalarDouble bits) => new(I(bits));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static ScalarDouble ToInt(ScalarDouble value) => F(double.ConvertToIntegerNative<long>(value.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void MultiplyWords(ScalarDouble a, uint factor, out ScalarDouble high, out ScalarDouble low)
    {
        ulong product = (ulong)(uint)I(a) * factor;
        high = F((long)(product >> 32));
        low = F((uint)product);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe ScalarDouble Load(View<double> view, long index) => new(*view.At(index));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Store(View<double> view, long index, ScalarDouble value) => *view.At(index) = value.v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe ScalarDouble Broadcast(View<double> view, long index) => new(*view.At(index));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe ScalarDouble Gather(View<double> view, Int<ScalarDouble> index, int offset) => new(*view.At(I(index.Bits) + offset));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<ScalarDouble> GatherOctet(View<double> view, Int<ScalarDouble> index, int offset) => new(
        Gather(view, index, offset), Gather(view, index, offset + 1), Gather(view, index, offset + 2), Gather(view, index, offset + 3),
        Gather(view, index, offset + 4), Gather(view, index, offset + 5), Gather(view, index, offset + 6), Gather(view, index, offset + 7));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Scatter(View<double> view, Int<ScalarDouble> index, ScalarDouble value, Mask<ScalarDouble> where)
    {
        if (I(where.Bits) != 0)
        {
            *view.At(I(index.Bits)) = value.v;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void AddFixed(View<long> sums, Int<ScalarDouble> index, ScalarDouble value, double scale) =>
        Interlocked.Add(ref *sums.At(I(index.Bits)), (long)Math.Round(value.v * scale));

    [MethodImpl(Inline)]
    private static long I(ScalarDouble a) => BitConverter.DoubleToInt64Bits(a.v);

    [MethodImpl(Inline)]
    private static ScalarDouble F(long bits) => new(BitConverter.Int64BitsToDouble(bits));

    [MethodImpl(Inline)]
    private static Mask<ScalarDouble> Flag(bool set) => new(F(set ? -1 : 0));
}
