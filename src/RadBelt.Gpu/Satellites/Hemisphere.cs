namespace RadBelt.Gpu.Satellites;

/// <summary>Foot of a field line.</summary>
public enum Hemisphere
{
    /// <summary>Northern.</summary>
    North,

    /// <summary>Southern.</summary>
    South,
}
