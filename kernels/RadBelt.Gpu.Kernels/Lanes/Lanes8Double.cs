using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>Eight doubles in one 512-bit register (AVX-512).</summary>
/// <param name="value">The register.</param>
public readonly struct Lanes8Double(Vector512<double> value) : ILanes<Lanes8Double, double>
{
    private readonly Vector512<double> v = value;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static int Bits => 64;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double Of(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double operator +(Lanes8Double a, Lanes8Double b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double operator -(Lanes8Double a, Lanes8Double b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double operator *(Lanes8Double a, Lanes8Double b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double operator /(Lanes8Double a, Lanes8Double b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double operator -(Lanes8Double a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double MulAdd(Lanes8Double a, Lanes8Double b, Lanes8Double c) => new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double Sqrt(Lanes8Double a) => new(Vector512.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double Abs(Lanes8Double a) => new(Vector512.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double Floor(Lanes8Double a) => new(Vector512.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Lanes8Double> operator <(Lanes8Double a, Lanes8Double b) => new(new(Vector512.LessThan(a.v, b.v)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Lanes8Double> operator >(Lanes8Double a, Lanes8Double b) => new(new(Vector512.GreaterThan(a.v, b.v)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double Select(Mask<Lanes8Double> mask, Lanes8Double a, Lanes8Double b) => new(Vector512.ConditionalSelect(mask.Bits.v, a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Mask<Lanes8Double> mask) => mask.Bits.v.AsInt64() != Vector512<long>.Zero;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int CountOf(Mask<Lanes8Double> mask) => BitOperations.PopCount(Vector512.ExtractMostSignificantBits(mask.Bits.v));

    /// <inheritdoc/>
    public static Lanes8Double Numbers
    {
        [MethodImpl(Inline)]
        get => new(Vector512.Create((double)0, 1, 2, 3, 4, 5, 6, 7));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double Compress(Mask<Lanes8Double> mask, Lanes8Double a) => Avx512F.IsSupported
        ? new(Avx512F.Compress(Vector512<double>.Zero, mask.Bits.v, a.v))
        : new(CompressEach(mask.Bits.v, a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Sum(Lanes8Double a) => Vector512.Sum(a.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static long IntSum(Lanes8Double bits) => Vector512.Sum(bits.v.AsInt64());

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
    public static unsafe void StoreSingle(View<float> view, long index, Lanes8Double value) =>
        Vector512.Narrow(value.v, value.v).GetLower().Store(view.At(index, Count));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double BitsOf(long value) => new(Vector512.Create(value).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double And(Lanes8Double a, Lanes8Double b) => new((a.v.AsInt64() & b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double Or(Lanes8Double a, Lanes8Double b) => new((a.v.AsInt64() | b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double Xor(Lanes8Double a, Lanes8Double b) => new((a.v.AsInt64() ^ b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double IntAdd(Lanes8Double a, Lanes8Double b) => new((a.v.AsInt64() + b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double IntSubtract(Lanes8Double a, Lanes8Double b) => new((a.v.AsInt64() - b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double IntMultiply(Lanes8Double a, Lanes8Double b) => new((a.v.AsInt64() * b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double ShiftLeft(Lanes8Double a, int count) => new((a.v.AsInt64() << count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double ShiftRightLogical(Lanes8Double a, int count) => new((a.v.AsInt64() >>> count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double IntEqual(Lanes8Double a, Lanes8Double b) => new(Vector512.Equals(a.v.AsInt64(), b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double FromInt(Lanes8Double bits) => new(Vector512.ConvertToDouble(bits.v.AsInt64()));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes8Double ToInt(Lanes8Double value) => new(Vector512.ConvertToInt64Native(value.v).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void MultiplyWords(Lanes8Double a, uint factor, out Lanes8Double high, out Lanes8Double low)
    {
        Vector512<ulong> product = (a.v.AsUInt64() & Vector512.Create((ulong)uint.MaxValue)) * Vector512.Create((ulong)factor);
        high = new((product >> 32).AsDouble());
        low = new((product & Vector512.Create((ulong)uint.MaxValue)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes8Double Load(View<double> view, long index) => new(Vector512.Load(view.At(index, Count)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Store(View<double> view, long index, Lanes8Double value) => value.v.Store(view.At(index, Count));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes8Double Broadcast(View<double> view, long index) => new(Vector512.Create(*view.At(index)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes8Double Gather(View<double> view, Int<Lanes8Double> index, int offset)
    {
        Vector512<long> at = index.Bits.v.AsInt64() + Vector512.Create((long)offset);
        double* start = view.At(0);
        return Avx2.IsSupported
            ? new(Vector512.Create(Avx2.GatherVector256(start, at.GetLower(), 8), Avx2.GatherVector256(start, at.GetUpper(), 8)))
            : new(Vector512.Create(Lanes4Double.GatherEach(start, at.GetLower()), Lanes4Double.GatherEach(start, at.GetUpper())));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Octet<Lanes8Double> GatherOctet(View<double> view, Int<Lanes8Double> index, int offset)
    {
        double* start = view.At(0) + offset;
        Vector512<long> at = index.Bits.v.AsInt64();
        return Avx512F.IsSupported
            ? Transposed(
                Vector512.Load(start + at[0]), Vector512.Load(start + at[1]), Vector512.Load(start + at[2]), Vector512.Load(start + at[3]),
                Vector512.Load(start + at[4]), Vector512.Load(start + at[5]), Vector512.Load(start + at[6]), Vector512.Load(start + at[7]))
            : Join(Lanes4Double.GatherOctet(start, at.GetLower()), Lanes4Double.GatherOctet(start, at.GetUpper()));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Octet<Lanes8Double> GatherSingleOctet(View<float> view, Int<Lanes8Double> index, long offset)
    {
        float* start = view.At(0) + offset;
        Vector512<long> at = index.Bits.v.AsInt64();
        return Avx512F.IsSupported
            ? Transposed(
                Wide(start + at[0]), Wide(start + at[1]), Wide(start + at[2]), Wide(start + at[3]),
                Wide(start + at[4]), Wide(start + at[5]), Wide(start + at[6]), Wide(start + at[7]))
            : Join(Lanes4Double.GatherSingleOctet(start, at.GetLower()), Lanes4Double.GatherSingleOctet(start, at.GetUpper()));
    }

    [MethodImpl(Inline)]
    private static unsafe Vector512<double> Wide(float* p) => Avx512F.ConvertToVector512Double(Vector256.Load(p));

    // Eight rows in, eight columns out: pairs of lanes change places one by one, two by two, four by four.
    [MethodImpl(Inline)]
    private static Octet<Lanes8Double> Transposed(
        Vector512<double> r0, Vector512<double> r1, Vector512<double> r2, Vector512<double> r3,
        Vector512<double> r4, Vector512<double> r5, Vector512<double> r6, Vector512<double> r7)
    {
        Vector512<double> a0 = Avx512F.UnpackLow(r0, r1), a1 = Avx512F.UnpackHigh(r0, r1);
        Vector512<double> a2 = Avx512F.UnpackLow(r2, r3), a3 = Avx512F.UnpackHigh(r2, r3);
        Vector512<double> a4 = Avx512F.UnpackLow(r4, r5), a5 = Avx512F.UnpackHigh(r4, r5);
        Vector512<double> a6 = Avx512F.UnpackLow(r6, r7), a7 = Avx512F.UnpackHigh(r6, r7);
        Vector512<double> b0 = Avx512F.Shuffle4x128(a0, a2, 0x88), b1 = Avx512F.Shuffle4x128(a1, a3, 0x88);
        Vector512<double> b2 = Avx512F.Shuffle4x128(a0, a2, 0xdd), b3 = Avx512F.Shuffle4x128(a1, a3, 0xdd);
        Vector512<double> b4 = Avx512F.Shuffle4x128(a4, a6, 0x88), b5 = Avx512F.Shuffle4x128(a5, a7, 0x88);
        Vector512<double> b6 = Avx512F.Shuffle4x128(a4, a6, 0xdd), b7 = Avx512F.Shuffle4x128(a5, a7, 0xdd);
        return new(
            new(Avx512F.Shuffle4x128(b0, b4, 0x88)), new(Avx512F.Shuffle4x128(b1, b5, 0x88)),
            new(Avx512F.Shuffle4x128(b2, b6, 0x88)), new(Avx512F.Shuffle4x128(b3, b7, 0x88)),
            new(Avx512F.Shuffle4x128(b0, b4, 0xdd)), new(Avx512F.Shuffle4x128(b1, b5, 0xdd)),
            new(Avx512F.Shuffle4x128(b2, b6, 0xdd)), new(Avx512F.Shuffle4x128(b3, b7, 0xdd)));
    }

    [MethodImpl(Inline)]
    private static Octet<Lanes8Double> Join(Octet<Lanes4Double> low, Octet<Lanes4Double> high) => new(
        Join(low.E0, high.E0), Join(low.E1, high.E1), Join(low.E2, high.E2), Join(low.E3, high.E3),
        Join(low.E4, high.E4), Join(low.E5, high.E5), Join(low.E6, high.E6), Join(low.E7, high.E7));

    [MethodImpl(Inline)]
    private static Lanes8Double Join(Lanes4Double low, Lanes4Double high) => new(Vector512.Create(low.Register, high.Register));

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static unsafe void Scatter(View<double> view, Int<Lanes8Double> index, Lanes8Double value, Mask<Lanes8Double> where)
    {
        for (uint set = (uint)Vector512.ExtractMostSignificantBits(where.Bits.v); set != 0; set &= set - 1)
        {
            int lane = BitOperations.TrailingZeroCount(set);
            *view.At(index.Bits.v.AsInt64()[lane]) = value.v[lane];
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void AddFixed(View<long> sums, Int<Lanes8Double> index, Lanes8Double value, double scale)
    {
        Vector512<long> at = index.Bits.v.AsInt64();
        for (int lane = 0; lane < Count; lane++)
        {
            Interlocked.Add(ref *sums.At(at[lane]), (long)Math.Round(value.v[lane] * scale));
        }
    }

    // One by one, where the processor has no instruction for it.
    [MethodImpl(Whole)]
    private static Vector512<double> CompressEach(Vector512<double> mask, Vector512<double> a)
    {
        Vector512<double> result = a;
        int count = 0;
        for (ulong set = Vector512.ExtractMostSignificantBits(mask); set != 0; set &= set - 1)
        {
            result = result.WithElement(count++, a[BitOperations.TrailingZeroCount(set)]);
        }

        return result;
    }
}
