namespace RadBelt.Gpu.Hdf5;

/// <summary>A vector record of a particle species; components are added one after the other.</summary>
public sealed class OpenPmdVector
{
    private readonly OpenPmdWriter writer;
    private readonly string path;
    private readonly OpenPmdQuantity quantity;
    private readonly long count;

    internal OpenPmdVector(OpenPmdWriter writer, string path, OpenPmdQuantity quantity, long count) =>
        (this.writer, this.path, this.quantity, this.count) = (writer, path, quantity, count);

    /// <summary>Adds a component of one value a particle.</summary>
    /// <exception cref="Physics.InvalidInputException">There is not one value for each particle.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public OpenPmdVector Component<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.WriteComponent($"{path}/{writer.Checked(name)}", quantity, values, [count]);
        return this;
    }

    /// <summary>Adds a component that has one value for all particles.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public OpenPmdVector Constant<T>(string name, T value)
        where T : unmanaged
    {
        writer.WriteConstant($"{path}/{writer.Checked(name)}", quantity, value, [count]);
        return this;
    }
}
