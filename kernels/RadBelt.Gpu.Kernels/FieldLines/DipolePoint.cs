using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// A place s = sinλ on a dipole field line: <c>b = B/B_eq = (1 + 3s²)^½/(1 − s²)³</c>; lengths z along the line in units of L R_E, <c>dz = (1 + 3s²)^½ ds</c>.
/// One root and one quotient in all.
/// </summary>
/// <typeparam name="V">Lane type.</typeparam>
internal readonly struct DipolePoint<V>
    where V : unmanaged, ILanes<V>
{
    /// <summary>s.</summary>
    public readonly V Sine;

    /// <summary>b.</summary>
    public readonly V Field;

    /// <summary>1/b.</summary>
    public readonly V PerField;

    /// <summary>ds/dz = (1 + 3s²)^−½.</summary>
    public readonly V SinePerLength;

    private readonly V perCosine2;

    /// <summary>The place at s.</summary>
    [MethodImpl(Inline)]
    public DipolePoint(V sine)
    {
        // The quotient does not wait for the root.
        V square = sine * sine, cosine2 = V.Of(1) - square, q = V.MulAdd(V.Of(3), square, V.Of(1));
        V length = V.Sqrt(q), quotient = V.Of(1) / (cosine2 * q);
        (Sine, SinePerLength, perCosine2) = (sine, quotient * cosine2 * length, quotient * q);
        Field = length * (perCosine2 * perCosine2 * perCosine2);
        PerField = SinePerLength * (cosine2 * cosine2 * cosine2);
    }

    /// <summary>db/dz = b (ds/dz) 3s [2/(1 − s²) + 1/(1 + 3s²)].</summary>
    public V FieldSlope
    {
        [MethodImpl(Inline)]
        get => Field * SinePerLength * (V.Of(3) * Sine) * V.MulAdd(SinePerLength, SinePerLength, V.Of(2) * perCosine2);
    }

    /// <summary>
    /// s at the distance dz along the line, by Taylor's series to third order: to rounding for the distances of a gyration (10⁻⁴), where the fourth is 10⁻¹⁶.
    /// </summary>
    [MethodImpl(Inline)]
    public V Moved(V distance)
    {
        // ds/dz = r, d²s/dz² = −3 s r⁴, d³s/dz³ = (36 s² r² − 3) r⁵, r = (1 + 3s²)^−½.
        V r2 = SinePerLength * SinePerLength, d = distance * SinePerLength;
        V third = V.MulAdd(V.Of(6) * Sine * Sine, r2, V.Of(-0.5));
        V second = V.MulAdd(d, third, V.Of(-1.5) * Sine);
        return V.MulAdd(d, V.MulAdd(r2 * d, second, V.Of(1)), Sine);
    }
}
