using System.Collections.Immutable;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Cli.Shards;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>A <c>rays</c> run in HDF5: launches in <c>/rays</c>; in <c>/points</c> the points of all rays, one ray after the other.</summary>
internal static class RaysFile
{
    private const string Rays = "/rays";
    private const string Points = "/points";

    private static readonly (TableColumn Column, Func<RayLaunch, double> Of)[] LaunchColumns =
    [
        (new("frequency", "Hz", "frequency"), launch => launch.Frequency),
        (new("l_shell", "1", "L at the launch"), launch => launch.LShell),
        (new("latitude", "rad", "magnetic latitude at the launch"), launch => launch.Latitude),
        (new("longitude", "rad", "magnetic longitude at the launch"), launch => launch.Longitude),
        (new("wave_normal", "rad", "wave normal angle at the launch"), launch => launch.WaveNormalAngle),
        (new("azimuth", "rad", "azimuth of k at the launch"), launch => launch.Azimuth),
        (new("launch_time", "s", "time of the launch"), launch => launch.Time),
    ];

    private static readonly (TableColumn Column, Func<RayPoint, double> Of)[] PointColumns =
    [
        (new("time", "s", "time"), point => point.Time),
        (new("radius", "m", "distance from the centre of the Earth"), point => point.Radius),
        (new("latitude", "rad", "magnetic latitude"), point => point.Latitude),
        (new("longitude", "rad", "magnetic longitude"), point => point.Longitude),
        (new("l_shell", "1", "L"), point => point.LShell),
        (new("k_parallel", "m-1", "wave number along B0"), point => point.ParallelWaveNumber),
        (new("k_outward", "m-1", "wave number away from the Earth"), point => point.OutwardWaveNumber),
        (new("k_eastward", "m-1", "wave number to the east"), point => point.EastwardWaveNumber),
        (new("group_speed_parallel", "m s-1", "group velocity along B0"), point => point.ParallelGroupSpeed),
        (new("group_speed_outward", "m s-1", "group velocity away from the Earth"), point => point.OutwardGroupSpeed),
        (new("group_speed_eastward", "m s-1", "group velocity to the east"), point => point.EastwardGroupSpeed),
        (new("phase", "rad", "phase since the launch"), point => point.Phase),
        (new("gain", "1", "natural logarithm of the amplitude over the launched one"), point => point.Gain),
    ];

    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, RaysReportData data)
    {
        ChorusMediumAttributes.Write(file, data.Medium, data.Completed, data.Elapsed);
        file.SetAttribute(ChorusMediumAttributes.Run, "tolerance", data.Tolerance);
        IReadOnlyList<Ray> rays = data.Rays;
        var table = new Hdf5Table(file, Rays, new TableAxis("ray", "1", "ray", [.. rays.Select((_, i) => (double)(data.First + i))]));
        foreach (var (column, of) in LaunchColumns)
            table.Add<double>(column, [.. rays.Select(ray => of(ray.Launch))]);
        table.Add<double>(new("dispersion_error", "1", "greatest residual of the dispersion relation"), [.. rays.Select(ray => ray.DispersionError)]);
        table.Add<long>(new("point_count", "1", "points in /points"), [.. rays.Select(ray => (long)ray.Points.Length)]);
        file.WriteTexts($"{Rays}/end", [.. rays.Select(ray => DeckWords.Of(ray.End))]);

        RayPoint[] all = [.. rays.SelectMany(ray => ray.Points)];
        var points = new Hdf5Table(file, Points, new TableAxis("point", "1", "number of the point of its ray, those of one ray after those of the other", [.. rays.SelectMany(ray => ray.Points.Select((_, i) => (double)i))]));
        foreach (var (column, of) in PointColumns)
            points.Add<double>(column, [.. all.Select(of)], Hdf5Storage.Compressed);
    }

    /// <summary>Joins shards.</summary>
    public static void Merge(ShardMerge merge)
    {
        merge.TakeAttributes(ChorusMediumAttributes.Run, ChorusMediumAttributes.ElapsedName);
        merge.Rows(Rays);
        merge.Rows(Points);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static RaysReportData Read(Hdf5File file)
    {
        var table = new TableReader(file, Rays);
        int count = table.Axis("ray").Length;
        double[][] launches = [.. LaunchColumns.Select(pair => table.Column(pair.Column.Name, count))];
        double[] errors = table.Column("dispersion_error", count);
        long[] lengths = file.Read<long>($"{Rays}/point_count", [count]);
        string[] ends = file.ReadTexts($"{Rays}/end");
        if (ends.Length != count)
            throw new InvalidInputException($"{file.Path}: {Rays}/end: has {ends.Length} texts, {count} were expected; write the file again.");
        RayPoint[] points = ReadPoints(file, lengths.Sum());
        var rays = new Ray[count];
        for (int i = 0, first = 0; i < count; first += (int)lengths[i], i++)
            rays[i] = new(Launch(launches, i), [.. points.AsSpan(first, (int)lengths[i])], End(file, ends[i]), errors[i]);
        return new()
        {
            Medium = ChorusMediumAttributes.Medium(file),
            Tolerance = file.ReadAttribute<double>(ChorusMediumAttributes.Run, "tolerance"),
            Rays = rays,
            Elapsed = ChorusMediumAttributes.Elapsed(file),
            Completed = ChorusMediumAttributes.Completed(file),
        };
    }

    private static RayLaunch Launch(double[][] columns, int i) => new()
    {
        Frequency = columns[0][i],
        LShell = columns[1][i],
        Latitude = columns[2][i],
        Longitude = columns[3][i],
        WaveNormalAngle = columns[4][i],
        Azimuth = columns[5][i],
        Time = columns[6][i],
    };

    private static RayPoint[] ReadPoints(Hdf5File file, long count)
    {
        var table = new TableReader(file, Points);
        double[][] c = [.. PointColumns.Select(pair => table.Column(pair.Column.Name, (int)count))];
        return
        [
            .. Enumerable.Range(0, (int)count).Select(i => new RayPoint
            {
                Time = c[0][i],
                Radius = c[1][i],
                Latitude = c[2][i],
                Longitude = c[3][i],
                LShell = c[4][i],
                ParallelWaveNumber = c[5][i],
                OutwardWaveNumber = c[6][i],
                EastwardWaveNumber = c[7][i],
                ParallelGroupSpeed = c[8][i],
                OutwardGroupSpeed = c[9][i],
                EastwardGroupSpeed = c[10][i],
                Phase = c[11][i],
                Gain = c[12][i],
            }),
        ];
    }

    private static RayEnd End(Hdf5File file, string word) => DeckWords.Of(typeof(RayEnd)).FirstOrDefault(pair => pair.Word == word) is { Word: not null } found
        ? (RayEnd)found.Value
        : throw new InvalidInputException($"{file.Path}: {Rays}/end: '{word}' is no end of a ray; write the file again.");
}
