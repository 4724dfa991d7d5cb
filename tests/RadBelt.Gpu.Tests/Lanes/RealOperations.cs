using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Tests.Lanes;

internal readonly struct Sum : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => a + b;

    static T IRealOperation.Expected<T>(T a, T b, T c) => a + b;
}

internal readonly struct Difference : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => a - b;

    static T IRealOperation.Expected<T>(T a, T b, T c) => a - b;
}

internal readonly struct Product : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => a * b;

    static T IRealOperation.Expected<T>(T a, T b, T c) => a * b;
}

internal readonly struct Quotient : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => a / b;

    static T IRealOperation.Expected<T>(T a, T b, T c) => a / b;
}

internal readonly struct Opposite : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => -a;

    static T IRealOperation.Expected<T>(T a, T b, T c) => -a;
}

internal readonly struct MulAdd : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.MulAdd(a, b, c);

    static T IRealOperation.Expected<T>(T a, T b, T c) => T.FusedMultiplyAdd(a, b, c);
}

internal readonly struct Root : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Sqrt(a);

    static T IRealOperation.Expected<T>(T a, T b, T c) => T.Sqrt(a);
}

internal readonly struct Magnitude : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Abs(a);

    static T IRealOperation.Expected<T>(T a, T b, T c) => T.Abs(a);
}

internal readonly struct Floor : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Floor(a);

    static T IRealOperation.Expected<T>(T a, T b, T c) => T.Floor(a);
}

internal readonly struct Less : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Select(a < b, b, c);

    static T IRealOperation.Expected<T>(T a, T b, T c) => a < b ? b : c;
}

internal readonly struct Greater : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Select(a > b, b, c);

    static T IRealOperation.Expected<T>(T a, T b, T c) => a > b ? b : c;
}

internal readonly struct Both : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Select((a < b) & (b < c), a, c);

    static T IRealOperation.Expected<T>(T a, T b, T c) => a < b & b < c ? a : c;
}

internal readonly struct Either : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Select((a < b) | (b < c), a, c);

    static T IRealOperation.Expected<T>(T a, T b, T c) => a < b | b < c ? a : c;
}

internal readonly struct Neither : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => V.Select(~(a < b), a, c);

    static T IRealOperation.Expected<T>(T a, T b, T c) => !(a < b) ? a : c;
}

internal readonly struct ProductThenSum : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => a * b + c;

    static T IRealOperation.Expected<T>(T a, T b, T c) => a * b + c;
}

internal readonly struct ProductThenDifference : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => a * b - c;

    static T IRealOperation.Expected<T>(T a, T b, T c) => a * b - c;
}

internal readonly struct ConstantsInOrder : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => a * V.Of(3) * V.Of(0.1) + V.Of(1e8) - V.Of(1e8);

    static T IRealOperation.Expected<T>(T a, T b, T c) => a * T.CreateTruncating(3) * T.CreateTruncating(0.1) + T.CreateTruncating(1e8) - T.CreateTruncating(1e8);
}

internal readonly struct Smaller : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => LaneMath.Min(a, b);

    static T IRealOperation.Expected<T>(T a, T b, T c) => a < b ? a : b;
}

internal readonly struct Larger : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => LaneMath.Max(a, b);

    static T IRealOperation.Expected<T>(T a, T b, T c) => a > b ? a : b;
}

internal readonly struct Reciprocal : IRealOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => LaneMath.Reciprocal(a);

    static T IRealOperation.Expected<T>(T a, T b, T c) => T.One / a;
}
