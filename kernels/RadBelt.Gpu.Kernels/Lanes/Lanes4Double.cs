using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RadBelt.Gpu.Kernels.Lanes;

/// <summary>Four doubles in one 256-bit register (AVX2) or two of 128 bits (NEON).</summary>
/// <param name="value">The register.</param>
public readonly struct Lanes4Double(Vector256<double> value) : ILanes<Lanes4Double, double>
{
    private readonly Vector256<double> v = value;

    /// <summary>The register.</summary>
    internal Vector256<double> Register
    {
        [MethodImpl(Inline)]
        get => v;
    }

    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    public static int Bits => 64;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double Of(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double operator +(Lanes4Double a, Lanes4Double b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double operator -(Lanes4Double a, Lanes4Double b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double operator *(Lanes4Double a, Lanes4Double b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double operator /(Lanes4Double a, Lanes4Double b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double operator -(Lanes4Double a) => new(-a.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double MulAdd(Lanes4Double a, Lanes4Double b, Lanes4Double c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double Sqrt(Lanes4Double a) => new(Vector256.Sqrt(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double Abs(Lanes4Double a) => new(Vector256.Abs(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double Floor(Lanes4Double a) => new(Vector256.Floor(a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Lanes4Double> operator <(Lanes4Double a, Lanes4Double b) => new(new(Vector256.LessThan(a.v, b.v)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Mask<Lanes4Double> operator >(Lanes4Double a, Lanes4Double b) => new(new(Vector256.GreaterThan(a.v, b.v)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double Select(Mask<Lanes4Double> mask, Lanes4Double a, Lanes4Double b) => new(Vector256.ConditionalSelect(mask.Bits.v, a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Mask<Lanes4Double> mask) => mask.Bits.v.AsInt64() != Vector256<long>.Zero;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int CountOf(Mask<Lanes4Double> mask) => BitOperations.PopCount(Vector256.ExtractMostSignificantBits(mask.Bits.v));

    /// <inheritdoc/>
    public static Lanes4Double Numbers
    {
        [MethodImpl(Inline)]
        get => new(Vector256.Create((double)0, 1, 2, 3));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double Compress(Mask<Lanes4Double> mask, Lanes4Double a) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.Compress(Vector256<double>.Zero, mask.Bits.v, a.v))
        : new(CompressEach(mask.Bits.v, a.v));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static double Sum(Lanes4Double a) => Vector256.Sum(a.v);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static long IntSum(Lanes4Double bits) => Vector256.Sum(bits.v.AsInt64());

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
    public static unsafe void StoreSingle(View<float> view, long index, Lanes4Double value) =>
        Vector256.Narrow(value.v, value.v).GetLower().Store(view.At(index, Count));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Octet<Lanes4Double> GatherSingleOctet(View<float> view, Int<Lanes4Double> index, long offset) =>
        GatherSingleOctet(view.At(0) + offset, index.Bits.v.AsInt64());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double BitsOf(long value) => new(Vector256.Create(value).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double And(Lanes4Double a, Lanes4Double b) => new((a.v.AsInt64() & b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double Or(Lanes4Double a, Lanes4Double b) => new((a.v.AsInt64() | b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double Xor(Lanes4Double a, Lanes4Double b) => new((a.v.AsInt64() ^ b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double IntAdd(Lanes4Double a, Lanes4Double b) => new((a.v.AsInt64() + b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double IntSubtract(Lanes4Double a, Lanes4Double b) => new((a.v.AsInt64() - b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double IntMultiply(Lanes4Double a, Lanes4Double b) => new((a.v.AsInt64() * b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double ShiftLeft(Lanes4Double a, int count) => new((a.v.AsInt64() << count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double ShiftRightLogical(Lanes4Double a, int count) => new((a.v.AsInt64() >>> count).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double IntEqual(Lanes4Double a, Lanes4Double b) => new(Vector256.Equals(a.v.AsInt64(), b.v.AsInt64()).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double FromInt(Lanes4Double bits) => new(Vector256.ConvertToDouble(bits.v.AsInt64()));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes4Double ToInt(Lanes4Double value) => new(Vector256.ConvertToInt64Native(value.v).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void MultiplyWords(Lanes4Double a, uint factor, out Lanes4Double high, out Lanes4Double low)
    {
        Vector256<ulong> product = (a.v.AsUInt64() & Vector256.Create((ulong)uint.MaxValue)) * Vector256.Create((ulong)factor);
        high = new((product >> 32).AsDouble());
        low = new((product & Vector256.Create((ulong)uint.MaxValue)).AsDouble());
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes4Double Load(View<double> view, long index) => new(Vector256.Load(view.At(index, Count)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Store(View<double> view, long index, Lanes4Double value) => value.v.Store(view.At(index, Count));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes4Double Broadcast(View<double> view, long index) => new(Vector256.Create(*view.At(index)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Lanes4Double Gather(View<double> view, Int<Lanes4Double> index, int offset)
    {
        Vector256<long> at = index.Bits.v.AsInt64() + Vector256.Create((long)offset);
        double* start = view.At(0);
        return new(Avx2.IsSupported ? Avx2.GatherVector256(start, at, 8) : GatherEach(start, at));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe Octet<Lanes4Double> GatherOctet(View<double> view, Int<Lanes4Double> index, int offset) =>
        GatherOctet(view.At(0) + offset, index.Bits.v.AsInt64());

    [MethodImpl(Inline)]
    internal static unsafe Octet<Lanes4Double> GatherOctet(double* start, Vector256<long> at)
    {
        Transpose(start, at, out Lanes4Double e0, out Lanes4Double e1, out Lanes4Double e2, out Lanes4Double e3);
        Transpose(start + 4, at, out Lanes4Double e4, out Lanes4Double e5, out Lanes4Double e6, out Lanes4Double e7);
        return new(e0, e1, e2, e3, e4, e5, e6, e7);
    }

    [MethodImpl(Inline)]
    internal static unsafe Octet<Lanes4Double> GatherSingleOctet(float* start, Vector256<long> at)
    {
        TransposeSingle(start, at, out Lanes4Double e0, out Lanes4Double e1, out Lanes4Double e2, out Lanes4Double e3);
        TransposeSingle(start + 4, at, out Lanes4Double e4, out Lanes4Double e5, out Lanes4Double e6, out Lanes4Double e7);
        return new(e0, e1, e2, e3, e4, e5, e6, e7);
    }

    // Four rows in, four columns out.
    [MethodImpl(Inline)]
    private static unsafe void Transpose(double* start, Vector256<long> at, out Lanes4Double e0, out Lanes4Double e1, out Lanes4Double e2, out Lanes4Double e3)
    {
        Vector256<double> r0 = Vector256.Load(start + at[0]), r1 = Vector256.Load(start + at[1]), r2 = Vector256.Load(start + at[2]), r3 = Vector256.Load(start + at[3]);
        if (!Avx.IsSupported)
        {
            e0 = new(Vector256.Create(r0[0], r1[0], r2[0], r3[0]));
            e1 = new(Vector256.Create(r0[1], r1[1], r2[1], r3[1]));
            e2 = new(Vector256.Create(r0[2], r1[2], r2[2], r3[2]));
            e3 = new(Vector256.Create(r0[3], r1[3], r2[3], r3[3]));
            return;
        }

        Vector256<double> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1), a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
        e0 = new(Avx.Permute2x128(a0, a2, 0x20));
        e1 = new(Avx.Permute2x128(a1, a3, 0x20));
        e2 = new(Avx.Permute2x128(a0, a2, 0x31));
        e3 = new(Avx.Permute2x128(a1, a3, 0x31));
    }

    // The same of rows of floats: columns are made before they are widened.
    [MethodImpl(Inline)]
    private static unsafe void TransposeSingle(float* start, Vector256<long> at, out Lanes4Double e0, out Lanes4Double e1, out Lanes4Double e2, out Lanes4Double e3)
    {
        float* p0 = start + at[0], p1 = start + at[1], p2 = start + at[2], p3 = start + at[3];
        if (!Avx.IsSupported)
        {
            e0 = new(Vector256.Create((double)p0[0], p1[0], p2[0], p3[0]));
            e1 = new(Vector256.Create((double)p0[1], p1[1], p2[1], p3[1]));
            e2 = new(Vector256.Create((double)p0[2], p1[2], p2[2], p3[2]));
            e3 = new(Vector256.Create((double)p0[3], p1[3], p2[3], p3[3]));
            return;
        }

        Vector128<float> r0 = Vector128.Load(p0), r1 = Vector128.Load(p1), r2 = Vector128.Load(p2), r3 = Vector128.Load(p3);
        Vector128<float> a0 = Sse.UnpackLow(r0, r1), a1 = Sse.UnpackLow(r2, r3), a2 = Sse.UnpackHigh(r0, r1), a3 = Sse.UnpackHigh(r2, r3);
        e0 = new(Avx.ConvertToVector256Double(Sse.MoveLowToHigh(a0, a1)));
        e1 = new(Avx.ConvertToVector256Double(Sse.MoveHighToLow(a1, a0)));
        e2 = new(Avx.ConvertToVector256Double(Sse.MoveLowToHigh(a2, a3)));
        e3 = new(Avx.ConvertToVector256Double(Sse.MoveHighToLow(a3, a2)));
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public static unsafe void Scatter(View<double> view, Int<Lanes4Double> index, Lanes4Double value, Mask<Lanes4Double> where)
    {
        for (uint set = (uint)Vector256.ExtractMostSignificantBits(where.Bits.v); set != 0; set &= set - 1)
        {
            int lane = BitOperations.TrailingZeroCount(set);
            *view.At(index.Bits.v.AsInt64()[lane]) = value.v[lane];
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void AddFixed(View<long> sums, Int<Lanes4Double> index, Lanes4Double value, double scale)
    {
        Vector256<long> at = index.Bits.v.AsInt64();
        for (int lane = 0; lane < Count; lane++)
        {
            Interlocked.Add(ref *sums.At(at[lane]), (long)Math.Round(value.v[lane] * scale));
        }
    }

    [MethodImpl(Inline)]
    internal static unsafe Vector256<double> GatherEach(double* start, Vector256<long> at) =>
        Vector256.Create(start[at[0]], start[at[1]], start[at[2]], start[at[3]]);

    // One by one, where the processor has no instruction for it.
    [MethodImpl(Whole)]
    private static Vector256<double> CompressEach(Vector256<double> mask, Vector256<double> a)
    {
        Vector256<double> result = a;
        int count = 0;
        for (ulong set = Vector256.ExtractMostSignificantBits(mask); set != 0; set &= set - 1)
        {
            result = result.WithElement(count++, a[BitOperations.TrailingZeroCount(set)]);
        }

        return result;
    }
}
