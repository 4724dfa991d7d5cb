using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Waves;

/// <summary>Sums over circularly polarised waves at one instant: Σ b cos ψ, Σ b sin ψ of the magnetic field, and likewise of the electric one.</summary>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct TransverseSums<V>(V cos, V sin, V electricCos, V electricSin)
    where V : unmanaged, ILanes<V>
{
    public readonly V Cos = cos;
    public readonly V Sin = sin;
    public readonly V ElectricCos = electricCos;
    public readonly V ElectricSin = electricSin;

    public static TransverseSums<V> Zero
    {
        [MethodImpl(Inline)]
        get => new(V.Of(0), V.Of(0), V.Of(0), V.Of(0));
    }

    /// <summary>Adds a wave.</summary>
    [MethodImpl(Inline)]
    public TransverseSums<V> Plus(in TransverseSums<V> wave) => new(Cos + wave.Cos, Sin + wave.Sin, ElectricCos + wave.ElectricCos, ElectricSin + wave.ElectricSin);

    /// <summary>Adds a wave whose phase has gone back by an angle.</summary>
    [MethodImpl(Inline)]
    public TransverseSums<V> PlusTurned(in TransverseSums<V> wave, V cos, V sin) => new(
        V.MulAdd(wave.Cos, cos, V.MulAdd(wave.Sin, sin, Cos)),
        V.MulAdd(wave.Sin, cos, V.MulAdd(-wave.Cos, sin, Sin)),
        V.MulAdd(wave.ElectricCos, cos, V.MulAdd(wave.ElectricSin, sin, ElectricCos)),
        V.MulAdd(wave.ElectricSin, cos, V.MulAdd(-wave.ElectricCos, sin, ElectricSin)));
}
