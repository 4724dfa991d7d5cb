using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Chorus;

/// <summary>The rays of a nonducted element: a ray for each L and time of emission, from the equator along +B0, in one meridian plane.</summary>
internal static class RayGrid
{
    // Relative; rays in the meridian plane keep to it by rounding errors alone, frequencies are the tone's own, wave numbers those of a given density.
    private const double Near = 1e-6;

    /// <summary>The rays of each time of emission, L rising, in the order of these times.</summary>
    /// <exception cref="InvalidInputException">They are not such a grid, not of this tone, or not of this plasma.</exception>
    public static IReadOnlyList<Ray[]> Of(DipolePlasma plasma, ChorusSource source, IReadOnlyList<Ray> rays)
    {
        foreach (Ray ray in rays)
        {
            RequireLaunch(plasma, source, ray.Launch, ray.Points[0]);
            RequirePlane(ray);
        }

        Ray[][] times = [.. rays.GroupBy(ray => ray.Launch.Time).OrderBy(group => group.Key).Select(group => group.OrderBy(ray => ray.Launch.LShell).ToArray())];
        double[] shells = times.Length > 0 ? [.. times[0].Select(ray => ray.Launch.LShell)] : [];
        bool isGrid = times.All(group => group.Select(ray => ray.Launch.LShell).SequenceEqual(shells)) && shells.Distinct().Count() == shells.Length;
        return isGrid && times.Length >= 2 && shells.Length >= 2 && rays.All(ray => ray.Launch.Longitude == rays[0].Launch.Longitude)
            ? times
            : throw new InvalidInputException(
                $"chorus element: its {rays.Count} rays are no grid, one for each of two or more L and each of two or more times of emission on one meridian; launch them "
                + "as ChorusRays.Launches lists them.");
    }

    private static void RequireLaunch(DipolePlasma plasma, ChorusSource source, RayLaunch launch, in RayPoint point)
    {
        if (Math.Abs(launch.Latitude) > Near || Math.Abs(launch.WaveNormalAngle) > Near)
        {
            throw new InvalidInputException(
                $"chorus element: a ray starts at λ = {launch.Latitude / Units.Degree:G4}° with ψ = {launch.WaveNormalAngle / Units.Degree:G4}°; the source is on the "
                + "equator and sends along +B0: launch its rays with 0 for both.");
        }

        double length = source.Tone.Duration;
        double frequency = launch.Time >= -Near * length && launch.Time <= (1 + Near) * length ? source.Tone.Frequency(launch.Time) : double.NaN;
        if (!(Math.Abs(launch.Frequency - frequency) <= Near * launch.Frequency))
        {
            throw new InvalidInputException(
                $"chorus element: a ray of {launch.Frequency:G6} Hz starts at {launch.Time:G6} s, when the tone is not there (it lasts {length:G6} s); trace the "
                + "rays of the same tone.");
        }

        double k = new RMode(plasma.On(launch.LShell).At(0)).WaveNumber(2 * Math.PI * launch.Frequency);
        if (!(Math.Abs(point.ParallelWaveNumber - k) <= 1e-3 * k))
        {
            throw new InvalidInputException(
                $"chorus element: a ray starts at L = {launch.LShell:G6} with k = {point.ParallelWaveNumber:G6} m⁻¹, where this plasma has {k:G6} m⁻¹; trace the rays in the "
                + "plasma the element is given.");
        }
    }

    private static void RequirePlane(Ray ray)
    {
        foreach (RayPoint p in ray.Points)
        {
            double k = double.Hypot(p.ParallelWaveNumber, p.OutwardWaveNumber);
            if (Math.Abs(p.EastwardWaveNumber) > Near * k || Math.Abs(Math.IEEERemainder(p.Longitude - ray.Launch.Longitude, 2 * Math.PI)) > Near)
            {
                throw new InvalidInputException(
                    $"chorus element: the ray from L = {ray.Launch.LShell:G6} at {ray.Launch.Frequency:G6} Hz leaves its meridian plane; launch rays with azimuth 0, in a density "
                    + "that is the same at every longitude.");
            }
        }
    }
}
