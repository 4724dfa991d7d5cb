using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Where diffusion coefficients come from: one table of an earlier run, or one computed here.</summary>
internal sealed record FokkerPlanckCoefficientsSection : IDeckSection
{
    private static readonly string[] FileKeys = ["waves", "l_shell", "ratio", "drift_average"];

    /// <summary>File of a <c>diffusion</c> run; null where they are computed.</summary>
    [DeckKey("file", IsInputPath = true, Default = "none: `quasilinear` instead", Shown = true, Doc = "File that a run of `diffusion` wrote.", Example = "out/lifetimes/lifetimes.h5")]
    public string? File { get; init; }

    /// <summary>Name of the waves in the file; null for the only ones.</summary>
    [DeckKey("waves", Default = "the only ones of the file", Doc = "Whose table, by the name of the waves in the file.", Example = "night")]
    public string? Waves { get; init; }

    /// <summary>L in the file; null for the only one.</summary>
    [DeckKey("l_shell", Min = 1, MinExclusive = true, Max = 100, Default = "the only one of the file", Doc = "Which field line of the file.", Example = "4.5")]
    public double? LShell { get; init; }

    /// <summary>R in the file; null for the only one.</summary>
    [DeckKey("ratio", Min = 0, MinExclusive = true, Max = 1000, Default = "the only one of the file", Doc = "Which ratio R = fpe/fce of the file.", Example = "4")]
    public double? Ratio { get; init; }

    /// <summary>Whether the drift average is meant.</summary>
    [DeckKey("drift_average", Doc = "Takes the drift average of the file instead of one wave model's table.", Example = "true")]
    public bool DriftAverage { get; init; }

    /// <summary>What is computed; null for a file.</summary>
    [DeckKey("quasilinear", Default = "none: `file` instead", Doc = "Quasilinear coefficients, computed over the grid by the model of `experiment: diffusion`.")]
    public QuasilinearSection? Quasilinear { get; init; }

    /// <summary>Factor of all coefficients.</summary>
    [DeckKey("scale", Min = 0, MinExclusive = true, Max = 1e6, Doc = "Factor of all coefficients.", Example = "0.5")]
    public double Scale { get; init; } = 1;

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (File is null && Quasilinear is null)
            context.Error("file", "this key is missing; name a file of `diffusion`, or give `quasilinear`");
        if (File is not null && Quasilinear is not null)
            context.Error("quasilinear", "given together with `file`; keep one of the two");
        foreach (string key in FileKeys.Where(key => Quasilinear is not null && context.Has(key)))
            context.Error(key, "chooses a table of `file` and has no meaning beside `quasilinear`; remove it");
        if (DriftAverage && (Waves is not null || Ratio is not null))
            context.Error(Waves is null ? "ratio" : "waves", "a drift average is over all sectors of its file; remove it, or `drift_average`");
    }
}
