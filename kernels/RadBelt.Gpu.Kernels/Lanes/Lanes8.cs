using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>Eight floats in one 256-bit register (AVX2) or two of 128 bits (NEON).</summary>
/// <param name="value">The register.</param>
public readonly struct Lanes8(Vector256<float> value) : ILanes<Lanes8, float>
{
    private readonly Vector256<float> v = value;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static int Bits => 32;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 Of(double value) => new(Vector256.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 operator +(Lanes8 a, Lanes8 b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 operator -(Lanes8 a, Lanes8 b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 operator *(Lanes8 a, Lanes8 b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 operator /(Lanes8 a, Lanes8 b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 operator -(Lanes8 a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 MulAdd(Lanes8 a, Lanes8 b, Lanes8 c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 Sqrt(Lanes8 a) => new(Vector256.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 Abs(Lanes8 a) => new(Vector256.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 Floor(Lanes8 a) => new(Vector256.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Lanes8> operator <(Lanes8 a, Lanes8 b) => new(new(Vector256.LessThan(a.v, b.v)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Lanes8> operator >(Lanes8 a, Lanes8 b) => new(new(Vector256.GreaterThan(a.v, b.v)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 Select(Mask<Lanes8> mask, Lanes8 a, Lanes8 b) => new(Vector256.ConditionalSelect(mask.Bits.v, a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Mask<Lanes8> mask) => mask.Bits.v.AsInt32() != Vector256<int>.Zero;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int CountOf(Mask<Lanes8> mask) => BitOperations.PopCount(Vector256.ExtractMostSignificantBits(mask.Bits.v));

    /// <inheritdoc/>
    public static Lanes8 Numbers
    {
        [MethodImpl(Inline)]
        get => new(Vector256.Create((float)0, 1, 2, 3, 4, 5, 6, 7));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 Compress(Mask<Lanes8> mask, Lanes8 a) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.Compress(Vector256<float>.Zero, mask.Bits.v, a.v))
        : new(CompressEach(mask.Bits.v, a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Sum(Lanes8 a)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(a.v);
        return Vector256.Sum(low + high);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static long IntSum(Lanes8 bits)
    {
        (Vector256<long> low, Vector256<long> high) = Vector256.Widen(bits.v.AsInt32());
        return Vector256.Sum(low + high);
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
    public static void StoreSingle(View<float> view, long index, Lanes8 value) => Store(view, index, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<Lanes8> GatherSingleOctet(View<float> view, Int<Lanes8> index, long offset) => GatherOctet(view, index, (int)offset);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 BitsOf(long value) => new(Vector256.Create((int)value).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 And(Lanes8 a, Lanes8 b) => new((a.v.AsInt32() & b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 Or(Lanes8 a, Lanes8 b) => new((a.v.AsInt32() | b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 Xor(Lanes8 a, Lanes8 b) => new((a.v.AsInt32() ^ b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 IntAdd(Lanes8 a, Lanes8 b) => new((a.v.AsInt32() + b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 IntSubtract(Lanes8 a, Lanes8 b) => new((a.v.AsInt32() - b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 IntMultiply(Lanes8 a, Lanes8 b) => new((a.v.AsInt32() * b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 ShiftLeft(Lanes8 a, int count) => new((a.v.AsInt32() << count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 ShiftRightLogical(Lanes8 a, int count) => new((a.v.AsInt32() >>> count).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 IntEqual(Lanes8 a, Lanes8 b) => new(Vector256.Equals(a.v.AsInt32(), b.v.AsInt32()).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 FromInt(Lanes8 bits) => new(Vector256.ConvertToSingle(bits.v.AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8 ToInt(Lanes8 value) => new(Vector256.ConvertToInt32Native(value.v).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void MultiplyWords(Lanes8 a, uint factor, out Lanes8 high, out Lanes8 low)
    {
        // Even and odd words apart, each widened to 64 bits where it stands.
        Vector256<ulong> words = a.v.AsUInt64(), m = Vector256.Create((ulong)factor), lower = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> even = (words & lower) * m, odd = (words >> 32) * m;
        high = new(((even >> 32) | (odd & ~lower)).AsSingle());
        low = new(((even & lower) | (odd << 32)).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes8 Load(View<float> view, long index) => new(Vector256.Load(view.At(index, Count)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Store(View<float> view, long index, Lanes8 value) => value.v.Store(view.At(index, Count));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes8 Broadcast(View<float> view, long index) => new(Vector256.Create(*view.At(index)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes8 Gather(View<float> view, Int<Lanes8> index, int offset)
    {
        Vector256<int> at = index.Bits.v.AsInt32() + Vector256.Create(offset);
        float* start = view.At(0);
        return new(Avx2.IsSupported ? Avx2.GatherVector256(start, at, 4) : GatherEach(start, at));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Octet<Lanes8> GatherOctet(View<float> view, Int<Lanes8> index, int offset) => new(
        Gather(view, index, offset), Gather(view, index, offset + 1), Gather(view, index, offset + 2), Gather(view, index, offset + 3),
        Gather(view, index, offset + 4), Gather(view, index, offset + 5), Gather(view, index, offset + 6), Gather(view, index, offset + 7));

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static unsafe void Scatter(View<float> view, Int<Lanes8> index, Lanes8 value, Mask<Lanes8> where)
    {
        for (uint set = (uint)Vector256.ExtractMostSignificantBits(where.Bits.v); set != 0; set &= set - 1)
        {
            int lane = BitOperations.TrailingZeroCount(set);
            *view.At(index.Bits.v.AsInt32()[lane]) = value.v[lane];
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void AddFixed(View<long> sums, Int<Lanes8> index, Lanes8 value, double scale)
    {
        Vector256<int> at = index.Bits.v.AsInt32();
        for (int lane = 0; lane < Count; lane++)
        {
            Interlocked.Add(ref *sums.At(at[lane]), (long)Math.Round(value.v[lane] * scale));
        }
    }

    [MethodImpl(Inline)]
    internal static unsafe Vector256<float> GatherEach(float* start, Vector256<int> at) => Vector256.Create(
        start[at[0]], start[at[1]], start[at[2]], start[at[3]], start[at[4]], start[at[5]], start[at[6]], start[at[7]]);

    // One by one, where the processor has no instruction for it.
    [MethodImpl(Whole)]
    private static Vector256<float> CompressEach(Vector256<float> mask, Vector256<float> a)
    {
        Vector256<float> result = a;
        int count = 0;
        for (ulong set = Vector256.ExtractMostSignificantBits(mask); set != 0; set &= set - 1)
        {
            result = result.WithElement(count++, a[BitOperations.TrailingZeroCount(set)]);
        }

        return result;
    }
}
