using RadBelt.Gpu.Cli.Reports.Plots;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>Rays in the meridian plane, with the Earth and field lines behind them; distances are equal along both axes.</summary>
internal static class RayPaths
{
    private const int Samples = 181;
    private const double Width = 600, Height = 360;

    // Of the frame within the panel: what axes, ticks and title leave.
    private const double FrameAspect = 0.55;

    /// <summary>The panel.</summary>
    public static Plot Plot(Ray[] rays, double earthRadius, Func<int, Ink> ink, Func<Ray, string> name)
    {
        (double[] X, double[] Z)[] paths = [.. rays.Select(ray => (Coordinates(ray, p => Math.Cos(p.Latitude)), Coordinates(ray, p => Math.Sin(p.Latitude))))];
        double high = Math.Max(1.2, paths.Max(path => path.Z.Max()) + 0.2), low = Math.Min(-1.2, paths.Min(path => path.Z.Min()) - 0.2);
        double right = paths.Max(path => path.X.Max()) + 0.3, width = Math.Max(right, (high - low) / FrameAspect), height = FrameAspect * width;
        double middle = 0.5 * (low + high);
        var plot = new Plot(Axis.Linear("x [R_{E}]", 0, width), Axis.Linear("z [R_{E}]", middle - 0.5 * height, middle + 0.5 * height)) { Width = Width, Height = Height };
        AddEarth(plot);
        foreach (double l in FieldLines(rays))
            AddFieldLine(plot, l);
        for (int i = 0; i < rays.Length; i++)
            plot.Layers.Add(new Line(paths[i].X, paths[i].Z) { Ink = ink(i), Label = name(rays[i]), Thickness = 2 });
        return plot;

        double[] Coordinates(Ray ray, Func<RayPoint, double> direction) => [.. ray.Points.Select(p => p.Radius / earthRadius * direction(p))];
    }

    private static IEnumerable<double> FieldLines(Ray[] rays)
    {
        double least = Math.Floor(rays.Min(ray => ray.Points.Min(p => p.LShell))), greatest = Math.Ceiling(rays.Max(ray => ray.Points.Max(p => p.LShell)));
        for (double l = Math.Max(2, least); l <= greatest; l++)
            yield return l;
    }

    private static void AddEarth(Plot plot)
    {
        double[] x = [.. Enumerable.Range(0, Samples).Select(i => Math.Sin(Math.PI * i / (Samples - 1)))];
        double[] z = [.. x.Select(s => Math.Sqrt(1 - Math.Min(1, s * s)))];
        int half = Samples / 2;
        plot.Layers.Add(new Band(x[..(half + 1)], [.. z[..(half + 1)].Select(v => -v)], z[..(half + 1)]) { Ink = Ink.Neutral });
    }

    // r = L cos²λ, outside of the Earth.
    private static void AddFieldLine(Plot plot, double l)
    {
        double foot = Math.Acos(Math.Sqrt(1 / l));
        double[] latitudes = [.. Enumerable.Range(0, Samples).Select(i => foot * (2.0 * i / (Samples - 1) - 1))];
        plot.Layers.Add(new Line(
            [.. latitudes.Select(λ => l * Math.Pow(Math.Cos(λ), 3))], [.. latitudes.Select(λ => l * Math.Cos(λ) * Math.Cos(λ) * Math.Sin(λ))]) { Ink = Ink.Faint, Thickness = 1, Opacity = 0.6 });
    }
}
