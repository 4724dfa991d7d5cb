using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// All particles by pitch angle at the times of the snapshots: the group <c>/histograms</c>, along time, ensemble and bin; absent when there
/// is no snapshot. Bin i of an ensemble lies between its edges i and i + 1.
/// </summary>
internal static class HistogramsTable
{
    private const string Group = "/histograms";

    /// <summary>Writes the group.</summary>
    public static void Write(Hdf5File file, IReadOnlyList<EnsembleRecord> ensembles)
    {
        double[] times = [.. ensembles[0].Snapshots.Select(s => s.Time)];
        if (times.Length == 0)
        {
            return;
        }

        int bins = ensembles[0].Snapshots[0].Histogram.Counts.Count;
        var table = new Hdf5Table(
            file,
            Group,
            new("time", "s", "time", times),
            EnsemblesTable.Axis(ensembles.Count),
            new("bin", "1", "bin", [.. Enumerable.Range(0, bins)]),
            new("edge", "1", "edge of bins", [.. Enumerable.Range(0, bins + 1)]));
        table.Add<long>(new("count", "1", "particles in the bin"), [.. All(h => h.Counts)], ["time", "ensemble", "bin"]);
        table.Add<long>(new("below", "1", "particles below the first bin"), [.. All(h => [h.Below])], ["time", "ensemble"]);
        table.Add<long>(new("above", "1", "particles above the last bin"), [.. All(h => [h.Above])], ["time", "ensemble"]);
        table.Add<double>(
            new("edges", "rad", "pitch angle at the edges of bins"),
            [.. ensembles.SelectMany(e => Edges(e.Snapshots[0].Histogram, bins))],
            ["ensemble", "edge"]);

        IEnumerable<long> All(Func<PitchAngleHistogram, IReadOnlyList<long>> of) =>
            times.SelectMany((_, k) => ensembles.SelectMany(e => of(e.Snapshots[k].Histogram)));
    }

    /// <summary>Reads the times and the histograms by time and ensemble; empty when there is no snapshot.</summary>
    /// <exception cref="InvalidInputException">The group is not as written.</exception>
    public static (double[] Times, PitchAngleHistogram[][] Histograms) Read(Hdf5File file, int ensembles)
    {
        if (!file.Exists(Group))
        {
            return ([], []);
        }

        var table = new TableReader(file, Group);
        double[] times = table.Axis("time");
        int bins = table.Axis("bin").Length;
        long[] counts = file.Read<long>($"{Group}/count", [times.Length, ensembles, bins]);
        long[] below = file.Read<long>($"{Group}/below", [times.Length, ensembles]);
        long[] above = file.Read<long>($"{Group}/above", [times.Length, ensembles]);
        double[][] edges = table.Rows("edges", ensembles, bins + 1);
        return (times, [.. times.Select((_, k) => Enumerable.Range(0, ensembles).Select(i =>
        {
            int at = k * ensembles + i;
            return new PitchAngleHistogram(edges[i][0], edges[i][^1], counts[(at * bins)..((at + 1) * bins)], below[at], above[at]);
        }).ToArray())]);
    }

    /// <summary>Edges of the bins, rad.</summary>
    public static double[] Edges(PitchAngleHistogram histogram, int bins) =>
        [.. Enumerable.Range(0, bins + 1).Select(i => histogram.Lower + (histogram.Upper - histogram.Lower) * i / bins)];
}
