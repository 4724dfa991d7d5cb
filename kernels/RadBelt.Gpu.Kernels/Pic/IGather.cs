namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// How fields reach particles. Within one cell every component is a polynomial of the offset; <see cref="GatherTable{TShape, TGather}"/> keeps its
/// coefficients, so that a particle costs one multiply-add a degree.
/// </summary>
public interface IGather
{
    /// <summary>Degree of the polynomials of E_x, B_y and B_z, which lie on half nodes.</summary>
    static abstract int HalfNodeDegree<TShape>()
        where TShape : struct, IShape;
}

/// <summary>
/// E_x, B_y, B_z by the spline of one order less on their own half nodes; E_y, E_z by the shape itself. The work that the gathered field does
/// is then the work −∫J·E that the deposited current takes from the grid (Lewis 1970, J. Comput. Phys. 6, 136; "Galerkin" gather), and a cold
/// plasma does not heat itself until λ_D ≈ Δx/π.
/// </summary>
public readonly struct EnergyConserving : IGather
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int HalfNodeDegree<TShape>()
        where TShape : struct, IShape => TShape.Order - 1;
}

/// <summary>
/// Every component brought to the nodes and gathered by the shape that deposits: no self-force, momentum conserved, at the price of
/// numerical heating on coarse grids (Birdsall &amp; Langdon 1985, §8-5).
/// </summary>
public readonly struct MomentumConserving : IGather
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static int HalfNodeDegree<TShape>()
        where TShape : struct, IShape => TShape.Order;
}
