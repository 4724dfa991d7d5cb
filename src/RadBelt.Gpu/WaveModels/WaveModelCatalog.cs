using System.Collections.Immutable;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.WaveModels;

/// <summary>
/// Wave models of the literature by name. Where papers differ each has its own. Frequencies are multiples of the equatorial electron gyrofrequency
/// Ω_e, the same all along the field line, unless the model says otherwise; amplitudes count both directions along B0.
/// </summary>
public static class WaveModelCatalog
{
    private const string Horne2005 = "Horne et al. (2005, J. Geophys. Res. 110, A03225)";
    private const string GlauertHorne2005 = "Glauert & Horne (2005, J. Geophys. Res. 110, A04206)";
    private const string Albert2024 = "Albert, Longley & Chan (2024) §4, after Glauert & Horne (2005) and Horne et al. (2005)";
    private const string AlbertYoung2005 = "inferred from the table of coefficients of Albert & Young (2005, Geophys. Res. Lett. 32, L14110)";
    private const string OrlovaShprits2010 = "Orlova & Shprits (2010, Geophys. Res. Lett. 37, L05105)";
    private const string Kellerman2014 = "Kellerman et al. (2014, J. Geophys. Res. 119, 8073) Table 1, at the Kp where its factor is one";
    private const string Summers2007 = "Summers, Ni & Meredith (2007, J. Geophys. Res. 112, A04207)";

    private static readonly GaussianBand NightBand = new(0.35, 0.15, 0.05, 0.65);
    private static readonly GaussianBand DayBand = new(0.2, 0.1, 0.1, 0.3);

    // What the table of Albert & Young (2005) shows of the day: waves from 15° to 35° of the same amplitude and band all along, cut-offs at ω_m ± 1.5 δω,
    // and f B_w² = 2.71e3 pT² with f the share of the drift; f and B_w alone, or two sectors, it does not show.
    private static readonly GaussianBand AlbertYoungDayBand = new(0.54, 0.16, 0.30, 0.78);

    // X_m = 0, X_w = tan 30°, ψ up to 45°.
    private static readonly WaveNormalDistribution ChorusNormals = WaveNormalDistribution.Gaussian(0, Math.Tan(30 * Degree), 1);

    /// <summary>Every model.</summary>
    public static ImmutableArray<GaussianWaveModel> All { get; } =
    [
        Chorus("glauert-horne2005-night-chorus", $"{GlauertHorne2005}: cut-offs ω_m ± 1.5 δω", 15, NightBand with { Lower = 0.125, Upper = 0.575 }, Constant(100)),
        Chorus("horne2005-night-chorus", $"{Horne2005}: cut-offs ω_m ± 2 δω", 15, NightBand, Constant(100)),
        Chorus("horne2005-day-chorus", Horne2005, 35, DayBand, GrowsWithLatitude),
        Chorus("albert-young2005-night-chorus", $"{AlbertYoung2005}; the band is that of {Horne2005}", 15, NightBand, Constant(50)),
        Chorus("albert-young2005-day-chorus", $"{AlbertYoung2005}: before and after noon as one sector of 9 h", 35, AlbertYoungDayBand, Constant(85), lowestDegrees: 15),
        Chorus("albert2024-equatorial-chorus", Albert2024, 15, NightBand, Constant(100)),
        Chorus("albert2024-mid-latitude-chorus", Albert2024, 35, DayBand, GrowsWithLatitude),
        Chorus("kellerman2014-night-chorus", Kellerman2014, 15, NightBand, Constant(50)),
        Chorus("kellerman2014-day-chorus", Kellerman2014, 35, DayBand, GrowsWithLatitude),
        Chorus("orlova-shprits2010-night-chorus", OrlovaShprits2010, 15, NightBand, Constant(100), WaveNormalDistribution.FieldAligned),
        Chorus("orlova-shprits2010-day-chorus", OrlovaShprits2010, 35, DayBand, Constant(100), WaveNormalDistribution.FieldAligned),
        Hiss(),
        Emic("summers2007-hydrogen-emic", "Fig. 15", Species.Proton, new(0.6, 0.1, 0.5, 0.7), 0.85, 0.10, 0.05),
        Emic("summers2007-helium-emic", "Fig. 16", Species.Oxygen, new(3, 0.5, 2.5, 3.5), 0.7, 0.2, 0.1),
        Emic("summers2007-oxygen-emic", "Fig. 17", Species.Oxygen, new(0.9, 0.05, 0.85, 0.95), 0.6, 0.2, 0.2),
    ];

    /// <summary>The model of a name.</summary>
    /// <exception cref="InvalidInputException">No model has this name; the message lists those there are.</exception>
    public static GaussianWaveModel Named(string name) =>
        All.FirstOrDefault(model => model.Name == name)
        ?? throw new InvalidInputException($"wave model: there is none named {name}; there are {string.Join(", ", All.Select(model => model.Name))}.");

    private static GaussianWaveModel Chorus(
        string name,
        string source,
        double highestDegrees,
        GaussianBand band,
        Func<double, double> amplitude,
        WaveNormalDistribution? normals = null,
        double lowestDegrees = 0) =>
        new(name, source, WaveBranch.Whistler, highestDegrees * Degree, lowestDegrees * Degree)
        {
            Amplitude = amplitude,
            Band = _ => band,
            WaveNormals = _ => normals ?? ChorusNormals,
        };

    // 600 ± 300 Hz; the broad wave normals end at the resonance cone at the latest.
    private static GaussianWaveModel Hiss()
    {
        WaveNormalDistribution normals = WaveNormalDistribution.Gaussian(0, Math.Tan(80 * Degree), Math.Tan(89 * Degree));
        return new(
            "lyons1972-hiss",
            "Lyons, Thorne & Kennel (1972, J. Geophys. Res. 77, 3455): 35 pT, 600 Hz, δf = 300 Hz, X_w = tan 80°; cut-offs f_m ± δf as in later uses of it, waves to 45° of latitude",
            WaveBranch.Whistler,
            45 * Degree)
        {
            Amplitude = Constant(35),
            Unit = FrequencyUnit.Hertz,
            Band = _ => new GaussianBand(600, 300, 300, 900),
            WaveNormals = _ => normals,
        };
    }

    private static GaussianWaveModel Emic(
        string name, string figure, Species of, GaussianBand band, double hydrogen, double helium, double oxygen) =>
        new(name, $"{Summers2007} {figure}: 1 nT, field-aligned; local coefficients there, here within 15° of the equator", WaveBranch.Emic, 15 * Degree)
        {
            Amplitude = Constant(1000),
            Unit = FrequencyUnit.Equatorial(of),
            Band = _ => band,
            WaveNormals = _ => WaveNormalDistribution.FieldAligned,
            Ions = [new(Species.Proton, hydrogen), new(Species.Helium, helium), new(Species.Oxygen, oxygen)],
        };

    private static Func<double, double> Constant(double picoTesla) => _ => picoTesla * PicoTesla;

    // B_w = 10^(0.75 + 0.04 |λ|/1°) pT.
    private static double GrowsWithLatitude(double latitude) => Math.Pow(10, 0.75 + 0.04 * latitude / Degree) * PicoTesla;
}
