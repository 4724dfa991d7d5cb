namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>One float: the lane type of processors without SIMD, and of the last few indices of a range on those that have it.</summary>
/// <param name="value">The number.</param>
public readonly struct Scalar(float value) : ILanes<Scalar, float>
{
    private readonly float v = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static int Bits => 32;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar Of(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar operator +(Scalar a, Scalar b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar operator -(Scalar a, Scalar b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar operator *(Scalar a, Scalar b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar operator /(Scalar a, Scalar b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar operator -(Scalar a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar MulAdd(Scalar a, Scalar b, Scalar c) => new(MathF.FusedMultiplyAdd(a.v, b.v, c.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar Sqrt(Scalar a) => new(MathF.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar Abs(Scalar a) => new(MathF.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar Floor(Scalar a) => new(MathF.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Scalar> operator <(Scalar a, Scalar b) => Flag(a.v < b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Scalar> operator >(Scalar a, Scalar b) => Flag(a.v > b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar Select(Mask<Scalar> mask, Scalar a, Scalar b) => I(mask.Bits) != 0 ? a : b;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Mask<Scalar> mask) => I(mask.Bits) != 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int CountOf(Mask<Scalar> mask) => I(mask.Bits) != 0 ? 1 : 0;

    /// <inheritdoc/>
    public static Scalar Numbers
    {
        [MethodImpl(Inline)]
        get => new(0);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar Compress(Mask<Scalar> mask, Scalar a) => a;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Sum(Scalar a) => a.v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static long IntSum(Scalar bits) => I(bits);

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
    public static unsafe void StoreSingle(View<float> view, long index, Scalar value) => *view.At(index) = (float)value.v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<Scalar> GatherSingleOctet(View<float> view, Int<Scalar> index, long offset) => GatherOctet(view, index, (int)offset);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar BitsOf(long value) => F((int)value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar And(Scalar a, Scalar b) => F(I(a) & I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar Or(Scalar a, Scalar b) => F(I(a) | I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar Xor(Scalar a, Scalar b) => F(I(a) ^ I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar IntAdd(Scalar a, Scalar b) => F(I(a) + I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar IntSubtract(Scalar a, Scalar b) => F(I(a) - I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar IntMultiply(Scalar a, Scalar b) => F(I(a) * I(b));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar ShiftLeft(Scalar a, int count) => F(I(a) << count);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar ShiftRightLogical(Scalar a, int count) => F(I(a) >>> count);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar IntEqual(Scalar a, Scalar b) => Flag(I(a) == I(b)).Bits;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar FromInt(Scalar bits) => new(I(bits));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Scalar ToInt(Scalar value) => F(float.ConvertToIntegerNative<int>(value.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void MultiplyWords(Scalar a, uint factor, out Scalar high, out Scalar low)
    {
        ulong product = (ulong)(uint)I(a) * factor;
        high = F((int)(product >> 32));
        low = F((int)product);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Scalar Load(View<float> view, long index) => new(*view.At(index));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Store(View<float> view, long index, Scalar value) => *view.At(index) = value.v;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Scalar Broadcast(View<float> view, long index) => new(*view.At(index));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Scalar Gather(View<float> view, Int<Scalar> index, int offset) => new(*view.At(I(index.Bits) + offset));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<Scalar> GatherOctet(View<float> view, Int<Scalar> index, int offset) => new(
        Gather(view, index, offset), Gather(view, index, offset + 1), Gather(view, index, offset + 2), Gather(view, index, offset + 3),
        Gather(view, index, offset + 4), Gather(view, index, offset + 5), Gather(view, index, offset + 6), Gather(view, index, offset + 7));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Scatter(View<float> view, Int<Scalar> index, Scalar value, Mask<Scalar> where)
    {
        if (I(where.Bits) != 0)
        {
            *view.At(I(index.Bits)) = value.v;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void AddFixed(View<long> sums, Int<Scalar> index, Scalar value, double scale) =>
        Interlocked.Add(ref *sums.At(I(index.Bits)), (long)Math.Round(value.v * scale));

    [MethodImpl(Inline)]
    private static int I(Scalar a) => BitConverter.SingleToInt32Bits(a.v);

    [MethodImpl(Inline)]
    private static Scalar F(int bits) => new(BitConverter.Int32BitsToSingle(bits));

    [MethodImpl(Inline)]
    private static Mask<Scalar> Flag(bool set) => new(F(set ? -1 : 0));
}
