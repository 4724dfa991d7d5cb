using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// Elements of waves along the field, circularly polarised as electrons gyrate: <see cref="ObliqueElementWaves"/> for e_x = e_y and e_z = k_x = 0.
/// </summary>
internal readonly struct FieldAlignedElementWaves : IElementWaves
{
    /// <summary>Numbers in a row: the phase, then four coefficients of e (times q/(2mc)), and nothing in the last four.</summary>
    public const int Width = ElementTables.Phase + 8;

    private readonly ElementTables tables;
    private readonly double indexAlong;

    /// <summary>Tables of elements.</summary>
    /// <param name="tables">Tables of rows this wide.</param>
    /// <param name="lightPerLength">κ = c/(L R_E), s⁻¹.</param>
    public FieldAlignedElementWaves(ElementTables tables, double lightPerLength) => (this.tables, indexAlong) = (tables, lightPerLength);

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void At<V>(in DipolePoint<V> point, V time, V3<V> u, V perγ, V dt, out V3<V> impulse, out V3<V> rotation)
        where V : unmanaged, ILanes<V, double>
    {
        V ex = V.Of(0), ey = ex, bx = ex, by = ex;
        for (int i = 0; i < tables.Count; i++)
        {
            V e = At(i, point, time, out V b, out V sin, out V cos);
            (ex, ey) = (V.MulAdd(e, cos, ex), V.MulAdd(-e, sin, ey));
            (bx, by) = (V.MulAdd(b, sin, bx), V.MulAdd(b, cos, by));
        }

        (impulse, rotation) = (new(dt * ex, dt * ey, V.Of(0)), new(dt * bx, dt * by, V.Of(0)));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public Mask<V> Left<V>(V fromSine, V fromTime, V toSine, V toTime)
        where V : unmanaged, ILanes<V, double> => tables.Left(fromSine, fromTime, toSine, toTime, Width, ElementTables.Phase);

    // e, b = (ck/ω) e, and the phase.
    [MethodImpl(Whole)]
    private V At<V>(int element, in DipolePoint<V> point, V time, out V b, out V sin, out V cos)
        where V : unmanaged, ILanes<V, double>
    {
        ElementCell<V> cell = tables.Cell(element, point.Sine, time, Width);
        tables.Density(element, out V perTime, out V perSine);
        cell.Cubic(tables.Row(cell, 0), tables.Row(cell, 8), out V phase, out V slopeTime, out V slopeSine);
        Octet<V> amplitude = tables.Row(cell, 16);
        WholeMath.SinCosOfTurns(phase, out sin, out cos);
        V zero = V.Of(0), e = V.Select(cell.Outside, zero, cell.Linear(amplitude.E0, amplitude.E1, amplitude.E2, amplitude.E3));
        b = V.Select(cell.Outside, zero, V.Of(-indexAlong) * e * (slopeSine * perSine * point.SinePerLength) / (slopeTime * perTime));
        return e;
    }
}
