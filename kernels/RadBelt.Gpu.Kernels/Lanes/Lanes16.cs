using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>Sixteen floats in one 512-bit register (AVX-512).</summary>
/// <param name="value">The register.</param>
public readonly struct Lanes16(Vector512<float> value) : ILanes<Lanes16, float>
{
    private readonly Vector512<float> v = value;

    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    public static int Bits => 32;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 Of(double value) => new(Vector512.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 operator +(Lanes16 a, Lanes16 b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 operator -(Lanes16 a, Lanes16 b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 operator *(Lanes16 a, Lanes16 b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 operator /(Lanes16 a, Lanes16 b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 operator -(Lanes16 a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 MulAdd(Lanes16 a, Lanes16 b, Lanes16 c) => new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 Sqrt(Lanes16 a) => new(Vector512.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 Abs(Lanes16 a) => new(Vector512.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 Floor(Lanes16 a) => new(Vector512.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Lanes16> operator <(Lanes16 a, Lanes16 b) => new(new(Vector512.LessThan(a.v, b.v)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Lanes16> operator >(Lanes16 a, Lanes16 b) => new(new(Vector512.GreaterThan(a.v, b.v)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 Select(Mask<Lanes16> mask, Lanes16 a, Lanes16 b) => new(Vector512.ConditionalSelect(mask.Bits.v, a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Mask<Lanes16> mask) => mask.Bits.v.AsInt32() != Vector512<int>.Zero;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int CountOf(Mask<Lanes16> mask) => BitOperations.PopCount(Vector512.ExtractMostSignificantBits(mask.Bits.v));

    /// <inheritdoc/>
    public static Lanes16 Numbers
    {
        [MethodImpl(Inline)]
        get => new(Vector512.Create((float)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 Compress(Mask<Lanes16> mask, Lanes16 a) => Avx512F.IsSupported
        ? new(Avx512F.Compress(Vector512<float>.Zero, mask.Bits.v, a.v))
        : new(CompressEach(mask.Bits.v, a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Sum(Lanes16 a)
    {
        (Vector512<double> low, Vector512<double> high) = Vector512.Widen(a.v);
        return Vector512.Sum(low + high);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static long IntSum(Lanes16 bits)
    {
        (Vector512<long> low, Vector512<long> high) = Vector512.Widen(bits.v.AsInt32());
        return Vector512.Sum(low + high);
    }

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
    public static void StoreSingle(View<float> view, long index, Lanes16 value) => Store(view, index, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<Lanes16> GatherSingleOctet(View<float> view, Int<Lanes16> index, long offset) => GatherOctet(view, index, (int)offset);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 BitsOf(long value) => new(Vector512.Create((int)value).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 And(Lanes16 a, Lanes16 b) => new((a.v.AsInt32() & b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 Or(Lanes16 a, Lanes16 b) => new((a.v.AsInt32() | b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 Xor(Lanes16 a, Lanes16 b) => new((a.v.AsInt32() ^ b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 IntAdd(Lanes16 a, Lanes16 b) => new((a.v.AsInt32() + b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 IntSubtract(Lanes16 a, Lanes16 b) => new((a.v.AsInt32() - b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 IntMultiply(Lanes16 a, Lanes16 b) => new((a.v.AsInt32() * b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 ShiftLeft(Lanes16 a, int count) => new((a.v.AsInt32() << count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 ShiftRightLogical(Lanes16 a, int count) => new((a.v.AsInt32() >>> count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 IntEqual(Lanes16 a, Lanes16 b) => new(Vector512.Equals(a.v.AsInt32(), b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 FromInt(Lanes16 bits) => new(Vector512.ConvertToSingle(bits.v.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes16 ToInt(Lanes16 value) => new(Vector512.ConvertToInt32Native(value.v).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void MultiplyWords(Lanes16 a, uint factor, out Lanes16 high, out Lanes16 low)
    {
        // Even and odd words apart, each widened to 64 bits where it stands.
        Vector512<ulong> words = a.v.AsUInt64(), m = Vector512.Create((ulong)factor), lower = Vector512.Create((ulong)uint.MaxValue);
        Vector512<ulong> even = (words & lower) * m, odd = (words >> 32) * m;
        high = new(((even >> 32) | (odd & ~lower)).AsSingle());
        low = new(((even & lower) | (odd << 32)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes16 Load(View<float> view, long index) => new(Vector512.Load(view.At(index, Count)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Store(View<float> view, long index, Lanes16 value) => value.v.Store(view.At(index, Count));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes16 Broadcast(View<float> view, long index) => new(Vector512.Create(*view.At(index)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes16 Gather(View<float> view, Int<Lanes16> index, int offset)
    {
        Vector512<int> at = index.Bits.v.AsInt32() + Vector512.Create(offset);
        float* start = view.At(0);
        return Avx2.IsSupported
            ? new(Vector512.Create(Avx2.GatherVector256(start, at.GetLower(), 4), Avx2.GatherVector256(start, at.GetUpper(), 4)))
            : new(Vector512.Create(Lanes8.GatherEach(start, at.GetLower()), Lanes8.GatherEach(start, at.GetUpper())));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<Lanes16> GatherOctet(View<float> view, Int<Lanes16> index, int offset) => new(
        Gather(view, index, offset), Gather(view, index, offset + 1), Gather(view, index, offset + 2), Gather(view, index, offset + 3),
        Gather(view, index, offset + 4), Gather(view, index, offset + 5), Gather(view, index, offset + 6), Gather(view, index, offset + 7));

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static unsafe void Scatter(View<float> view, Int<Lanes16> index, Lanes16 value, Mask<Lanes16> where)
    {
        for (uint set = (uint)Vector512.ExtractMostSignificantBits(where.Bits.v); set != 0; set &= set - 1)
        {
            int lane = BitOperations.TrailingZeroCount(set);
            *view.At(index.Bits.v.AsInt32()[lane]) = value.v[lane];
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void AddFixed(View<long> sums, Int<Lanes16> index, Lanes16 value, double scale)
    {
        Vector512<int> at = index.Bits.v.AsInt32();
        for (int lane = 0; lane < Count; lane++)
        {
            Interlocked.Add(ref *sums.At(at[lane]), (long)Math.Round(value.v[lane] * scale));
        }
    }

    // One by one, where the processor has no instruction for it.
    [MethodImpl(Whole)]
    private static Vector512<float> CompressEach(Vector512<float> mask, Vector512<float> a)
    {
        Vector512<float> result = a;
        int count = 0;
        for (ulong set = Vector512.ExtractMostSignificantBits(mask); set != 0; set &= set - 1)
        {
            result = result.WithElement(count++, a[BitOperations.TrailingZeroCount(set)]);
        }

        return result;
    }
}
