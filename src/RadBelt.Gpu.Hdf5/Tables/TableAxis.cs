namespace RadBelt.Gpu.Hdf5;

/// <summary>An axis of a table: a column of coordinates that other columns run along.</summary>
/// <param name="Column">Name, units and label.</param>
/// <param name="Values">The coordinates.</param>
public sealed record TableAxis(TableColumn Column, IReadOnlyList<double> Values)
{
    /// <summary>An axis by name, units, label and coordinates.</summary>
    public TableAxis(string name, string units, string longName, IReadOnlyList<double> values)
        : this(new TableColumn(name, units, longName), values)
    {
    }
}
