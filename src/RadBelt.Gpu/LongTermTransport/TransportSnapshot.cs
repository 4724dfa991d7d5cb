namespace RadBelt.Gpu.LongTermTransport;

/// <summary>Energies (J) and equatorial pitch angles (rad) of an ensemble at a time (s from the start of the run).</summary>
public sealed record TransportSnapshot(double Time, double[] Energies, double[] PitchAngles)
{
    /// <summary>Numbers of the electrons within their ensemble; null for all of it, from 0 on.</summary>
    public long[]? Numbers { get; init; }
}
