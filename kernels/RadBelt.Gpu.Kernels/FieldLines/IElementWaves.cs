using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>The waves of chorus elements on a field line.</summary>
public interface IElementWaves
{
    /// <summary>The wave fields where an electron is.</summary>
    /// <param name="point">Place of its guiding centre.</param>
    /// <param name="time">t, s.</param>
    /// <param name="outward">Its own distance outward from there, r_gx, in units of mc/(eB_eq).</param>
    /// <param name="electric">qE/(2mc), s⁻¹.</param>
    /// <param name="magnetic">qB/(2m), s⁻¹.</param>
    void At<V>(in DipolePoint<V> point, V time, V outward, out V3<V> electric, out V3<V> magnetic)
        where V : unmanaged, ILanes<V, double>;

    /// <summary>
    /// Whether an electron that was in the waves of an element at the first place and time is out of its table at the second. The equator is where elements come from,
    /// and to cross it is not to leave a table.
    /// </summary>
    Mask<V> Left<V>(V fromSine, V fromTime, V toSine, V toTime)
        where V : unmanaged, ILanes<V, double>;
}
