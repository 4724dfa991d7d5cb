namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>How fields are brought to particles.</summary>
internal enum PicGather
{
    /// <summary>By the derivative of the shape that deposits the current.</summary>
    EnergyConserving,

    /// <summary>By the shape that deposits charge.</summary>
    MomentumConserving,
}

/// <summary>What pushes particles.</summary>
internal enum PicPusher
{
    /// <summary>Boris's.</summary>
    Boris,

    /// <summary>Higuera and Cary's.</summary>
    HigueraCary,
}

/// <summary>What is accepted though it spoils a run.</summary>
internal enum PicAllowance
{
    /// <summary>Cells too coarse for the Debye length.</summary>
    Heating,
}
