namespace RadBelt.Gpu.Pic;

/// <summary>
/// A wave that an antenna at the equator sends both ways for a while: a transverse current that turns as an R-mode wave does.
/// </summary>
/// <param name="Frequency">Hz, below f_ce at the equator.</param>
/// <param name="Amplitude">|B_⊥| of the wave in the plasma on either side, T.</param>
/// <param name="Duration">How long it is on, s, its rise and fall included.</param>
public sealed record TriggeringWave(double Frequency, double Amplitude, double Duration)
{
    /// <summary>When it begins, s.</summary>
    public double Start { get; init; }

    /// <summary>Chirp df/dt while it is on, Hz s⁻¹.</summary>
    public double Chirp { get; init; }
}
