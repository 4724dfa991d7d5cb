using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Particles;

/// <summary>Momentum as (E, α, φ): kinetic energy over rest energy, pitch angle and gyrophase (rad), or changes of them.</summary>
/// <typeparam name="V">Lane type.</typeparam>
/// <param name="energy">γ − 1.</param>
/// <param name="pitchAngle">α, rad.</param>
/// <param name="gyrophase">φ, rad: u = u (cosα, sinα cosφ, sinα sinφ).</param>
public readonly struct GuidingState<V>(V energy, V pitchAngle, V gyrophase)
    where V : unmanaged, ILanes<V>
{
    /// <summary>γ − 1.</summary>
    public readonly V Energy = energy;

    /// <summary>α, rad.</summary>
    public readonly V PitchAngle = pitchAngle;

    /// <summary>φ, rad.</summary>
    public readonly V Gyrophase = gyrophase;

    /// <summary>The three numbers as the momentum columns of <see cref="ParticleViews{T}"/> hold them: (γ − 1, α, φ).</summary>
    public V3<V> Columns
    {
        [MethodImpl(Inline)]
        get => new(Energy, PitchAngle, Gyrophase);
    }

    /// <summary>From <see cref="Columns"/>.</summary>
    [MethodImpl(Inline)]
    public static GuidingState<V> Stored(V3<V> columns) => new(columns.X, columns.Y, columns.Z);

    /// <summary>Sine and cosine of an angle in rad, of magnitude up to a few turns.</summary>
    [MethodImpl(Inline)]
    public static void SinCos(V angle, out V sin, out V cos)
    {
        V turns = angle * V.Of(1 / (2 * Math.PI));
        Turns<V>.Of(turns - V.Floor(turns + V.Of(0.5))).SinCos(out sin, out cos);
    }

    /// <summary>This plus <paramref name="factor"/> times <paramref name="change"/>.</summary>
    [MethodImpl(Inline)]
    public GuidingState<V> Advanced(V factor, GuidingState<V> change) => new(
        V.MulAdd(factor, change.Energy, Energy),
        V.MulAdd(factor, change.PitchAngle, PitchAngle),
        V.MulAdd(factor, change.Gyrophase, Gyrophase));

    /// <summary>The same momentum with α in [0, π] and φ in [−π, π].</summary>
    [MethodImpl(Inline)]
    public GuidingState<V> Reflected()
    {
        V zero = V.Of(0), pi = V.Of(Math.PI), turn = V.Of(2 * Math.PI);
        Mask<V> below = PitchAngle < zero, above = PitchAngle > pi;
        V alpha = V.Select(below, -PitchAngle, V.Select(above, turn - PitchAngle, PitchAngle));
        V phi = V.Select(below | above, Gyrophase + pi, Gyrophase);
        return new(Energy, alpha, phi - turn * V.Floor(V.MulAdd(phi, V.Of(1 / (2 * Math.PI)), V.Of(0.5))));
    }
}
