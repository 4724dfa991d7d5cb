using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>A mesh record: fields on a grid (openPMD 1.1.0, "Mesh Based Records").</summary>
public sealed class OpenPmdMesh
{
    private readonly OpenPmdWriter writer;
    private readonly OpenPmdGrid grid;
    private readonly OpenPmdQuantity quantity;

    internal OpenPmdMesh(OpenPmdWriter writer, string path, OpenPmdGrid grid, OpenPmdQuantity quantity)
    {
        int axes = grid.Shape.Count;
        if (axes == 0 || grid.AxisLabels.Count != axes || grid.Spacing.Count != axes || grid.Offset.Count != axes)
        {
            throw new InvalidInputException(
                $"{writer.File.Path}: {path}: a grid of {axes} axes has {grid.AxisLabels.Count} labels, {grid.Spacing.Count} spacings and "
                + $"{grid.Offset.Count} offsets; give one of each for every axis, and at least one axis.");
        }

        (this.writer, Path, this.grid, this.quantity) = (writer, path, grid, quantity);
    }

    internal string Path { get; }

    /// <summary>Adds a component.</summary>
    /// <param name="name">Its name, such as "x".</param>
    /// <param name="values">One value a point, last axis fastest.</param>
    /// <param name="position">Where in its cell the value lies along each axis, 0 ≤ p &lt; 1; left out: at its beginning.</param>
    /// <exception cref="InvalidInputException">There is not one value for each point, or one position for each axis.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public OpenPmdMesh Component<T>(string name, ReadOnlySpan<T> values, ReadOnlySpan<double> position = default)
        where T : unmanaged
    {
        Store($"{Path}/{writer.Checked(name)}", values, position);
        return this;
    }

    /// <summary>Adds a component that has one value throughout.</summary>
    /// <inheritdoc cref="Component{T}"/>
    public OpenPmdMesh Constant<T>(string name, T value, ReadOnlySpan<double> position = default)
        where T : unmanaged
    {
        string path = $"{Path}/{writer.Checked(name)}";
        double[] at = PositionOrZero(path, position);
        writer.WriteConstant(path, quantity, value, [.. grid.Shape]);
        writer.File.SetAttribute<double>(path, "position", at);
        return this;
    }

    internal void Store<T>(string path, ReadOnlySpan<T> values, ReadOnlySpan<double> position)
        where T : unmanaged
    {
        double[] at = PositionOrZero(path, position);
        writer.WriteComponent(path, quantity, values, [.. grid.Shape]);
        writer.File.SetAttribute<double>(path, "position", at);
    }

    internal void Describe()
    {
        Hdf5File file = writer.File;
        writer.DescribeRecord(Path, quantity);
        file.SetAttribute(Path, "geometry", "cartesian");
        file.SetAttribute(Path, "dataOrder", "C");
        file.SetAttribute(Path, "axisLabels", grid.AxisLabels.ToArray());
        file.SetAttribute<double>(Path, "gridSpacing", [.. grid.Spacing]);
        file.SetAttribute<double>(Path, "gridGlobalOffset", [.. grid.Offset]);
        file.SetAttribute(Path, "gridUnitSI", 1.0);
    }

    private double[] PositionOrZero(string path, ReadOnlySpan<double> position)
    {
        double[] at = position.IsEmpty ? new double[grid.Shape.Count] : position.ToArray();
        return at.Length == grid.Shape.Count && Array.TrueForAll(at, p => p is >= 0 and < 1)
            ? at
            : throw new InvalidInputException(
                $"{writer.File.Path}: {path}: the position is not one number in [0, 1) for each of {grid.Shape.Count} axes.");
    }
}
