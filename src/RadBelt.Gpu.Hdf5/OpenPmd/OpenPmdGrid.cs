namespace RadBelt.Gpu.Hdf5;

/// <summary>The Cartesian grid that a mesh record is given on, in the order of its array indices (slowest first).</summary>
/// <param name="AxisLabels">Names of the axes, such as "z".</param>
/// <param name="Shape">Points along each axis.</param>
/// <param name="Spacing">Distance of neighbouring points along each axis, m.</param>
/// <param name="Offset">Position of the beginning of the first cell along each axis, m.</param>
public sealed record OpenPmdGrid(
    IReadOnlyList<string> AxisLabels, IReadOnlyList<long> Shape, IReadOnlyList<double> Spacing, IReadOnlyList<double> Offset);
