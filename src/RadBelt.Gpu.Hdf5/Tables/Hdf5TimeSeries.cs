using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// A table that grows row by row while a run goes on: one growing axis, usually time, and columns along it.
/// </summary>
public sealed class Hdf5TimeSeries : IDisposable
{
    private readonly Hdf5File file;
    private readonly ExtendibleDataset<double>[] columns;

    /// <summary>Begins a series without rows.</summary>
    /// <param name="file">The file being written.</param>
    /// <param name="path">The group of the series; made if missing.</param>
    /// <param name="axis">The growing axis, such as <c>new("time", "s", "time")</c>.</param>
    /// <param name="columns">The columns along it.</param>
    /// <exception cref="Hdf5Exception">It could not be written, or a name is taken.</exception>
    public Hdf5TimeSeries(Hdf5File file, string path, TableColumn axis, params IReadOnlyList<TableColumn> columns)
    {
        this.file = file;
        Path = path.TrimEnd('/');
        this.columns = [.. columns.Prepend(axis).Select(column => file.CreateExtendible<double>($"{Path}/{column.Name}"))];
        file.MakeAxis(this.columns[0].Path);
        axis.Describe(file, this.columns[0].Path);
        for (int c = 0; c < columns.Count; c++)
        {
            columns[c].Describe(file, this.columns[c + 1].Path);
            file.AttachAxis(this.columns[c + 1].Path, 0, this.columns[0].Path);
        }
    }

    /// <summary>The group of the series.</summary>
    public string Path { get; }

    /// <summary>Rows so far.</summary>
    public long Rows => columns[0].Rows;

    /// <summary>Appends one row: the coordinate and one value a column.</summary>
    /// <exception cref="InvalidInputException">The number of values is not that of the columns.</exception>
    /// <exception cref="Hdf5Exception">It could not be written, for example because the disk is full.</exception>
    public void Append(double coordinate, params ReadOnlySpan<double> values)
    {
        if (values.Length != columns.Length - 1)
        {
            throw new InvalidInputException(
                $"{file.Path}: {Path}: {values.Length} values for {columns.Length - 1} columns; give one for each.");
        }

        columns[0].Append(coordinate);
        for (int c = 0; c < values.Length; c++)
        {
            columns[c + 1].Append(values[c]);
        }
    }

    /// <summary>Closes the columns; the file stays open.</summary>
    public void Dispose()
    {
        foreach (ExtendibleDataset<double> column in columns)
        {
            column.Dispose();
        }
    }
}
