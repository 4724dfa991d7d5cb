using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Tests.Lanes;

internal readonly struct BitAnd : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.And(a, b);

    static long IBitOperation.Expected<T>(long a, long b) => a & b;
}

internal readonly struct BitOr : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Or(a, b);

    static long IBitOperation.Expected<T>(long a, long b) => a | b;
}

internal readonly struct BitXor : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Xor(a, b);

    static long IBitOperation.Expected<T>(long a, long b) => a ^ b;
}

internal readonly struct IntSum : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => (new Int<V>(a) + new Int<V>(b)).Bits;

    static long IBitOperation.Expected<T>(long a, long b) => a + b;
}

internal readonly struct IntDifference : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => (new Int<V>(a) - new Int<V>(b)).Bits;

    static long IBitOperation.Expected<T>(long a, long b) => a - b;
}

internal readonly struct IntProduct : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => (new Int<V>(a) * new Int<V>(b)).Bits;

    static long IBitOperation.Expected<T>(long a, long b) => a * b;
}

internal readonly struct ShiftLeft : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => (new Int<V>(a) << 13).Bits;

    static long IBitOperation.Expected<T>(long a, long b) => a << 13;
}

internal readonly struct ShiftRight : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => (new Int<V>(a) >>> 7).Bits;

    static long IBitOperation.Expected<T>(long a, long b) => typeof(T) == typeof(float) ? (int)a >>> 7 : a >>> 7;
}

internal readonly struct IntEqual : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => Int<V>.Equal(new Int<V>(a), new Int<V>(b)).Bits;

    static long IBitOperation.Expected<T>(long a, long b) => ElementBits.Narrow<T>(a) == ElementBits.Narrow<T>(b) ? -1 : 0;
}

internal readonly struct IntConstant : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => (new Int<V>(a) + Int<V>.Of(-0x123456789ABCDEF)).Bits;

    static long IBitOperation.Expected<T>(long a, long b) => a - 0x123456789ABCDEF;
}

internal readonly struct AllOnes : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Xor(a, V.BitsOf(-1));

    static long IBitOperation.Expected<T>(long a, long b) => ~a;
}

internal readonly struct IntToReal : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => new Int<V>(a).ToReal();

    static long IBitOperation.Expected<T>(long a, long b) => ElementBits.Of(T.CreateTruncating(ElementBits.Narrow<T>(a)));
}

internal readonly struct RealToInt : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => Int<V>.Truncate(V.Select(V.Abs(a) < V.Of(1 << 30), a, V.Of(0))).Bits;

    static long IBitOperation.Expected<T>(long a, long b) => T.Abs(ElementBits.From<T>(a)) < T.CreateTruncating(1 << 30) ? long.CreateTruncating(ElementBits.From<T>(a)) : 0;
}

internal readonly struct HighWord : IBitOperation
{
    public const uint Factor = 0xD2511F53;

    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V>
    {
        V.MultiplyWords(a, Factor, out V high, out _);
        return high;
    }

    static long IBitOperation.Expected<T>(long a, long b) => (long)(((ulong)(uint)a * Factor) >> 32);
}

internal readonly struct LowWord : IBitOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V>
    {
        V.MultiplyWords(a, HighWord.Factor, out _, out V low);
        return low;
    }

    static long IBitOperation.Expected<T>(long a, long b) => (uint)a * HighWord.Factor;
}
