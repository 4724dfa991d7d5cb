using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// Elements with waves at any angle: <c>E = Re[(e_x, i e_y, e_z) e^{iφ}]</c> and <c>B = k × E/ω</c> at the electron, whose phase is that of its guiding centre plus k_x r_gx
/// (Chen et al. 2021, Eq. 7). ω and k_z are the slopes of the phase that is interpolated: Faraday's law holds between E and B wherever an electron is.
/// </summary>
internal readonly struct ObliqueElementWaves : IElementWaves
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
    public void At<V>(in DipolePoint<V> point, V time, V3<V> u, V perγ, V dt, out V3<V> impulse, out V3<V> rotation)
        where V : unmanaged, ILanes<V, double>
    {
        // The fields at the gyroradius before the kick, and their slopes by r_gx.
        V outward = u.Y * point.PerField, zero = V.Of(0);
        V ex = zero, ey = zero, ez = zero, bx = zero, by = zero, bz = zero, dex = zero, dey = zero, dez = zero, dbx = zero, dby = zero, dbz = zero;
        for (int i = 0; i < tables.Count; i++)
        {
            Local<V> w = At(i, point, time, outward);
            V x = w.X * w.Cos, y = w.Y * w.Sin, z = w.Z * w.Cos, b = V.MulAdd(w.Along, w.X, -(w.Across * w.Z));
            (ex, ey, ez) = (ex + x, ey - y, ez + z);
            (bx, by, bz) = (V.MulAdd(w.Along, y, bx), V.MulAdd(b, w.Cos, by), V.MulAdd(-w.Across, y, bz));
            V sin = w.Outward * w.Sin, yCos = w.Outward * w.Cos * w.Y;
            (dex, dey, dez) = (V.MulAdd(-sin, w.X, dex), dey - yCos, V.MulAdd(-sin, w.Z, dez));
            (dbx, dby, dbz) = (V.MulAdd(w.Along, yCos, dbx), V.MulAdd(-sin, b, dby), V.MulAdd(-w.Across, yCos, dbz));
        }

        // Half of what the kick adds to u_y moves the electron outward by as much over b.
        V half = dt * V.MulAdd(perγ, V.MulAdd(u.Z, bx, -(u.X * bz)), ey) * point.PerField;
        impulse = dt * new V3<V>(V.MulAdd(half, dex, ex), V.MulAdd(half, dey, ey), V.MulAdd(half, dez, ez));
        rotation = dt * new V3<V>(V.MulAdd(half, dbx, bx), V.MulAdd(half, dby, by), V.MulAdd(half, dbz, bz));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public Mask<V> Left<V>(V fromSine, V fromTime, V toSine, V toTime)
        where V : unmanaged, ILanes<V, double> => tables.Left(fromSine, fromTime, toSine, toTime, Width, ElementTables.Phase + 4);

    [MethodImpl(Whole)]
    private Local<V> At<V>(int element, in DipolePoint<V> point, V time, V outward)
        where V : unmanaged, ILanes<V, double>
    {
        ElementCell<V> cell = tables.Cell(element, point.Sine, time, Width);
        tables.Density(element, out V perTime, out V perSine);
        cell.Cubic(tables.Row(cell, 0), tables.Row(cell, 8), out V phase, out V slopeTime, out V slopeSine);
        Octet<V> a = tables.Row(cell, 16), b = tables.Row(cell, 24);
        V zero = V.Of(0), k = cell.Linear(b.E4, b.E5, b.E6, b.E7);
        WholeMath.SinCosOfTurns(V.MulAdd(k, outward, phase), out V sin, out V cos);
        V perFrequency = V.Select(cell.Outside, zero, V.Of(-1) / (slopeTime * perTime));
        return new(
            V.Select(cell.Outside, zero, cell.Linear(a.E0, a.E1, a.E2, a.E3)),
            V.Select(cell.Outside, zero, cell.Linear(a.E4, a.E5, a.E6, a.E7)),
            V.Select(cell.Outside, zero, cell.Linear(b.E0, b.E1, b.E2, b.E3)),
            V.Of(indexAlong) * slopeSine * perSine * point.SinePerLength * perFrequency,
            V.Of(indexAcross) * k * perFrequency,
            V.Of(2 * Math.PI) * k,
            sin,
            cos);
    }

    // One element's wave where an electron is: amplitudes, ck/ω, k_x, and the phase.
    private readonly struct Local<V>(V x, V y, V z, V along, V across, V outward, V sin, V cos)
        where V : unmanaged, ILanes<V>
    {
        public readonly V X = x, Y = y, Z = z, Along = along, Across = across, Outward = outward, Sin = sin, Cos = cos;
    }
}
