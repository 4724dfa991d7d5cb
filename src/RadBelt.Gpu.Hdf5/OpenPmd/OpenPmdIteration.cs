namespace RadBelt.Gpu.Hdf5;

/// <summary>One iteration of an openPMD file: the state at one time.</summary>
public sealed class OpenPmdIteration
{
    private readonly OpenPmdWriter writer;
    private readonly string? particles;
    private readonly string? meshes;

    internal OpenPmdIteration(OpenPmdWriter writer, string? particles, string? meshes) =>
        (this.writer, this.particles, this.meshes) = (writer, particles, meshes);

    /// <summary>Begins a species of <paramref name="count"/> particles.</summary>
    /// <exception cref="InvalidOperationException">The file was begun without particles.</exception>
    public OpenPmdSpecies Species(string name, long count) => new(writer, Below(particles, name), count);

    /// <summary>Writes a scalar mesh.</summary>
    /// <param name="name">Name of the record, such as "rho".</param>
    /// <param name="grid">The grid.</param>
    /// <param name="quantity">What it holds.</param>
    /// <param name="values">One value a point, last axis fastest.</param>
    /// <param name="position">Where in its cell the value lies along each axis, 0 ≤ p &lt; 1; left out: at its beginning.</param>
    /// <exception cref="Physics.InvalidInputException">There is not one value for each point, or one position for each axis.</exception>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public void Scalar<T>(
        string name, OpenPmdGrid grid, OpenPmdQuantity quantity, ReadOnlySpan<T> values, ReadOnlySpan<double> position = default)
        where T : unmanaged
    {
        OpenPmdMesh mesh = new(writer, Below(meshes, name), grid, quantity);
        mesh.Store(mesh.Path, values, position);
        mesh.Describe();
    }

    /// <summary>Begins a vector mesh; its components follow.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public OpenPmdMesh Vector(string name, OpenPmdGrid grid, OpenPmdQuantity quantity)
    {
        OpenPmdMesh mesh = new(writer, Below(meshes, name), grid, quantity);
        writer.File.CreateGroup(mesh.Path);
        mesh.Describe();
        return mesh;
    }

    private string Below(string? group, string name) => group is null
        ? throw new InvalidOperationException($"openPMD: '{name}' has no place: the file was begun with particles: false or meshes: false.")
        : group + writer.Checked(name);
}
