using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.FieldLineWaves;

/// <summary>
/// Chorus-like waves near the equator of a field line of 140 nT with ω_pe = 5 Ω_e: f_ce = 3919 Hz, wavelengths of some 20 km. The curvature is ten times that of L = 6 and the
/// amplitude doubles within 300 km, so that what varies along the line shows.
/// </summary>
internal static class BroadbandCase
{
    public const double Lowest = 800, Highest = 1600, Reach = 300e3;

    public static ParabolicFieldLine Line { get; } = new(140 * NanoTesla, 4.5 / Math.Pow(1.2e7, 2));

    public static ColdPlasma Plasma { get; } = ColdPlasma.WithFrequencyRatio(Line.EquatorialField, 5);

    public static BroadbandSettings Settings { get; } = new(Lowest, Highest) { Waves = 40 };

    public static GaussianSpectrum[] Given { get; } =
        [Spectrum(0, 50 * PicoTesla, 1200), Spectrum(0.5 * Reach, 80 * PicoTesla, 1180), Spectrum(Reach, 100 * PicoTesla, 1150)];

    public static BroadbandEquivalent Small { get; } = BroadbandEquivalent.Of(Line, Given, Plasma.ElectronDensity, Settings);

    /// <summary>What waves of 20 Hz distance repeat after, s: each frequency is an odd multiple of 10 Hz.</summary>
    public const double Recurrence = 0.1;

    public static GaussianSpectrum Spectrum(double distance, double rms, double centre) => new(distance, rms, 0, centre, 0, 150, 0);

    /// <summary>Nodes evenly about the equator within 297 km, 64 samples in 10 ms.</summary>
    public static WaveFieldGrid Grid(int nodes, long samples, double start = 0)
    {
        double spacing = Math.Min(6e3, 2 * 0.99 * Reach / (nodes - 1));
        return new(Line, -0.5 * (nodes - 1) * spacing, spacing, nodes, start, 0.01 / 64, samples);
    }
}
