using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Tests.Lanes;

internal readonly struct Exp : ILaneOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => LaneMath.Exp(a);
}

internal readonly struct Log : ILaneOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => LaneMath.Log(a);
}

internal readonly struct Pow : ILaneOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => LaneMath.Pow(a, b);
}

internal readonly struct PolarAngle : ILaneOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => LaneMath.PolarAngle(a, b);
}

internal readonly struct SinOfTurns : ILaneOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V>
    {
        new Turns<V>(new Int<V>(a)).SinCos(out V sin, out _);
        return sin;
    }
}

internal readonly struct CosOfTurns : ILaneOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V>
    {
        new Turns<V>(new Int<V>(a)).SinCos(out _, out V cos);
        return cos;
    }
}

/// <summary>The fixed-point phase a + b of real turns: the bits of <see cref="Turns{V}"/>.</summary>
internal readonly struct TurnsOfReals : ILaneOperation
{
    public static V Apply<V>(V a, V b, V c)
        where V : unmanaged, ILanes<V> => (Turns<V>.Of(a) + Turns<V>.Of(b)).Bits.Bits;
}
