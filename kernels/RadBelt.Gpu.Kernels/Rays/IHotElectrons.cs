using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Rays;

/// <summary>A family of hot electron distributions; the numbers of one are a column, and a table if it has one.</summary>
public interface IHotElectrons
{
    /// <summary>
    /// Square of the v⊥ (m s⁻¹) over which f changes at a given v∥ where the field is β times the equatorial one: half of the places at which the damping integral is
    /// evaluated first lie below it.
    /// </summary>
    static abstract double SquaredScale<V>(View<double> column, double along, double fieldRatio)
        where V : unmanaged, ILanes<V, double>;

    /// <summary>∂f/∂v⊥ and ∂f/∂v∥ on the equator.</summary>
    /// <typeparam name="V">Lane type.</typeparam>
    /// <param name="column">The numbers.</param>
    /// <param name="table">The table.</param>
    /// <param name="across">v⊥, m s⁻¹, positive.</param>
    /// <param name="along">v∥, m s⁻¹.</param>
    /// <param name="slopeAcross">∂f/∂v⊥, s⁴ m⁻⁷.</param>
    /// <param name="slopeAlong">∂f/∂v∥, s⁴ m⁻⁷.</param>
    static abstract void Gradient<V>(View<double> column, View<double> table, V across, V along, out V slopeAcross, out V slopeAlong)
        where V : unmanaged, ILanes<V, double>;
}
