using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>
/// Chorus elements in HDF5: below <c>/chorus_elements</c> a table over time and latitude for each, <c>0</c>, <c>1</c> …, with field line, grid and coverage as attributes.
/// What is read is what was written, to the last bit.
/// </summary>
public static class ChorusElementFile
{
    /// <summary>The group of all elements.</summary>
    internal const string Root = "/chorus_elements";

    /// <summary>How many there are: an attribute of the group.</summary>
    internal const string CountName = "elements";

    private const int Format = 1;
    private const string FormatName = "chorus_elements_format", ChecksumName = "crc32c";

    /// <summary>Saves elements in a file that appears whole or not at all.</summary>
    /// <param name="path">The file, <c>.h5</c>; one already there is replaced.</param>
    /// <param name="elements">Elements, of any field lines.</param>
    /// <exception cref="InvalidInputException">There are no elements.</exception>
    /// <exception cref="Hdf5Exception">It could not be written; nothing was left under its name.</exception>
    /// <exception cref="Hdf5LibraryMissingException">libhdf5 is not installed.</exception>
    public static void Save(string path, IReadOnlyList<ChorusElement> elements)
    {
        using var file = Hdf5File.Create(path);
        Write(file, elements);
        file.Commit();
    }

    /// <summary>Writes elements into a file that holds other things too.</summary>
    /// <inheritdoc cref="Save"/>
    /// <param name="file">The file being written, without elements so far.</param>
    /// <param name="elements">Elements, of any field lines.</param>
    /// <exception cref="Hdf5Exception">They could not be written.</exception>
    public static void Write(Hdf5File file, IReadOnlyList<ChorusElement> elements)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.Count == 0)
        {
            throw new InvalidInputException($"{file.Path}: there are no chorus elements to write; give at least one.");
        }

        file.CreateGroup(Root);
        file.SetAttribute(Root, FormatName, Format);
        file.SetAttribute(Root, CountName, elements.Count);
        for (int i = 0; i < elements.Count; i++)
        {
            Write(file, PathOf(i), elements[i]);
        }
    }

    /// <summary>The elements of a file.</summary>
    /// <param name="path">A file that <see cref="Save"/> or a run has written.</param>
    /// <exception cref="InvalidInputException">The file is missing, damaged, incomplete, or holds no chorus elements.</exception>
    /// <exception cref="Hdf5LibraryMissingException">libhdf5 is not installed.</exception>
    public static IReadOnlyList<ChorusElement> Load(string path)
    {
        using var file = Hdf5File.Open(path);
        return Read(file);
    }

    /// <summary>The elements of an open file.</summary>
    /// <exception cref="InvalidInputException">The file is damaged, incomplete, or holds no chorus elements.</exception>
    public static IReadOnlyList<ChorusElement> Read(Hdf5File file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.Exists(Root) || !file.HasAttribute(Root, FormatName))
        {
            throw new InvalidInputException($"{file.Path}: holds no chorus elements; name a file that radbelt has saved some in.");
        }

        int format = file.ReadAttribute<int>(Root, FormatName);
        if (format != Format)
        {
            throw new InvalidInputException(
                $"{file.Path}: its chorus elements are of format {format}, this version reads format {Format}; read it with the version that wrote it, or make them again.");
        }

        if (!file.IsComplete)
        {
            throw new InvalidInputException($"{file.Path}: is incomplete, for the run that wrote it was stopped; run it to its end.");
        }

        int count = file.ReadAttribute<int>(Root, CountName);
        return count > 0
            ? [.. Enumerable.Range(0, count).Select(i => Read(file, PathOf(i)))]
            : throw new InvalidInputException($"{file.Path}: {Root}@{CountName}: {count} elements are none; make them again.");
    }

    /// <summary>The group of an element.</summary>
    internal static string PathOf(int element) => string.Create(CultureInfo.InvariantCulture, $"{Root}/{element}");

    private static void Write(Hdf5File file, string path, ChorusElement element)
    {
        (DipoleFieldLine line, ElementGrid grid, ElementCoverage coverage) = (element.Line, element.Grid, element.Coverage);
        double low = Math.Sin(grid.LeastLatitude), high = Math.Sin(grid.GreatestLatitude);
        var table = new Hdf5Table(
            file,
            path,
            new TableAxis("time", "s", "time", [.. Enumerable.Range(0, grid.Times).Select(i => grid.Start + i * grid.Duration / (grid.Times - 1))]),
            new TableAxis(
                "latitude",
                "rad",
                "magnetic latitude",
                [.. Enumerable.Range(0, grid.Latitudes).Select(j => Math.Asin(low + (high - low) * j / (grid.Latitudes - 1)))]));
        double[] values = new double[element.Nodes.Length];
        foreach ((TableColumn column, Func<ElementNode, double> of) in ElementColumns.All)
        {
            for (int n = 0; n < values.Length; n++)
            {
                values[n] = of(element.Nodes[n]);
            }

            table.Add<double>(column, values, Hdf5Storage.Compressed);
            file.SetAttribute($"{path}/{column.Name}", ChecksumName, Of(values));
        }

        file.SetAttribute(path, "l_shell", line.LShell);
        file.SetAttribute(path, "surface_field", line.SurfaceField);
        file.SetAttribute(path, "earth_radius", line.EarthRadius);
        file.SetAttribute(path, "start", grid.Start);
        file.SetAttribute(path, "duration", grid.Duration);
        file.SetAttribute(path, "times", grid.Times);
        file.SetAttribute(path, "least_latitude", grid.LeastLatitude);
        file.SetAttribute(path, "greatest_latitude", grid.GreatestLatitude);
        file.SetAttribute(path, "latitudes", grid.Latitudes);
        file.SetAttribute(path, "nodes_with_waves", coverage.WithWaves);
        file.SetAttribute(path, "multi_valued_nodes", coverage.MultiValued);
        file.SetAttribute(path, "worst_ratio", coverage.WorstRatio);
        file.SetAttribute(path, "switched_cells", coverage.SwitchedCells);
    }

    private static ChorusElement Read(Hdf5File file, string path)
    {
        var line = new DipoleFieldLine(Number("l_shell"), Number("surface_field"), Number("earth_radius"));
        var grid = new ElementGrid
        {
            Start = file.HasAttribute(path, "start") ? Number("start") : 0,
            Duration = Number("duration"),
            Times = file.ReadAttribute<int>(path, "times"),
            LeastLatitude = Number("least_latitude"),
            GreatestLatitude = Number("greatest_latitude"),
            Latitudes = file.ReadAttribute<int>(path, "latitudes"),
        };
        double[][] columns = [.. ElementColumns.All.Select(c => Column($"{path}/{c.Column.Name}", grid))];
        var nodes = new ElementNode[columns[0].Length];
        double[] row = new double[columns.Length];
        for (int n = 0; n < nodes.Length; n++)
        {
            for (int c = 0; c < row.Length; c++)
            {
                row[c] = columns[c][n];
            }

            nodes[n] = ElementColumns.Node(row);
        }

        return ChorusElement.Of(
            line,
            grid,
            ImmutableCollectionsMarshal.AsImmutableArray(nodes),
            new ElementCoverage(
                nodes.LongLength, file.ReadAttribute<long>(path, "nodes_with_waves"), file.ReadAttribute<long>(path, "multi_valued_nodes"), Number("worst_ratio")));

        double Number(string name) => file.ReadAttribute<double>(path, name);

        double[] Column(string at, ElementGrid grid)
        {
            double[] values = file.Read<double>(at, [grid.Times, grid.Latitudes]);
            return file.ReadAttribute<uint>(at, ChecksumName) == Of(values)
                ? values
                : throw new InvalidInputException($"{file.Path}: {at}: is damaged (its checksum differs); make the elements again.");
        }
    }

    private static uint Of(ReadOnlySpan<double> values)
    {
        var checksum = new Checksum();
        checksum.Add(values);
        return checksum.Value;
    }
}
