using System.Globalization;
using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Distribution functions: a group for each, <c>/distributions/000</c>, …, with its species and time as attributes.</summary>
internal static class PicDistributionTables
{
    private const string Group = "/distributions";

    /// <summary>Writes the groups; none when there is nothing to write.</summary>
    public static void Write(Hdf5File file, IReadOnlyList<PicDistribution> distributions)
    {
        for (int i = 0; i < distributions.Count; i++)
        {
            PicDistribution d = distributions[i];
            string path = string.Create(CultureInfo.InvariantCulture, $"{Group}/{i:D3}");
            var table = new Hdf5Table(
                file,
                path,
                new("v_perpendicular", "m s-1", "speed across B0", Middles(d.Perpendicular)),
                new("v_parallel", "m s-1", "velocity along B0", Middles(d.Parallel)),
                new("v_perpendicular_edge", "m s-1", "edges of bins of v_perpendicular", d.Perpendicular),
                new("v_parallel_edge", "m s-1", "edges of bins of v_parallel", d.Parallel));
            table.Add<double>(
                new("f", "s3 m-6", "distribution function"), [.. d.Density.Cast<double>()], ["v_perpendicular", "v_parallel"], Hdf5Storage.Compressed);
            file.SetAttribute(path, "species", (long)d.Species);
            file.SetAttribute(path, "time_s", d.Time);
        }
    }

    /// <summary>Reads the groups.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static IReadOnlyList<PicDistribution> Read(Hdf5File file, int species)
    {
        return file.Exists(Group) ? [.. file.Children(Group).Select(name => $"{Group}/{name}").Select(One)] : [];

        PicDistribution One(string path)
        {
            var table = new TableReader(file, path);
            double[] parallel = table.Axis("v_parallel_edge"), perpendicular = table.Axis("v_perpendicular_edge");
            long of = file.ReadAttribute<long>(path, "species");
            if (of < 0 || of >= species)
            {
                throw new InvalidInputException($"{file.Path}: {path}: belongs to species {of} of {species}; write the file again.");
            }

            (int rows, int columns) = (perpendicular.Length - 1, parallel.Length - 1);
            return new((int)of, file.ReadAttribute<double>(path, "time_s"), parallel, perpendicular, PicWaveTables.Square(table.Rows("f", rows, columns), columns));
        }
    }

    private static double[] Middles(double[] edges) => [.. edges.Zip(edges.Skip(1), (a, b) => 0.5 * (a + b))];
}
