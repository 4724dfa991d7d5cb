namespace RadBelt.Gpu.Satellites;

/// <summary>An enhancement in one energy bin.</summary>
public sealed record EnhancedEnergy
{
    /// <summary>Number of the energy bin.</summary>
    public required int Bin { get; init; }

    /// <summary>Start of its first time bin, s.</summary>
    public required double Onset { get; init; }

    /// <summary>End of its last time bin, s.</summary>
    public required double End { get; init; }

    /// <summary>
    /// The greatest precipitating-to-trapped ratio within it, by what is sure of it, value less error (a bare maximum would pick the bins with fewest counts);
    /// null where nothing trapped was counted.
    /// </summary>
    public required FluxEstimate? PeakRatio { get; init; }

    /// <summary>Middle of the time bin of that ratio, s.</summary>
    public required double? PeakTime { get; init; }
}
