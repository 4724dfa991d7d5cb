using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Dispersion;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Branches of waves.</summary>
internal enum BranchChoice
{
    /// <summary>Whistlers.</summary>
    Whistler,

    /// <summary>Ion cyclotron waves.</summary>
    Emic,

    /// <summary>The slow extraordinary mode.</summary>
    ZMode,
}

/// <summary>Dispersion relations.</summary>
internal enum DispersionChoice
{
    /// <summary>Cold plasma.</summary>
    Full,

    /// <summary>R² ≫ 1.</summary>
    HighDensity,

    /// <summary>Quasi-longitudinal.</summary>
    QuasiLongitudinal,

    /// <summary>Both.</summary>
    QuasiLongitudinalHighDensity,

    /// <summary>x ≪ cosψ.</summary>
    LowFrequency,
}

/// <summary>Densities by L.</summary>
internal enum DensityChoice
{
    /// <summary>Inside the plasmapause.</summary>
    SheeleyPlasmasphere,

    /// <summary>Outside.</summary>
    SheeleyTrough,
}

/// <summary>Estimates across density ratios.</summary>
internal enum EstimateMethod
{
    /// <summary>With relativistic factors.</summary>
    [Schema.DeckWord("albert2024")]
    Albert2024,

    /// <summary>As first proposed.</summary>
    [Schema.DeckWord("longley2022")]
    Longley2022,
}

/// <summary>What the choices stand for.</summary>
internal static class DiffusionChoices
{
    /// <summary>The branch.</summary>
    public static WaveBranch Of(BranchChoice choice) => choice switch
    {
        BranchChoice.Whistler => WaveBranch.Whistler,
        BranchChoice.Emic => WaveBranch.Emic,
        _ => WaveBranch.Z,
    };

    /// <summary>The dispersion relation.</summary>
    public static DispersionRelation Of(DispersionChoice choice) => choice switch
    {
        DispersionChoice.Full => DispersionRelation.Full,
        DispersionChoice.HighDensity => DispersionRelation.HighDensity,
        DispersionChoice.QuasiLongitudinal => DispersionRelation.QuasiLongitudinal,
        DispersionChoice.QuasiLongitudinalHighDensity => DispersionRelation.QuasiLongitudinalHighDensity,
        _ => DispersionRelation.LowFrequency,
    };

    /// <summary>The method.</summary>
    public static DensityRatioScaling Of(EstimateMethod method) =>
        method == EstimateMethod.Albert2024 ? DensityRatioScaling.Albert2024 : DensityRatioScaling.Longley2022;

    /// <summary>The settings of a deck.</summary>
    public static DiffusionSettings Settings(this DiffusionDeck deck) => new()
    {
        Harmonics = deck.Harmonics is [var lowest, var highest] ? new(lowest, highest) : HarmonicRange.Converged,
        RelativeTolerance = deck.Tolerance,
        Dispersion = Of(deck.Dispersion),
    };
}
