using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Polarisation of field-aligned waves.</summary>
internal enum WaveMode
{
    /// <summary>Right-hand: whistlers, which turn with the electrons.</summary>
    [DeckWord("R")]
    R,

    /// <summary>Left-hand.</summary>
    [DeckWord("L")]
    L,
}

/// <summary>Shape of the power spectral density over frequency.</summary>
internal enum SpectrumShape
{
    /// <summary>Constant over the band.</summary>
    Flat,

    /// <summary>exp(−((f − center)/width)²) over the band.</summary>
    Gaussian,
}
