using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Some neighbouring rays of a run, traced by this or by an earlier run that was stopped.</summary>
/// <param name="launches">Launches of all rays of the run.</param>
/// <param name="first">Index of the first.</param>
internal sealed class RayBlock(IReadOnlyList<RayLaunch> launches, int first) : ICheckpointed
{
    // A point is that many numbers, and nothing else.
    private static readonly int Numbers = Unsafe.SizeOf<RayPoint>() / sizeof(double);

    /// <summary>The rays, once they are traced or restored.</summary>
    public IReadOnlyList<Ray> Rays { get; set; } = [];

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        writer.Write<int>("point_count", [.. Rays.Select(ray => ray.Points.Length)]);
        writer.Write<int>("end", [.. Rays.Select(ray => (int)ray.End)]);
        writer.Write<double>("dispersion_error", [.. Rays.Select(ray => ray.DispersionError)]);

        // More numbers than one array can hold, perhaps.
        RayPoint[] points = [.. Rays.SelectMany(ray => ray.Points)];
        writer.Write<double>("points", points.LongLength * Numbers, (start, piece) =>
        {
            for (int i = 0; i < piece.Length; i++)
                piece[i] = Number(points, start + i);
        });
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        int[] counts = reader.Read<int>("point_count"), ends = reader.Read<int>("end");
        double[] errors = reader.Read<double>("dispersion_error");
        var points = new RayPoint[reader.Length("points") / Numbers];
        reader.Read<double>("points", (start, piece) =>
        {
            for (int i = 0; i < piece.Length; i++)
                Number(points, start + i) = piece[i];
        });
        var rays = new Ray[counts.Length];
        for (int i = 0, at = 0; i < rays.Length; at += counts[i++])
            rays[i] = new(launches[first + i], [.. points.AsSpan(at, counts[i])], (RayEnd)ends[i], errors[i]);
        Rays = rays;
    }

    private static ref double Number(RayPoint[] points, long index) =>
        ref MemoryMarshal.Cast<RayPoint, double>(points.AsSpan((int)(index / Numbers), 1))[(int)(index % Numbers)];
}
