using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// A group of named columns over named axes, such as D_αα(E, α): each column is a dataset with units and a label, each axis a dimension
/// scale attached to it, so that <c>xarray.open_dataset(file, group=…, engine="h5netcdf")</c> sees coordinates.
/// </summary>
public sealed class Hdf5Table
{
    private readonly Hdf5File file;
    private readonly TableAxis[] axes;

    /// <summary>Begins a table with its axes.</summary>
    /// <param name="file">The file being written.</param>
    /// <param name="path">The group of the table; made if missing.</param>
    /// <param name="axes">The axes, slowest first.</param>
    /// <exception cref="Hdf5Exception">The axes could not be written.</exception>
    public Hdf5Table(Hdf5File file, string path, params IReadOnlyList<TableAxis> axes)
    {
        this.file = file;
        this.axes = [.. axes];
        Path = path.TrimEnd('/');
        file.CreateGroup(path);
        foreach (TableAxis axis in axes)
        {
            string at = $"{Path}/{axis.Column.Name}";
            file.Write<double>(at, [.. axis.Values]);
            file.MakeAxis(at);
            axis.Column.Describe(file, at);
        }
    }

    /// <summary>The group of the table.</summary>
    public string Path { get; }

    /// <summary>Adds a column over all axes.</summary>
    /// <exception cref="InvalidInputException">It has not one value for each point of the axes.</exception>
    /// <exception cref="Hdf5Exception">It could not be written, or the name is taken.</exception>
    public void Add<T>(TableColumn column, ReadOnlySpan<T> values, Hdf5Storage? storage = null)
        where T : unmanaged => Add(column, values, [.. axes.Select(a => a.Column.Name)], storage);

    /// <summary>Adds a column over the axes named in <paramref name="along"/>, slowest first.</summary>
    /// <inheritdoc cref="Add{T}(TableColumn, ReadOnlySpan{T}, Hdf5Storage)"/>
    public void Add<T>(TableColumn column, ReadOnlySpan<T> values, IReadOnlyList<string> along, Hdf5Storage? storage = null)
        where T : unmanaged
    {
        string at = $"{Path}/{column.Name}";
        file.Write(at, values, [.. along.Select(name => (long)Axis(name).Values.Count)], storage);
        column.Describe(file, at);
        for (int d = 0; d < along.Count; d++)
        {
            file.AttachAxis(at, d, $"{Path}/{along[d]}");
        }
    }

    private TableAxis Axis(string name) => Array.Find(axes, a => a.Column.Name == name)
        ?? throw new InvalidInputException(
            $"{file.Path}: {Path}: has no axis '{name}'; it has: {string.Join(", ", axes.Select(a => a.Column.Name))}.");
}
