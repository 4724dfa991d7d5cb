using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>The waves of chorus elements on a field line.</summary>
internal interface IElementWaves
{
    /// <summary>
    /// What the wave fields where an electron is do in a step: they are taken at its gyroradius r_g of the middle of the kick, as the momenta before and after it have
    /// different ones.
    /// </summary>
    /// <param name="point">Place of its guiding centre.</param>
    /// <param name="time">t, s.</param>
    /// <param name="u">p/(mc), (outward, east, along the field), before the kick.</param>
    /// <param name="perγ">1/γ before it.</param>
    /// <param name="dt">Δt, s.</param>
    /// <param name="impulse">qEΔt/(2mc).</param>
    /// <param name="rotation">qBΔt/(2m).</param>
    void At<V>(in DipolePoint<V> point, V time, V3<V> u, V perγ, V dt, out V3<V> impulse, out V3<V> rotation)
        where V : unmanaged, ILanes<V, double>;

    /// <summary>
    /// Whether an electron that was in the waves of an element at the first place and time is out of its table at the second, and the edge there has more than a thousandth
    /// of the element's greatest amplitude. The equator is where elements come from, and to cross it is not to leave a table.
    /// </summary>
    Mask<V> Left<V>(V fromSine, V fromTime, V toSine, V toTime)
        where V : unmanaged, ILanes<V, double>;
}
