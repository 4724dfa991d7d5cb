namespace RadBelt.Gpu.RayTracing;

/// <summary>The gain of rays from the rates at which they grow or are damped at their points.</summary>
internal static class RayGain
{
    /// <summary>
    /// The ray with its gain G = ∫γ_L dt, up to the first of its points at which 20 log10 e^G is at or below a floor.
    /// </summary>
    /// <remarks>
    /// <c>∫γ dt = h (γ0 + γ1)/2 + h² (γ′0 − γ′1)/12</c> over each step, γ′ the slope of the parabola through three points: of fourth order in the step.
    /// </remarks>
    /// <param name="ray">The ray.</param>
    /// <param name="rates">γ_L at each of its points, s⁻¹: of the amplitude, negative where it is damped.</param>
    /// <param name="floor">The floor, dB, negative.</param>
    public static Ray Applied(Ray ray, ReadOnlySpan<double> rates, double floor)
    {
        var points = new List<RayPoint>(ray.Points.Length);
        double gain = 0;
        for (int i = 0; i < ray.Points.Length; i++)
        {
            if (i > 0)
            {
                double step = ray.Points[i].Time - ray.Points[i - 1].Time;
                gain += step / 2 * (rates[i - 1] + rates[i]) + step * step / 12 * (Slope(ray, rates, i - 1) - Slope(ray, rates, i));
            }

            points.Add(ray.Points[i] with { Gain = gain });
            if (points[^1].GainDecibels <= floor)
            {
                return new Ray(ray.Launch, [.. points], RayEnd.Gain, ray.DispersionError);
            }
        }

        return new Ray(ray.Launch, [.. points], ray.End, ray.DispersionError);
    }

    /// <summary>dγ/dt at a point, of the parabola through it and its neighbours (the nearest three at an end).</summary>
    private static double Slope(Ray ray, ReadOnlySpan<double> rates, int i)
    {
        int count = ray.Points.Length;
        if (count < 3)
        {
            return 0;
        }

        int middle = Math.Clamp(i, 1, count - 2);
        double before = ray.Points[middle].Time - ray.Points[middle - 1].Time, after = ray.Points[middle + 1].Time - ray.Points[middle].Time;
        double first = (rates[middle] - rates[middle - 1]) / before, second = (rates[middle + 1] - rates[middle]) / after;
        double curvature = (second - first) / (before + after);
        double slope = (first * after + second * before) / (before + after);
        return slope + 2 * curvature * (ray.Points[i].Time - ray.Points[middle].Time);
    }
}
