namespace RadBelt.Gpu.Hdf5;

/// <summary>What a column of a table is: the attributes <c>units</c> and <c>long_name</c> are how plotting tools label it.</summary>
/// <param name="Name">Name of the dataset.</param>
/// <param name="Units">Units in plain text, "rad2 s-1"; "1" for a pure number.</param>
/// <param name="LongName">A few words for axis labels: "equatorial pitch angle".</param>
public sealed record TableColumn(string Name, string Units, string LongName)
{
    internal void Describe(Hdf5File file, string path)
    {
        file.SetAttribute(path, "units", Units);
        file.SetAttribute(path, "long_name", LongName);
    }
}
