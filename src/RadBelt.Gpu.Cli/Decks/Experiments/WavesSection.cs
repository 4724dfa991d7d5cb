using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Quantities;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// A discrete spectrum of field-aligned, circularly polarised waves (Tao et al. 2011): a band filled with <see cref="Count"/> waves each
/// way, or an explicit list of frequencies. The amplitudes b_j obey Σ b_j² = B_w² over all waves of both directions.
/// </summary>
internal sealed record WavesSection : IDeckSection
{
    private static readonly string[] BandKeys = ["count", "spectrum", "center", "width"];

    /// <summary>Polarisation.</summary>
    [DeckKey("mode", Doc = "Polarisation: right- or left-hand.", Example = "R", Shown = true)]
    public WaveMode Mode { get; init; } = WaveMode.R;

    /// <summary>Lowest and highest frequency, Hz; null when <see cref="Frequencies"/> are given.</summary>
    [DeckKey("band", Unit = "fce", Min = 0, MinExclusive = true, Default = "none: `frequencies` instead",
        Doc = "Lowest and highest frequency of the spectrum. R-mode waves lie inside (0, fce).",
        Example = "[0.2 fce, 0.4 fce]", Shown = true)]
    public Interval? Band { get; init; }

    /// <summary>Number of waves in each direction; null when <see cref="Frequencies"/> are given.</summary>
    [DeckKey("count", Min = 1, Max = 1_000_000, Default = "none: required with `band`",
        Doc = "Number of waves in each direction, across the band.", Example = "100", Shown = true)]
    public int? Count { get; init; }

    /// <summary>Single waves, Hz, of equal amplitudes; null when a <see cref="Band"/> is given.</summary>
    [DeckKey("frequencies", Unit = "fce", Min = 0, MinExclusive = true, Default = "none: `band` instead",
        Doc = "Frequencies of single waves of equal amplitude, in place of `band` and what belongs to it.",
        Example = "[0.25 fce, 0.3 fce]")]
    public IReadOnlyList<double>? Frequencies { get; init; }

    /// <summary>Root mean square B_w of the transverse wave field, T.</summary>
    [DeckKey("amplitude", Unit = "pT", Min = 0, Doc = "Root mean square B_w of the whole transverse wave field; at most B0.",
        Example = "1.79 pT")]
    public required double Amplitude { get; init; }

    /// <summary>Shape of the spectrum over the band.</summary>
    [DeckKey("spectrum", Doc = "Power spectral density over the band: constant, or exp(-((f - center)/width)^2).", Example = "gaussian")]
    public SpectrumShape Spectrum { get; init; } = SpectrumShape.Flat;

    /// <summary>Frequency of greatest power of a Gaussian, Hz.</summary>
    [DeckKey("center", Unit = "fce", Min = 0, MinExclusive = true, Default = "none: required for a gaussian",
        Doc = "Frequency of greatest power of a gaussian.", Example = "0.35 fce")]
    public double? Center { get; init; }

    /// <summary>Width of a Gaussian (where the power has fallen to 1/e), Hz.</summary>
    [DeckKey("width", Unit = "fce", Min = 0, MinExclusive = true, Default = "none: required for a gaussian",
        Doc = "Distance from the center at which the power of a gaussian has fallen to 1/e.", Example = "0.15 fce")]
    public double? Width { get; init; }

    /// <summary>Directions of travel.</summary>
    [DeckKey("directions", Doc = "Along B0, against it, or both ways with half of the power each.", Example = "forward", Shown = true)]
    public WaveDirections Directions { get; init; } = WaveDirections.Forward;

    /// <summary>Initial phase of each wave, rad, forward waves first; null for random ones.</summary>
    [DeckKey("phases", Unit = "deg", Word = "random",
        Doc = "Initial phases: random from the seed, or one for each wave, those of forward waves first.",
        Example = "random", Shown = true)]
    public IReadOnlyList<double>? Phases { get; init; }

    /// <summary>Number of waves in all directions together.</summary>
    public int TotalCount => (Frequencies?.Count ?? Count ?? 0) * (Directions == WaveDirections.Both ? 2 : 1);

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        ValidateChoice(context);
        ValidateShape(context);
        if (Mode == WaveMode.R && context.Units is { } plasma)
            ValidateWhistlers(context, plasma);
        if (context.Units is { } field && Amplitude > field.MagneticField)
        {
            string ratio = (Amplitude / field.MagneticField).ToString("G6", CultureInfo.InvariantCulture);
            context.Error("amplitude", $"B_w is {ratio} B0; it must be at most B0 for linear waves to add up");
        }

        if (Phases is not null && TotalCount > 0 && Phases.Count != TotalCount)
            context.Error("phases", $"{Phases.Count} {(Phases.Count == 1 ? "phase is" : "phases are")} given for {TotalCount} waves; give one for each, or say `random`");
    }

    private void ValidateChoice(DeckContext context)
    {
        if (Band is null && Frequencies is null)
            context.Error("band", "this key is missing; give a band, for example `[0.2 fce, 0.4 fce]`, or `frequencies` of single waves");
        if (Band is not null && Frequencies is not null)
            context.Error("frequencies", "given together with `band`; keep one of the two");
        if (Band is not null && Count is null)
            context.Error("count", "this key is missing; a band needs a number of waves, for example `100`");
        if (Band is not null || Frequencies is null)
            return;
        foreach (string key in BandKeys.Where(context.Has))
            context.Error(key, "belongs to `band` and has no meaning beside `frequencies`; remove it");
    }

    private void ValidateShape(DeckContext context)
    {
        foreach (var (key, value, example) in new[] { ("center", Center, "0.35 fce"), ("width", Width, "0.15 fce") })
        {
            if (Spectrum == SpectrumShape.Gaussian && value is null)
                context.Error(key, $"this key is missing; a gaussian spectrum needs it, for example `{example}`");
            if (Spectrum == SpectrumShape.Flat && value is not null && Frequencies is null)
                context.Error(key, "has no meaning for a flat spectrum; remove it or say `spectrum: gaussian`");
        }
    }

    private void ValidateWhistlers(DeckContext context, UnitContext plasma)
    {
        double fce = plasma.Gyrofrequency;
        if (Band is { } band && band.High >= fce)
            context.Error("band[1]", OutsideWhistlers(band.High, fce));
        for (int j = 0; j < Frequencies?.Count; j++)
        {
            if (Frequencies[j] >= fce)
                context.Error($"frequencies[{j}]", OutsideWhistlers(Frequencies[j], fce));
        }
    }

    private static string OutsideWhistlers(double frequency, double fce) => string.Create(
        CultureInfo.InvariantCulture,
        $"{frequency:G6} Hz is {frequency / fce:G4} fce; R-mode (whistler) waves propagate only inside (0, fce), "
        + $"and fce is {fce:G6} Hz here: lower it");
}
