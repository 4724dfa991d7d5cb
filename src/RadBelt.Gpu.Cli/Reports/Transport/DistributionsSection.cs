using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>Distributions over pitch angle at the snapshots, and those of electrons that follow theory (Fig. 4 of the chorus paper), with how far they are from each other.</summary>
internal static class DistributionsSection
{
    private const int MostEnsembles = 3, MostTimes = 4, FewestBins = 12, MostBins = 60;

    /// <summary>Adds the section; nothing where no snapshot was kept.</summary>
    public static void Add(ReportPage page, TransportReportData data)
    {
        if (data.Ensembles[0].Snapshots.Count == 0)
            return;
        DistributionDistance[] distances = [.. TransportNumbers.Distances(data)];
        int[] ensembles = Shown(data), times = [.. DiffusionScales.Spread(data.Ensembles[0].Snapshots.Count, MostTimes)];

        // A row for each time; of one ensemble the times stand side by side.
        int columns = ensembles.Length == 1 ? Math.Max(2, times.Length) : ensembles.Length;
        double width = columns switch { 2 => 600, 3 => 420, _ => 340 };
        page.Section("Distributions");
        page.Figure(
            new PlotGrid(columns, [.. from time in times from ensemble in ensembles select Panel(data, distances, ensemble, time, width)]) { SharedLegend = "" },
            "Distributions over equatorial pitch angle: measured as steps, electrons that follow the stochastic differential equations of theory as smooth lines, with the coefficients as they are "
            + "(dashed) and reduced by the factor that brings them closest to what was measured at the end. Of several energies the ensemble of each that is scattered most is shown.");
        if (distances.Length > 0)
            page.Table(Table(data, distances), $"Kolmogorov–Smirnov: largest distance between the cumulative distributions over pitch angle, measured and by the stochastic equations with theory times a factor, and in parentheses the probability of one as large by chance. At {Numbers.Short(data.Ensembles[0].Snapshots[^1].Time)} s.");
    }

    /// <summary>Even edges of bins that hold some values, 2∛n of them for the smallest sample.</summary>
    internal static double[] Edges(IEnumerable<double> values, long sample)
    {
        double[] all = [.. values];
        int bins = Math.Clamp((int)(2 * Math.Cbrt(sample)), FewestBins, MostBins);
        double low = all.Min(), high = Math.Max(all.Max(), low + 0.1);
        return [.. Enumerable.Range(0, bins + 1).Select(i => low + (high - low) * i / bins)];
    }

    /// <summary>A sample of pitch angles (rad) as steps: part of all in each bin (deg) over its width.</summary>
    internal static Line Steps(double[] edges, double[] sample, Ink ink, string label)
    {
        double[] density = Density(edges, sample);
        return new Line([edges[0], .. edges.Zip(edges.Skip(1)).SelectMany(pair => new[] { pair.First, pair.Second }), edges[^1]], [0, .. density.SelectMany(d => new[] { d, d }), 0]) { Ink = ink, Label = label, Thickness = 1.3 };
    }

    private static double[] Density(double[] edges, double[] sample)
    {
        var density = new double[edges.Length - 1];
        double width = edges[1] - edges[0];
        foreach (double α in sample)
        {
            int bin = (int)Math.Floor((α / Units.Degree - edges[0]) / width);
            if (bin >= 0 && bin <= density.Length)
                density[Math.Min(bin, density.Length - 1)] += 1 / (sample.Length * width);
        }

        return density;
    }

    private static Plot Panel(TransportReportData data, DistributionDistance[] distances, int ensemble, int time, double width)
    {
        TransportSnapshot[] measured = [.. data.Fields.Select(field => field.Records[ensemble].Snapshots[time])];
        TransportEnsemble start = data.Ensembles[ensemble].Ensemble;
        double[] edges = Edges(measured.SelectMany(s => s.PitchAngles).Concat(data.Stochastic.SelectMany(s => s.Ensembles[ensemble].Snapshots[time].PitchAngles)).Select(α => α / Units.Degree), measured.Min(s => s.PitchAngles.Length));
        var plot = new Plot(Axis.Degrees("α_{eq} [deg]"), Axis.Linear("density [deg^{−1}]", 0))
        {
            Title = $"{DiffusionScales.Energy(start.Energy)}, {Numbers.Short(start.EquatorialPitchAngle / Units.Degree)}°, t = {Numbers.Short(measured[0].Time)} s", Width = width, Height = 300,
        };
        for (int f = 0; f < measured.Length; f++)
            plot.Layers.Add(Steps(edges, measured[f].PitchAngles, data.Fields[f].Ink, data.Fields[f].Label));
        double[] centres = [.. edges.Zip(edges.Skip(1), (a, b) => 0.5 * (a + b))];
        foreach (StochasticTransport s in data.Stochastic.Where(s => s.Scale == 1 || s.Scale == Closest(data, distances, ensemble)))
        {
            plot.Layers.Add(new Line(centres, Density(edges, s.Ensembles[ensemble].Snapshots[time].PitchAngles))
            {
                Dash = s.Scale == 1 ? Dash.Dashed : Dash.Solid, Thickness = 2, Label = s.Scale == 1 ? "stochastic equations, theory" : $"stochastic equations, theory × {Numbers.Short(s.Scale, 2)}",
            });
        }

        return plot;
    }

    // Of several energies the ensemble of each that is scattered most; of one, some of its pitch angles.
    private static int[] Shown(TransportReportData data)
    {
        int[][] energies = [.. Enumerable.Range(0, data.Ensembles.Count).GroupBy(i => data.Ensembles[i].Ensemble.Energy).Select(group => group.ToArray())];
        int[] all = energies.Length == 1 ? energies[0] : [.. energies.Select(group => group.MaxBy(i => data.Ensembles[i].PitchAngle.Diffusion))];
        return [.. DiffusionScales.Spread(all.Length, MostEnsembles).Select(i => all[i])];
    }

    // The factor with the smallest distance at the end.
    private static double? Closest(TransportReportData data, DistributionDistance[] distances, int ensemble) => distances
        .Where(d => d.Ensemble == ensemble && d.Field == TransportNumbers.Compared(data).Kind && d.Time == data.Ensembles[ensemble].Snapshots[^1].Time)
        .MinBy(d => d.PitchAngle.Statistic)?.Scale;

    private static ReportTable Table(TransportReportData data, DistributionDistance[] distances)
    {
        double[] scales = [.. data.Stochastic.Select(s => s.Scale)];
        return new ReportTable(
            [new("E [keV]"), new("α_{eq} [deg]"), .. data.Fields.SelectMany(_ => scales.Select(scale => new ReportColumn($"× {Numbers.Short(scale, 2)}")))],
            [.. data.Ensembles.Select((record, i) => (IReadOnlyList<ReportCell>)
            [
                Numbers.Short(record.Ensemble.Energy / Units.KeV, 4), Numbers.Short(record.Ensemble.EquatorialPitchAngle / Units.Degree),
                .. from field in data.Fields from scale in scales select Cell(distances.First(d => d.Ensemble == i && d.Field == field.Kind && d.Scale == scale && d.Time == record.Snapshots[^1].Time)),
            ])])
        {
            Groups = [("", 2), .. data.Fields.Select(field => (field.Label, scales.Length))],
        };

        static ReportCell Cell(DistributionDistance d) => $"{Numbers.Fixed(d.PitchAngle.Statistic, 3)} ({Numbers.Significant(d.PitchAngle.PValue, 2)})";
    }
}
