using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>The wave amplitude along the line against time, <c>/amplitude_map</c>, and what the wave-field archive beside the file holds, attributes of <c>/archive</c>.</summary>
internal static class WaveMapTables
{
    private const string Group = "/amplitude_map", Archive = "/archive";

    /// <summary>Writes the groups, each where there is something to write.</summary>
    public static void Write(Hdf5File file, HybridReportData data)
    {
        if (data.Map is { } map)
        {
            var table = new Hdf5Table(
                file,
                Group,
                new("distance", "m", "distance along the line from the equator", Middles(map.DistanceEdges)),
                new("time", "s", "time", Middles(map.TimeEdges)),
                new("distance_edge", "m", "edges of distance", map.DistanceEdges),
                new("time_edge", "s", "edges of time", map.TimeEdges));
            table.Add<double>(new("amplitude", "T", "rms of B across the line"), [.. map.Amplitudes.Cast<double>()], ["distance", "time"], Hdf5Storage.Compressed);
        }

        WriteArchive(file, data.Archive);
    }

    /// <summary>Writes what an archive holds; nothing when there is none.</summary>
    public static void WriteArchive(Hdf5File file, WaveArchiveFacts? facts)
    {
        if (facts is { } archive)
        {
            file.CreateGroup(Archive);
            file.SetAttribute(Archive, "file", archive.File);
            file.SetAttribute(Archive, "nodes", archive.Nodes);
            file.SetAttribute(Archive, "spacing_m", archive.Spacing);
            file.SetAttribute(Archive, "samples", archive.Samples);
            file.SetAttribute(Archive, "interval_s", archive.Interval);
            file.SetAttribute(Archive, "bytes", archive.Bytes);
        }
    }

    /// <summary>Reads the map; null when there is none.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static AmplitudeMap? ReadMap(Hdf5File file)
    {
        if (!file.Exists(Group))
        {
            return null;
        }

        var table = new TableReader(file, Group);
        double[] distances = table.Axis("distance_edge"), times = table.Axis("time_edge");
        return new(times, distances, PicWaveTables.Square(table.Rows("amplitude", distances.Length - 1, times.Length - 1), times.Length - 1));
    }

    /// <summary>Reads what the archive holds; null when there is none.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static WaveArchiveFacts? ReadArchive(Hdf5File file)
    {
        return file.Exists(Archive)
            ? new(
                file.ReadStringAttribute(Archive, "file"), Integer("nodes"), file.ReadAttribute<double>(Archive, "spacing_m"), Integer("samples"),
                file.ReadAttribute<double>(Archive, "interval_s"), Integer("bytes"))
            : null;

        long Integer(string name) => file.ReadAttribute<long>(Archive, name);
    }

    private static double[] Middles(double[] edges) => [.. edges.Zip(edges.Skip(1), (a, b) => 0.5 * (a + b))];
}
