using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Chorus;

/// <summary>The rays a nonducted element is made of.</summary>
public static class ChorusRays
{
    /// <summary>
    /// Launches on the equator along +B0: for each L a ray for each time of emission, at the frequency of the tone then. Chen et al. (2021) have 51 L from 5.25 to 5.75 and
    /// 81 frequencies from 600 to 1400 Hz.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="lShells">L of the launches, rising.</param>
    /// <param name="emissionTimes">Times within the tone, s, rising.</param>
    public static IReadOnlyList<RayLaunch> Launches(ChorusSource source, IReadOnlyList<double> lShells, IReadOnlyList<double> emissionTimes)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. from l in lShells from t in emissionTimes select new RayLaunch { LShell = l, Time = t, Frequency = source.Tone.Frequency(t) }];
    }
}
