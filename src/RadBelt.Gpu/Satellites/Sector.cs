namespace RadBelt.Gpu.Satellites;

/// <summary>Directions at a satellite, by what comes of electrons that move in them.</summary>
internal enum Sector
{
    /// <summary>Downgoing in the loss cone: they hit the atmosphere.</summary>
    Precipitating,

    /// <summary>Downgoing, to mirror between the atmosphere and the satellite.</summary>
    TrappedDown,

    /// <summary>Upgoing from there.</summary>
    TrappedUp,

    /// <summary>Upgoing in the mirror image of the loss cone: out of the atmosphere.</summary>
    Emerging,
}
