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
