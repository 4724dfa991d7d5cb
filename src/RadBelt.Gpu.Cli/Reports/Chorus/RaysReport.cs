using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>The page of a <c>rays</c> run, in the manner of Fig. 4 of Chen et al. (2021): paths, gain, wave normal angle and L.</summary>
internal static class RaysReport
{
    private const int MostRays = 8;
    private const int MostRows = 40;

    /// <summary>Makes the page.</summary>
    /// <param name="data">What the run traced.</param>
    /// <param name="title">Title of the deck; null for none.</param>
    /// <param name="provenance">Where the numbers come from.</param>
    public static ReportPage Create(RaysReportData data, string? title, ReportProvenance provenance)
    {
        var page = new ReportPage(title ?? "Whistler-mode rays", "Rays through the cold plasma of a dipole", provenance);
        page.Facts(
        [
            .. ChorusScales.Facts(data.Medium),
            new("Rays", $"{Numbers.Integer(data.Rays.Count)}, {Numbers.Significant(data.Elapsed)} s"),
            new("Tolerance of a step", Numbers.Short(data.Tolerance)),
            new("Largest residual of the dispersion relation", Numbers.Significant(data.Rays.Select(ray => ray.DispersionError).DefaultIfEmpty(double.NaN).Max(), 2)),
        ]);
        if (!data.Completed)
            page.Warning("This run was stopped before its rays were traced.");
        if (data.Rays.Count == 0)
            return page;
        Ray[] shown = [.. Diffusion.DiffusionScales.Spread(data.Rays.Count, MostRays).Select(i => data.Rays[i])];
        page.Figure(
            new PlotGrid(2, [.. Panels(data, shown)]) { SharedLegend = "Launched:" },
            "(a) Ray paths in the meridian plane, with dipole field lines (grey) and the Earth. "
            + (data.Medium.Damping is null ? "" : "(b) Gain of the amplitude along each ray, 20 log_{10} of its ratio to that at the launch. ")
            + $"Wave normal angle, positive where k leans away from the Earth, and L, all against magnetic latitude (Chen et al. 2021, Fig. 4).{Drawn(shown, data.Rays)}");
        page.Table(Table(data.Rays), $"How rays end.{(data.Rays.Count > MostRows ? $" The first {Numbers.Integer(MostRows)} of {Numbers.Integer(data.Rays.Count)}; the file has all." : "")}");
        return page;
    }

    private static string Drawn(Ray[] shown, IReadOnlyList<Ray> all) =>
        shown.Length < all.Count ? $" {Numbers.Integer(shown.Length)} of {Numbers.Integer(all.Count)} rays are drawn; the file has all." : "";

    private static IEnumerable<Plot> Panels(RaysReportData data, Ray[] rays)
    {
        yield return RayPaths.Plot(rays, data.Medium.EarthRadius, Ink, Name);
        if (data.Medium.Damping is not null)
            yield return Along(rays, Axis.Linear("gain [dB]"), point => point.GainDecibels);
        yield return Along(rays, Axis.Degrees("wave normal angle ψ [deg]"), point => point.WaveNormalAngle / Units.Degree);
        yield return Along(rays, Axis.Linear("L"), point => point.LShell);
    }

    private static Plot Along(Ray[] rays, Axis axis, Func<RayPoint, double> of)
    {
        var plot = new Plot(Axis.Degrees("magnetic latitude λ [deg]"), axis) { Width = 600, Height = 360 };
        for (int i = 0; i < rays.Length; i++)
            plot.Layers.Add(new Line([.. rays[i].Points.Select(p => p.Latitude / Units.Degree)], [.. rays[i].Points.Select(of)]) { Ink = Ink(i), Label = Name(rays[i]), Dash = Dash.Cycle(i / Plots.Ink.QualitativeCount) });
        return plot;
    }

    private static Ink Ink(int i) => Plots.Ink.Qualitative(i);

    private static string Name(Ray ray) =>
        $"L = {Numbers.Short(ray.Launch.LShell, 4)}, {Numbers.Short(ray.Launch.Frequency, 4)} Hz{(ray.Launch.WaveNormalAngle == 0 ? "" : $", ψ = {Numbers.Short(ray.Launch.WaveNormalAngle / Units.Degree)}°")}";

    private static ReportTable Table(IReadOnlyList<Ray> rays) => new(
        [new("L"), new("f [Hz]"), new("ψ [deg]"), new("to λ [deg]"), new("L"), new("ψ [deg]"), new("gain [dB]"), new("time [s]"), new("points"), new("ends at", IsNumeric: false)],
        [.. rays.Take(MostRows).Select(Row)])
    {
        Groups = [("launch", 3), ("end", 7)],
    };

    private static IReadOnlyList<ReportCell> Row(Ray ray)
    {
        RayPoint last = ray.Points[^1];
        return
        [
            Numbers.Short(ray.Launch.LShell, 4), Numbers.Short(ray.Launch.Frequency, 4), Numbers.Short(ray.Launch.WaveNormalAngle / Units.Degree),
            Numbers.Fixed(last.Latitude / Units.Degree, 2), Numbers.Fixed(last.LShell, 3), Numbers.Fixed(last.WaveNormalAngle / Units.Degree, 2), Numbers.Fixed(last.GainDecibels, 1),
            Numbers.Fixed(last.Time, 4), Numbers.Integer(ray.Points.Length), RayEnds.InWords(ray.End),
        ];
    }
}
