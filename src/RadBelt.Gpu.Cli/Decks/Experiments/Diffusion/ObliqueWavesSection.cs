using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A model of waves along field lines: one of the catalogue by its name, or a Gaussian spectrum given in numbers.</summary>
internal sealed record ObliqueWavesSection : IDeckSection
{
    private static readonly string[] NumberKeys =
        ["branch", "peak", "width", "band", "amplitude", "amplitude_latitudes", "wave_normals", "lowest_latitude", "highest_latitude"];

    /// <summary>Its name in results; null for that of the model.</summary>
    [DeckKey("name", Default = "that of `model`", Doc = "A name for results and `sectors`.", Example = "night")]
    public string? Name { get; init; }

    /// <summary>A model of the catalogue; null for one in numbers.</summary>
    [DeckKey("model", Default = "none: the other keys instead", Doc = "A published model by its name; docs/diffusion.md lists them with their sources.",
        Example = "horne2005-night-chorus", Shown = true)]
    public string? Model { get; init; }

    /// <summary>The branch.</summary>
    [DeckKey("branch", Doc = "The branch of the waves.", Example = "whistler")]
    public BranchChoice Branch { get; init; } = BranchChoice.Whistler;

    /// <summary>f_m, Hz.</summary>
    [DeckKey("peak", Unit = "fce", Min = 0, MinExclusive = true, Default = "none: required without `model`",
        Doc = "Frequency of greatest power, in fce of the equator: the same fraction on every field line.", Example = "0.35 fce")]
    public double? Peak { get; init; }

    /// <summary>δf, Hz.</summary>
    [DeckKey("width", Unit = "fce", Min = 0, MinExclusive = true, Default = "none: required without `model`",
        Doc = "Distance from the peak at which the power has fallen to 1/e.", Example = "0.15 fce")]
    public double? Width { get; init; }

    /// <summary>Cut-offs, Hz.</summary>
    [DeckKey("band", Unit = "fce", Min = 0, MinExclusive = true, Default = "none: required without `model`",
        Doc = "Lower and upper cut-off.", Example = "[0.05 fce, 0.65 fce]")]
    public Interval? Band { get; init; }

    /// <summary>B_w, T: one value, or one at each of the latitudes.</summary>
    [DeckKey("amplitude", Unit = "pT", Min = 0, MaxCount = 1000, Default = "none: required without `model`",
        Doc = "Root mean square B_w of the waves of both directions: one value, or one for each of `amplitude_latitudes`.", Example = "100 pT")]
    public IReadOnlyList<double>? Amplitude { get; init; }

    /// <summary>|λ| of the amplitudes, rad.</summary>
    [DeckKey("amplitude_latitudes", Unit = "deg", Min = 0, Max = 90, MaxExclusive = true, MaxCount = 1000, Default = "none: one amplitude everywhere",
        Doc = "Magnetic latitudes of the amplitudes, rising; B_w is linear in between.", Example = "[0 deg, 10 deg, 20 deg]")]
    public IReadOnlyList<double>? AmplitudeLatitudes { get; init; }

    /// <summary>Wave normal angles; null for 0.</summary>
    [DeckKey("wave_normals", Default = "none: all waves along B0", Doc = "Wave normal angles psi, by X = tan psi.")]
    public WaveNormalsSection? WaveNormals { get; init; }

    /// <summary>Least |λ| of the waves, rad.</summary>
    [DeckKey("lowest_latitude", Unit = "deg", Min = 0, Max = 90, MaxExclusive = true, Doc = "Magnetic latitude, of either sign, from which on there are waves.", Example = "0 deg")]
    public double LowestLatitude { get; init; }

    /// <summary>Greatest |λ| of the waves, rad.</summary>
    [DeckKey("highest_latitude", Unit = "deg", Min = 0, MinExclusive = true, Max = 90, MaxExclusive = true, Default = "none: required without `model`",
        Doc = "Magnetic latitude, of either sign, up to which there are waves.", Example = "15 deg")]
    public double? HighestLatitude { get; init; }

    /// <summary>What results call it.</summary>
    public string Label => Name ?? Model ?? DeckWords.Of(Branch);

    /// <summary>The model.</summary>
    /// <param name="gyrofrequency">f_ce, Hz, that the deck's frequencies are measured in.</param>
    /// <exception cref="Physics.InvalidInputException">It holds no waves.</exception>
    public WaveModel ToModel(double gyrofrequency)
    {
        if (Model is not null)
            return WaveModelCatalog.Named(Model);
        var band = new GaussianBand(Peak!.Value / gyrofrequency, Width!.Value / gyrofrequency, Band!.Value.Low / gyrofrequency, Band.Value.High / gyrofrequency);
        WaveNormalDistribution normals = WaveNormals?.ToDistribution() ?? WaveNormalDistribution.FieldAligned;
        return new GaussianWaveModel(Label, "given in numbers by the deck", DiffusionChoices.Of(Branch), HighestLatitude!.Value, LowestLatitude)
        {
            Amplitude = AmplitudeAt,
            Band = _ => band,
            WaveNormals = _ => normals,
        };
    }

    private double AmplitudeAt(double latitude)
    {
        if (AmplitudeLatitudes is not { Count: > 1 } at)
            return Amplitude![0];
        int right = 1;
        while (right < at.Count - 1 && at[right] < latitude)
            right++;
        double part = Math.Clamp((latitude - at[right - 1]) / (at[right] - at[right - 1]), 0, 1);
        return Amplitude![right - 1] + part * (Amplitude[right] - Amplitude[right - 1]);
    }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Model is not null)
        {
            string[] known = [.. WaveModelCatalog.All.Select(model => model.Name)];
            if (!known.Contains(Model))
                context.Error("model", $"`{Shorten.ForMessage(Model)}` is no model of the catalogue{NearestName.Hint(Model, known)}; there are {string.Join(", ", known)}");
            foreach (string key in NumberKeys.Where(context.Has))
                context.Error(key, "belongs to a spectrum given in numbers and has no meaning beside `model`; remove it");
            return;
        }

        foreach (var (key, missing, example) in new[]
        {
            ("peak", Peak is null, "0.35 fce"), ("width", Width is null, "0.15 fce"), ("band", Band is null, "[0.05 fce, 0.65 fce]"),
            ("amplitude", Amplitude is null, "100 pT"), ("highest_latitude", HighestLatitude is null, "15 deg"),
        })
        {
            if (missing)
                context.Error(key, $"this key is missing; without `model` it is needed, for example `{example}`");
        }

        if (HighestLatitude <= LowestLatitude)
            context.Error("highest_latitude", "must be greater than `lowest_latitude`");
        if (Amplitude is { } amplitudes && amplitudes.Count != (AmplitudeLatitudes?.Count ?? 1))
            context.Error("amplitude", $"{amplitudes.Count} amplitudes for {AmplitudeLatitudes?.Count ?? 1} latitudes; give one for each of `amplitude_latitudes`, or one alone");
        for (int i = 1; i < AmplitudeLatitudes?.Count; i++)
        {
            if (AmplitudeLatitudes[i] <= AmplitudeLatitudes[i - 1])
                context.Error($"amplitude_latitudes[{i}]", "the values must increase");
        }

        if (Branch == BranchChoice.Whistler && Band is { } band && context.Units is { } plasma && band.High >= plasma.Gyrofrequency)
        {
            context.Error("band[1]", string.Create(
                CultureInfo.InvariantCulture,
                $"{band.High / plasma.Gyrofrequency:G4} fce lies outside the whistler branch, which ends at fce: lower it"));
        }
    }
}
