using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Reports.Transport;

/// <summary>How long the motion of electrons is coherent: trajectories, one of them in the phase space of the wave, its autocorrelation, distributions (Fig. 2 of the chorus paper).</summary>
internal static class CoherenceSection
{
    private const int MostTrajectories = 6;

    // Part of a bounce period that is looked at for the largest change of pitch angle.
    private const double Window = 0.15;

    /// <summary>Adds the section: a figure for each field, of the ensemble that is scattered most; nothing where no trajectory was kept.</summary>
    public static void Add(ReportPage page, TransportReportData data)
    {
        TransportInField[] fields = [.. data.Fields.Where(field => field.Records.Any(record => record.Trajectories.Count > 0))];
        if (fields.Length == 0)
            return;
        page.Section("Coherence");
        int ensemble = Enumerable.Range(0, data.Ensembles.Count).MaxBy(i => fields[0].Records[i].PitchAngle.Diffusion);
        foreach (TransportInField field in fields)
            Figure(page, field, field.Records[ensemble]);
    }

    private static void Figure(ReportPage page, TransportInField field, TransportRecord record)
    {
        var (trapped, first, last) = Trapped(record);
        TransportTrajectory chosen = record.Trajectories[trapped];
        Autocorrelation? coherence = TransportNumbers.Autocorrelation(record, chosen);
        page.Figure(
            new PlotGrid(2, [Ways(record, trapped), PhaseSpace(chosen, first, last, trapped), .. coherence is null ? Array.Empty<Plot>() : [Correlation(coherence, record.BouncePeriod, trapped)], .. record.Snapshots.Count == 0 ? Array.Empty<Plot>() : [Distribution(record, field)]]),
            $"{field.Label}, E = {Diffusion.DiffusionScales.Energy(record.Ensemble.Energy)}, α_{{eq}} = {Numbers.Short(record.Ensemble.EquatorialPitchAngle / Units.Degree)}°, τ_{{B}} = {Numbers.Short(record.BouncePeriod)} s. (a) Pitch angles of some electrons. "
            + $"(b) One of them (the thick line of a) from {Numbers.Short(chosen.Times[first])} s to {Numbers.Short(chosen.Times[last])} s, where its pitch angle changes most: velocity along B_{{0}} against the angle from the wave's B to its own velocity; a dot where it begins. "
            + (coherence is null ? "" : $"(c) Autocorrelation of that electron's pitch angle{(coherence.DecorrelationTime is { } t ? $": it falls to 1/e after {Numbers.Significant(t)} s = {Numbers.Significant(t / record.BouncePeriod)} τ_{{B}}" : "")}. ")
            + (record.Snapshots.Count == 0 ? "" : "Last: distribution of the ensemble at its snapshots."));
    }

    private static Plot Ways(TransportRecord record, int trapped)
    {
        var plot = new Plot(Axis.Linear("t [s]"), Axis.Degrees("α_{eq} [deg]")) { Title = "Trajectories", Width = 600, Height = 340 };
        int[] shown = [.. Enumerable.Range(0, record.Trajectories.Count).Where(i => i != trapped).Take(MostTrajectories - 1), trapped];
        foreach (int i in shown)
        {
            TransportTrajectory t = record.Trajectories[i];
            plot.Layers.Add(new Line(t.Times, [.. t.PitchAngles.Select(α => α / Units.Degree)]) { Ink = Ink.Qualitative(i), Thickness = i == trapped ? 2 : 1, Opacity = i == trapped ? 1 : 0.7 });
        }

        return plot;
    }

    private static Plot PhaseSpace(TransportTrajectory t, int first, int last, int trapped)
    {
        // A line that leaves at 180° comes back at −180°: it is broken there.
        var (phases, speeds) = (new List<double>(), new List<double>());
        for (int k = first; k <= last; k++)
        {
            double phase = t.WavePhases[k] / Units.Degree;
            if (phases.Count > 0 && Math.Abs(phase - phases[^1]) > 180)
            {
                phases.Add(double.NaN);
                speeds.Add(double.NaN);
            }

            phases.Add(phase);
            speeds.Add(t.ParallelSpeeds[k] / PhysicalConstants.SpeedOfLight);
        }

        return new Plot(Axis.Degrees("ζ [deg]", -180, 180), Axis.Linear("v_{∥} / c")) { Title = "In the wave's phase space", Width = 600, Height = 340 }
            .With(new Line([.. phases], [.. speeds]) { Ink = Ink.Qualitative(trapped), HasGaps = true })
            .With(new Markers([phases[0]], [speeds[0]]) { Ink = Ink.Qualitative(trapped), Shape = MarkerShape.Circle });
    }

    private static Plot Correlation(Autocorrelation c, double period, int trapped)
    {
        double[] ends = [0, c.Lags[^1]];
        return new Plot(Axis.Linear("lag [s]", 0, c.Lags[^1]), Axis.Linear("autocorrelation of α_{eq}")) { Title = "Autocorrelation", Width = 600, Height = 340, Legend = LegendPlace.Inside }
            .With(new Band(ends, [-c.Bound, -c.Bound], [c.Bound, c.Bound]) { Ink = Ink.Faint, Label = "95 % of white noise" })
            .With(new Line(c.Lags, c.Values) { Ink = Ink.Qualitative(trapped), Label = "measured" })
            .With(Rule.Horizontal(1 / Math.E, Ink.Neutral, "1/e", Dash.Dashed))
            .With(Rule.Vertical(0.5 * period, Ink.Faint, "τ_{B}/2", Dash.Dotted));
    }

    private static Plot Distribution(TransportRecord record, TransportInField field)
    {
        double[] edges = DistributionsSection.Edges(record.Snapshots.SelectMany(s => s.PitchAngles).Select(α => α / Units.Degree), record.Ensemble.Count);
        var plot = new Plot(Axis.Degrees("α_{eq} [deg]"), Axis.Linear("density [deg^{−1}]", 0)) { Title = $"Distributions, {field.Label}", Width = 600, Height = 340, Legend = LegendPlace.Inside };
        for (int k = 0; k < record.Snapshots.Count; k++)
        {
            TransportSnapshot snapshot = record.Snapshots[k];
            plot.Layers.Add(DistributionsSection.Steps(edges, snapshot.PitchAngles, Ink.Ordinal(k, record.Snapshots.Count), $"t = {Numbers.Short(snapshot.Time)} s"));
        }

        return plot;
    }

    // The trajectory, and its part, in which the pitch angle changes most while there are waves.
    private static (int Trajectory, int First, int Last) Trapped(TransportRecord record)
    {
        (int Trajectory, int First, int Last, double Change) best = (0, 0, Math.Min(1, record.Trajectories[0].Times.Length - 1), -1);
        for (int i = 0; i < record.Trajectories.Count; i++)
        {
            TransportTrajectory t = record.Trajectories[i];
            int width = Math.Max(2, (int)(Window * record.BouncePeriod / (t.Times[1] - t.Times[0])));
            for (int k = 0; k + width < t.Times.Length; k++)
            {
                double change = Math.Abs(t.PitchAngles[k + width] - t.PitchAngles[k]);
                if (change > best.Change && t.WaveAmplitudes.AsSpan(k, width + 1).IndexOf(0) < 0)
                    best = (i, k, k + width, change);
            }
        }

        return (best.Trajectory, best.First, best.Last);
    }
}
