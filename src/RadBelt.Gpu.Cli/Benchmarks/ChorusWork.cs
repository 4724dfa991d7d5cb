using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;
using RadBelt.Gpu.Satellites;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Cli.Benchmarks;

/// <summary>The source, the rays and the electrons of Chen et al. (2021), to be measured.</summary>
internal static class ChorusWork
{
    /// <summary>The plasma.</summary>
    public static DipolePlasma Plasma { get; } = new(new DiffusiveEquilibriumDensity());

    /// <summary>550 to 1400 Hz in 0.2 s, 300 pT.</summary>
    public static ChorusSource Source { get; } = new() { Tone = new LinearChirp(550, 1400, 0.2), Amplitude = 300 * PicoTesla, ByFrequency = new FlatTop(600, 1350, 10, 10) };

    /// <summary>51 L × 81 frequencies from 600 to 1400 Hz.</summary>
    public static IReadOnlyList<RayLaunch> Launches { get; } = ChorusRays.Launches(
        Source, [.. Enumerable.Range(0, 51).Select(i => 5.25 + 0.01 * i)], [.. Enumerable.Range(0, 81).Select(i => (50 + 10 * i) / 850.0 * 0.2)]);

    /// <summary>Electrons that damp the rays.</summary>
    public static HotElectrons Damping { get; } = HotElectrons.InsteadOfChen2013;

    /// <summary>The ducted element at L = 5.5.</summary>
    public static ChorusElement Element() => ChorusElement.Ducted(
        Plasma.On(5.5),
        Source with { ByLatitude = new FlatTop(1 * Degree, 28 * Degree, 0.1 * Degree, 0.1 * Degree) },
        new ElementGrid { Duration = 0.8, GreatestLatitude = 30 * Degree });

    /// <summary>The nonducted element on a field line, of damped rays.</summary>
    public static ChorusElement Element(double lShell)
    {
        using var device = CpuDevice.Create();
        ChorusSource wide = Source with { ByLShell = new FlatTop(5.5, 5.5, 0.05, 0.05) };
        var settings = new RaySettings { GreatestLatitude = 40 * Degree, DampingHarmonics = (0, 0) };
        return ChorusElement.Nonducted(
            Plasma, wide, RayTracer.Trace(device, Plasma, Launches, settings, Damping), lShell, new ElementGrid { Duration = 0.6, GreatestLatitude = 30 * Degree });
    }

    /// <summary>Electrons from 50 keV to 1 MeV on a field line, 16 × 16 × 8 × phases.</summary>
    public static ElectronGrid Electrons(DipoleFieldLine line, int phases) => new(
        line,
        new SineSquaredFlux(TabulatedFluxSpectrum.GeostationaryMean),
        CellEdges.Logarithmic(50 * KeV, 1 * MeV, 16),
        CellEdges.EquatorialPitchAngles(line, 650 * Kilometre, 4, 12),
        8,
        phases,
        seed: 1);

    /// <summary>Half a second, while the element lasts.</summary>
    public static FieldLineSettings Settings { get; } = new() { StopTime = 0.5 };
}
