namespace RadBelt.Gpu.Satellites;

/// <summary>What makes a flux enhanced: not chance, and not too little to matter.</summary>
public sealed record EnhancementCriterion
{
    /// <summary>Standard errors by which a bin is above the undisturbed flux, positive; 3 unless given.</summary>
    public double Significance { get; init; } = 3;

    /// <summary>Part of the undisturbed flux by which it is above it, zero or more; 5 % unless given.</summary>
    public double Increase { get; init; } = 0.05;

    /// <summary>Standard errors of all of an enhancement together; 5 unless given, so that among 10⁵ bins no lone one is there by chance.</summary>
    public double TotalSignificance { get; init; } = 5;
}
