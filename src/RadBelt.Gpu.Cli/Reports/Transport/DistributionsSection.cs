using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>Distributions over pitch angle at the snapshots, and those of electrons that follow theory (Fig. 4 of the chorus paper), with how far they are from each other.</summary>
internal static class DistributionsSection
{
    private const int MostEnsembles = 3, MostTimes = 4, Bins = 48;

    /// <summary>Adds the section; nothing where no snapshot was kept.</summary>
    public static void Add(ReportPage page, TransportReportData data)
    {
        if (data.Ensembles[0].Snapshots.Count == 0)
            return;
        DistributionDistance[] distances = [.. TransportNumbers.Distances(data)];
        int[] ensembles = [.. data.Ensembles.Select((record, i) => (record, i)).GroupBy(pair => pair.record.Ensemble.Energy).Select(group => group.MaxBy(pair => pair.record.PitchAngle.Diffusion).i)];
        ensembles = [.. DiffusionScales.Spread(ensembles.Length, MostEnsembles).Select(i => ensembles[i])];
        int[] times = [.. DiffusionScales.Spread(data.Ensembles[0].Snapshots.Count, MostTimes)];
        double width = ensembles.Length switch { 1 or 2 => 600, _ => 420 };
        page.Section("Distributions");
        page.Figure(
            new PlotGrid(ensembles.Length, [.. from time in times from ensemble in ensembles select Panel(data, distances, ensemble, time, width)]) { SharedLegend = "" },
            "Distributions over equatorial pitch angle, a row for each time: measured as steps, electrons that follow the stochastic differential equations of theory as smooth lines, with the coefficients as they are "
            + "(dashed) and reduced by the factor that brings them closest to what was measured at the end. Of each energy the ensemble that is scattered most is shown.");
        if (distances.Length > 0)
            page.Table(Table(data, distances), $"Kolmogorov–Smirnov: largest distance between the cumulative distributions over pitch angle, measured and by the stochastic equations with theory times a factor, and in parentheses the probability of one as large by chance. At {Numbers.Short(data.Ensembles[0].Snapshots[^1].Time)} s.");
    }

    /// <summary>Even edges of bins that hold some values.</summary>
    internal static double[] Edges(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double low = all.Min(), high = Math.Max(all.Max(), low + 0.1);
        return [.. Enumerable.Range(0, Bins + 1).Select(i => low + (high - low) * i / Bins)];
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
        double[] edges = Edges(measured.SelectMany(s => s.PitchAngles).Concat(data.Stochastic.SelectMany(s => s.Ensembles[ensemble][time].PitchAngles)).Select(α => α / Units.Degree));
        var plot = new Plot(Axis.Degrees("α_{eq} [deg]"), Axis.Linear("density [deg^{−1}]", 0))
        {
            Title = $"{DiffusionScales.Energy(start.Energy)}, {Numbers.Short(start.EquatorialPitchAngle / Units.Degree)}°, t = {Numbers.Short(measured[0].Time)} s", Width = width, Height = 300,
        };
        for (int f = 0; f < measured.Length; f++)
            plot.Layers.Add(Steps(edges, measured[f].PitchAngles, data.Fields[f].Ink, data.Fields[f].Label));
        double[] centres = [.. edges.Zip(edges.Skip(1), (a, b) => 0.5 * (a + b))];
        foreach (StochasticTransport s in data.Stochastic.Where(s => s.Scale == 1 || s.Scale == Closest(data, distances, ensemble)))
        {
            plot.Layers.Add(new Line(centres, Density(edges, s.Ensembles[ensemble][time].PitchAngles))
            {
                Dash = s.Scale == 1 ? Dash.Dashed : Dash.Solid, Thickness = 2, Label = s.Scale == 1 ? "stochastic equations, theory" : $"stochastic equations, theory × {Numbers.Short(s.Scale, 2)}",
            });
        }

        return plot;
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
