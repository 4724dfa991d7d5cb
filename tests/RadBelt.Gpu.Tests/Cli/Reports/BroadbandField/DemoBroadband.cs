using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.Cli.Reports.BroadbandField;

/// <summary>A made-up broadband field beside the field it is the equal of, the same at every call: Gaussians along the line, in noise.</summary>
internal static class DemoBroadband
{
    private const double B0 = 144e-9;
    private static readonly double Fce = Math.Abs(Species.Electron.Gyrofrequency(B0)) / Math.Tau;

    public static BroadbandFieldReportData Run(bool simulated = true, int latitudes = 25)
    {
        double radius = 6 * PhysicalConstants.EarthRadius;
        double[] λ = [.. Enumerable.Range(0, latitudes).Select(i => 16 * Degree * i / (latitudes - 1))];
        GaussianSpectrum[] spectra = [.. λ.Select(x => new GaussianSpectrum(
            DipoleArc.Length(radius, x), (60 + (140 * Math.Sin(4 * x))) * PicoTesla, 3 * PicoTesla, (0.3 - (0.1 * x)) * Fce, 0.002 * Fce, 0.07 * Fce, 0.003 * Fce))];
        return new()
        {
            Completed = true,
            Line = new(B0, 4.5 / (radius * radius)),
            ColdDensity = 5e6,
            Band = (0.1 * Fce, 0.5 * Fce),
            Waves = 100,
            Scale = simulated ? 1 : 0.1,
            Duration = 0.5,
            Spectra = spectra,
            Simulated = simulated ? Field("simulated field", λ, spectra, 1, 1) : null,
            Broadband = Field("broadband field", λ, spectra, simulated ? 1 : 0.1, 2),
            Archive = simulated ? new("waves", 900, 9000, 50000, 1e-5, 90_000_000) : null,
            Elapsed = 12,
        };
    }

    private static MeasuredField Field(string name, double[] λ, GaussianSpectrum[] spectra, double scale, int seed)
    {
        var random = new Random(seed);
        double[] f = [.. Enumerable.Range(0, 100).Select(i => i * Fce / 99)], t = [.. Enumerable.Range(0, 80).Select(i => 0.5 * i / 79)];
        var power = new double[λ.Length, f.Length];
        var density = new double[t.Length, f.Length];
        for (int j = 0; j < f.Length; j++)
        {
            for (int i = 0; i < λ.Length; i++)
                power[i, j] = scale * scale * spectra[i].Density(f[j]) * (0.9 + (0.2 * random.NextDouble())) + 1e-28;
            for (int k = 0; k < t.Length; k++)
                density[k, j] = -0.5 * scale * scale * spectra[λ.Length / 3].Density(f[j]) * Math.Log(1 - random.NextDouble()) + 1e-28;
        }

        return new(name, λ, f, power, 40, 5 * Degree, new(t, f, density));
    }
}
