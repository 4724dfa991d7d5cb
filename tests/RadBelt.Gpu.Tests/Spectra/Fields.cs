using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Tests.Spectra;

/// <summary>Sampled fields with known answers.</summary>
internal static class Fields
{
    /// <summary>Samples of (B_y, B_z)(x, t).</summary>
    public static FieldSamples Of(int times, int points, double timeStep, double spacing, Func<double, double, (double By, double Bz)> field, double startTime = 0)
    {
        var (by, bz) = (new float[times * points], new float[times * points]);
        for (int i = 0; i < by.Length; i++)
        {
            (double y, double z) = field(i % points * spacing, startTime + i / points * timeStep);
            (by[i], bz[i]) = ((float)y, (float)z);
        }

        return new(by, bz, times, points, timeStep, spacing, startTime);
    }

    /// <summary>Samples of a set of waves: the polarisation and direction are those of <see cref="WaveSet"/>, which knows nothing of spectra.</summary>
    public static FieldSamples Of(WaveSet waves, int times, int points, double timeStep, double spacing) =>
        Of(times, points, timeStep, spacing, (x, t) => (waves.FieldAt(x, t).By, waves.FieldAt(x, t).Bz));

    /// <summary>Independent numbers of a normal distribution, the same for a seed.</summary>
    public static FieldSamples Noise(int seed, int times, int points, double timeStep, double spacing)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Of(times, points, timeStep, spacing, (_, _) => (Normal(), 2 * Normal()));
    }
}
