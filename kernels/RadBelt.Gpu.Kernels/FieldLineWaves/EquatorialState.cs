using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.FieldLineWaves;

/// <summary>What an orbit is by: energy, and the equatorial pitch angle that an electron would have if no waves acted, sin²α_eq = u_⊥²/(u² b).</summary>
internal readonly struct EquatorialState<V>
    where V : unmanaged, ILanes<V>
{
    /// <summary>Of an electron half a step before it is at <paramref name="ahead"/>.</summary>
    [MethodImpl(Inline)]
    public EquatorialState(in ParabolicField field, V halfDrift, V ahead, V3<V> u)
    {
        V u2 = V3<V>.Dot(u, u), γ = V.Sqrt(V.Of(1) + u2), across2 = V.MulAdd(u.Y, u.Y, u.Z * u.Z);
        PerGamma = V.Of(1) / γ;
        Distance = V.MulAdd(-halfDrift * u.X, PerGamma, ahead);
        Energy = u2 / (V.Of(1) + γ);

        // u² b − u_⊥² without a difference of like numbers: exact near 90° too.
        V rest = V.MulAdd(field.Ratio(Distance) - V.Of(1), u2, u.X * u.X);
        PitchAngle = WholeMath.PolarAngle(V.Sqrt(across2), V.Sqrt(rest));
    }

    /// <summary>1/γ.</summary>
    public readonly V PerGamma;

    /// <summary>Distance from the equator, node spacings.</summary>
    public readonly V Distance;

    /// <summary>γ − 1.</summary>
    public readonly V Energy;

    /// <summary>α_eq, rad, in [0, π/2].</summary>
    public readonly V PitchAngle;
}

/// <summary>γ − 1 and α_eq of electrons first, first + 1, ….</summary>
/// <param name="electrons">Electrons.</param>
/// <param name="field">Static field.</param>
/// <param name="scales">What a step is.</param>
/// <param name="first">The first of them.</param>
/// <param name="energy">γ − 1, from index 0 on.</param>
/// <param name="pitchAngle">α_eq, rad, from index 0 on.</param>
internal readonly struct MeasureEquatorialStates(
    ParabolicElectrons electrons, ParabolicField field, StepScales scales, long first, View<double> energy, View<double> pitchAngle) : IKernel<double>
{
    private readonly ParabolicElectrons electrons = electrons;
    private readonly ParabolicField field = field;
    private readonly StepScales scales = scales;
    private readonly long first = first;
    private readonly View<double> energy = energy, pitchAngle = pitchAngle;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        long electron = first + index;
        var state = new EquatorialState<V>(field, V.Of(0.5) * V.Of(scales.Drift), electrons.Distance<V>(electron), electrons.Momentum<V>(electron));
        V.Store(energy, index, state.Energy);
        V.Store(pitchAngle, index, state.PitchAngle);
    }
}
