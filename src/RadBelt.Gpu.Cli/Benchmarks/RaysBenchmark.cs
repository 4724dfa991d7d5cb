using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>
/// <c>radbelt bench rays</c>: seconds for the 4,131 rays of Chen et al. (2021) with damping on each device, and rays a second on one thread beside the same kernel in
/// scalar lanes.
/// </summary>
internal static class RaysBenchmark
{
    private const int Few = 64;

    /// <summary>Measures everything, the rates for about <paramref name="seconds"/> s each, and says a line about each.</summary>
    public static JsonObject Run(Action<string> say, double seconds = 1.5)
    {
        var result = new JsonObject { ["rays"] = ChorusWork.Launches.Count, ["damping"] = ChorusWork.Damping.Equatorial.Name };
        foreach (DeviceDescription description in Device.All)
        {
            using Device device = description.Open();
            Trace(device, Few);
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<Ray> rays = Trace(device, ChorusWork.Launches.Count);
            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            long points = rays.Sum(ray => (long)ray.Points.Length);
            double error = rays.Max(ray => ray.DispersionError);
            say(string.Create(CultureInfo.InvariantCulture, $"rays {device.Id} {rays.Count} damped rays in {elapsed:F2} s, {points} points, |D| up to {error:0.0e-0}"));
            result[device.Id] = new JsonObject { ["seconds"] = elapsed, ["points"] = points, ["largest_dispersion_error"] = error };
        }

        result["seconds"] = result["cpu"]!["seconds"]!.DeepClone();
        using var lanes = CpuDevice.Create(1);
        using var scalar = CpuDevice.Create(1, LaneWidth.Scalar);
        BenchmarkRate[] rates = BenchmarkRate.InTurn(seconds, (() => Trace(lanes, Few), Few), (() => Trace(scalar, Few), Few));
        say(string.Create(CultureInfo.InvariantCulture, $"rays one thread {rates[0].PerSecond:F0} rays/s, {rates[0].PerSecond / rates[1].PerSecond:F1} x scalar lanes"));
        result["rays_per_second_per_core"] = rates[0].PerSecond;
        result["ratio_to_scalar_lanes"] = rates[0].PerSecond / rates[1].PerSecond;
        return result;
    }

    // Spread over L and frequency.
    private static IReadOnlyList<Ray> Trace(Device device, int count) => RayTracer.Trace(
        device,
        ChorusWork.Plasma,
        [.. Enumerable.Range(0, count).Select(i => ChorusWork.Launches[(int)((long)i * ChorusWork.Launches.Count / count)])],
        new RaySettings { GreatestLatitude = 40 * Physics.Units.Degree },
        ChorusWork.Damping);
}
