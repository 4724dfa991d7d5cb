using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// Elements with waves at any angle: <c>E = Re[(e_x, i e_y, e_z) e^{iφ}]</c> and <c>B = k × E/ω</c> at the electron, whose phase is that of its guiding centre plus k_x r_gx
/// (Chen et al. 2021, Eq. 7). ω and k_z are the slopes of the phase that is interpolated: Faraday's law holds between E and B wherever an electron is.
/// </summary>
public readonly struct ObliqueElementWaves : IElementWaves
{
    /// <summary>Numbers in a row: the phase, then e_x, e_y, e_z (times q/(2mc)) and k_x (turns per mc/(eB_eq)), four coefficients each.</summary>
    public const int Width = ElementTables.Phase + 16;

    private readonly ElementTables tables;
    private readonly double indexAlong, indexAcross;

    /// <summary>Tables of elements.</summary>
    /// <param name="tables">Tables of rows this wide.</param>
    /// <param name="lightPerLength">κ = c/(L R_E), s⁻¹.</param>
    /// <param name="gyrofrequency">ω_ce at the equator, s⁻¹.</param>
    public ObliqueElementWaves(ElementTables tables, double lightPerLength, double gyrofrequency) =>
        (this.tables, indexAlong, indexAcross) = (tables, lightPerLength, gyrofrequency);

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void At<V>(in DipolePoint<V> point, V time, V outward, out V3<V> electric, out V3<V> magnetic)
        where V : unmanaged, ILanes<V, double>
    {
        V ex = V.Of(0), ey = ex, ez = ex, bx = ex, by = ex, bz = ex;
        for (int i = 0; i < tables.Count; i++)
        {
            ElementCell<V> cell = tables.Cell(i, point.Sine, time, Width);
            tables.Density(i, out V perTime, out V perSine);
            cell.Cubic(tables.Row(cell, 0), tables.Row(cell, 8), out V phase, out V slopeTime, out V slopeSine);
            Octet<V> transverse = tables.Row(cell, 16), rest = tables.Row(cell, 24);
            V x = cell.Linear(transverse.E0, transverse.E1, transverse.E2, transverse.E3), y = cell.Linear(transverse.E4, transverse.E5, transverse.E6, transverse.E7);
            V z = cell.Linear(rest.E0, rest.E1, rest.E2, rest.E3), k = cell.Linear(rest.E4, rest.E5, rest.E6, rest.E7);
            phase = V.MulAdd(k, outward, phase);
            WholeMath.SinCosOfTurns(phase, out V sin, out V cos);

            // n = ck/ω.
            V perFrequency = V.Of(-1) / (slopeTime * perTime);
            V along = V.Of(indexAlong) * slopeSine * perSine * point.SinePerLength * perFrequency, across = V.Of(indexAcross) * k * perFrequency;
            V ySin = y * sin;
            ex = ex + Within(cell, x * cos);
            ey = ey - Within(cell, ySin);
            ez = ez + Within(cell, z * cos);
            bx = bx + Within(cell, along * ySin);
            by = by + Within(cell, V.MulAdd(along, x, -(across * z)) * cos);
            bz = bz - Within(cell, across * ySin);
        }

        (electric, magnetic) = (new(ex, ey, ez), new(bx, by, bz));
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public Mask<V> Left<V>(V fromSine, V fromTime, V toSine, V toTime)
        where V : unmanaged, ILanes<V, double>
    {
        Mask<V> left = V.Of(0) > V.Of(0);
        for (int i = 0; i < tables.Count; i++)
        {
            ElementCell<V> cell = tables.Cell(i, fromSine, fromTime, Width);
            Octet<V> e = tables.Row(cell, 16);
            V y = cell.Linear(e.E4, e.E5, e.E6, e.E7);
            left |= ~cell.Outside & (V.Abs(y) > V.Of(0)) & tables.Ended(i, toSine, toTime);
        }

        return left;
    }

    [MethodImpl(Inline)]
    private static V Within<V>(in ElementCell<V> cell, V value)
        where V : unmanaged, ILanes<V, double> => V.Select(cell.Outside, V.Of(0), value);
}
