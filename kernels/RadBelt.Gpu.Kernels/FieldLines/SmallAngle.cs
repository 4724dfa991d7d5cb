using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>Sine and cosine of angles within ±0.6 rad: Taylor series to x¹⁵ and x¹⁴, to 3e-16. What a step turns by needs no reduction to a quadrant.</summary>
internal static class SmallAngle
{
    [MethodImpl(Whole)]
    public static void SinCos<V>(V x, out V sin, out V cos)
        where V : unmanaged, ILanes<V>
    {
        V z = x * x;
        sin = x * Polynomial.Of(z, 1, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362_880, -1.0 / 39_916_800, 1.0 / 6_227_020_800);
        cos = Polynomial.Of(z, 1, -1.0 / 2, 1.0 / 24, -1.0 / 720, 1.0 / 40_320, -1.0 / 3_628_800, 1.0 / 479_001_600, -1.0 / 87_178_291_200);
    }
}
