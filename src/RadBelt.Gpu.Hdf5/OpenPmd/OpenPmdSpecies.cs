using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// The particles of one species (openPMD 1.1.0, "Particle Records"): position is required, all else as the run has it; "momentum",
/// "weighting", "charge", "mass" and "id" are names that readers know.
/// </summary>
public sealed class OpenPmdSpecies
{
    private readonly OpenPmdWriter writer;
    private readonly string path;
    private readonly long count;

    internal OpenPmdSpecies(OpenPmdWriter writer, string path, long count)
    {
        (this.writer, this.path, this.count) = (writer, path, count);
        writer.File.CreateGroup(path);
    }

    /// <summary>Writes positions, m, with the zero offset that the standard asks for; a 1-D run gives one axis.</summary>
    /// <param name="components">Axis names and one coordinate a particle.</param>
    /// <exception cref="InvalidInputException">An axis has not one coordinate for each particle.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void Position<T>(params ReadOnlySpan<(string Axis, T[] Values)> components)
        where T : unmanaged
    {
        OpenPmdVector position = Vector("position", OpenPmdQuantity.Position);
        OpenPmdVector offset = Vector("positionOffset", OpenPmdQuantity.Position);
        foreach ((string axis, T[] values) in components)
        {
            position.Component<T>(axis, values);
            offset.Constant(axis, 0.0);
        }
    }

    /// <summary>
    /// Writes positions as a particle-in-cell run keeps them: x = (cell + offset) Δx, the cell in the record <c>positionOffset</c>, the offset within it in
    /// <c>position</c>, both in units of Δx, so that no digit is lost far from zero.
    /// </summary>
    /// <param name="cellLength">Δx, m, the same along all axes.</param>
    /// <param name="components">Axis names; for each particle its cell, and its offset in cells.</param>
    /// <exception cref="InvalidInputException">An axis has not one cell and offset for each particle.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void PositionInCells<TCell, T>(double cellLength, params ReadOnlySpan<(string Axis, TCell[] Cells, T[] Offsets)> components)
        where TCell : unmanaged
        where T : unmanaged
    {
        OpenPmdQuantity inCells = OpenPmdQuantity.Position with { UnitSI = cellLength };
        OpenPmdVector position = Vector("position", inCells);
        OpenPmdVector offset = Vector("positionOffset", inCells);
        foreach ((string axis, TCell[] cells, T[] offsets) in components)
        {
            position.Component<T>(axis, offsets);
            offset.Component<TCell>(axis, cells);
        }
    }

    /// <summary>Writes a record of one number a particle.</summary>
    /// <exception cref="InvalidInputException">There is not one value for each particle.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void Scalar<T>(string name, OpenPmdQuantity quantity, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        string at = $"{path}/{writer.Checked(name)}";
        writer.WriteComponent(at, quantity, values, [count]);
        Describe(at, quantity);
    }

    /// <summary>Writes a record that has one value for all particles.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void Constant<T>(string name, OpenPmdQuantity quantity, T value)
        where T : unmanaged
    {
        string at = $"{path}/{writer.Checked(name)}";
        writer.WriteConstant(at, quantity, value, [count]);
        Describe(at, quantity);
    }

    /// <summary>Begins a vector record; its components follow.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public OpenPmdVector Vector(string name, OpenPmdQuantity quantity)
    {
        string at = $"{path}/{writer.Checked(name)}";
        writer.File.CreateGroup(at);
        Describe(at, quantity);
        return new OpenPmdVector(writer, at, quantity, count);
    }

    private void Describe(string record, OpenPmdQuantity quantity)
    {
        writer.DescribeRecord(record, quantity);
        writer.File.SetAttribute(record, "macroWeighted", quantity.MacroWeighted ? 1u : 0u);
        writer.File.SetAttribute(record, "weightingPower", quantity.WeightingPower);
    }
}
