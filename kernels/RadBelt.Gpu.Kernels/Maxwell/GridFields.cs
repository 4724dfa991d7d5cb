using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Maxwell;

/// <summary>
/// Fields on the staggered grid of Yee (1966) in one dimension, E in V m⁻¹, B in T without the static field. Element <see cref="Ghosts"/> + i of E_y and E_z lies on node i,
/// of E_x, B_y and B_z half a cell above it.
/// </summary>
/// <param name="ex">E_x.</param>
/// <param name="ey">E_y.</param>
/// <param name="ez">E_z.</param>
/// <param name="by">B_y.</param>
/// <param name="bz">B_z.</param>
public readonly struct GridFields(View<double> ex, View<double> ey, View<double> ez, View<double> by, View<double> bz)
{
    /// <summary>Nodes on either side beyond those of the cells.</summary>
    public const int Ghosts = 4;

    /// <summary>E_x.</summary>
    public readonly View<double> Ex = ex;

    /// <summary>E_y.</summary>
    public readonly View<double> Ey = ey;

    /// <summary>E_z.</summary>
    public readonly View<double> Ez = ez;

    /// <summary>B_y.</summary>
    public readonly View<double> By = by;

    /// <summary>B_z.</summary>
    public readonly View<double> Bz = bz;
}
