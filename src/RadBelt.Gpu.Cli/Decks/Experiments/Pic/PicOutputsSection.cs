using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>What a particle-in-cell run keeps.</summary>
internal sealed record PicOutputsSection : PicRecordsSection
{
    /// <summary>Time between samples of the field, s; null to resolve 1.2 f_ce.</summary>
    [DeckKey("field_interval", Unit = "Tce", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: 0.25 Tce",
        Doc = "Time between samples of B(x, t), from which spectra are made; rounded to whole steps.", Example = "0.25 Tce")]
    public double? FieldInterval { get; init; }

    /// <summary>Cells a sample of the field is the mean of; null to resolve c/ω_pe.</summary>
    [DeckKey("field_stride", Min = 1, Max = 1_000_000, Word = "auto", Default = "`auto`: as many as fit into 0.5 c/wpe",
        Doc = "Cells that a sample of B(x, t) is the mean of.", Example = "4")]
    public int? FieldStride { get; init; }
}
