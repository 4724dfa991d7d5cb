using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Random;

/// <summary>Real numbers from random words.</summary>
public static class Uniform
{
    /// <summary>½, 1½, … 2²⁴ − ½ from the upper 24 of a word's 32 bits: as many as float lanes tell apart.</summary>
    /// <param name="word">A word; its upper bits, where lanes are longer, are of no account.</param>
    [MethodImpl(Inline)]
    public static V Number<V>(Int<V> word)
        where V : unmanaged, ILanes<V> => ((word >>> 8) & Int<V>.Of(0xFFFFFF)).ToReal() + V.Of(0.5);

    /// <summary>A number of exponential distribution, mean 1, at most 17.3.</summary>
    /// <param name="word">A word.</param>
    [MethodImpl(Whole)]
    public static V Exponential<V>(Int<V> word)
        where V : unmanaged, ILanes<V> => -LaneMath.Log(Number(word) * V.Of(1 / 16777216.0));
}
