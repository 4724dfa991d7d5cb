namespace RadBelt.Gpu.Spectra;

/// <summary>Sense in which the field vector of a wave turns about +B0 at a fixed place.</summary>
public enum CircularPolarisation
{
    /// <summary>As electrons gyrate: R mode, whistlers.</summary>
    Right,

    /// <summary>As positive ions gyrate: L mode.</summary>
    Left,
}
