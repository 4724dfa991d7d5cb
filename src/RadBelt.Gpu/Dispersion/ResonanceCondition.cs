namespace RadBelt.Gpu.Dispersion;

/// <summary>The condition of resonance <c>κω − k∥v∥ = nΩ/γ</c> of a particle with a wave.</summary>
public sealed class ResonanceCondition
{
    private ResonanceCondition(string name, double frequencyWeight) => (Name, FrequencyWeight) = (name, frequencyWeight);

    /// <summary>ω − k∥v∥ = nΩ/γ.</summary>
    public static ResonanceCondition Exact { get; } = new("exact", 1);

    /// <summary>k∥v∥ = −nΩ/γ, for ω ≪ |nΩ|/γ (Lyons et al. 1972; Albert 1994; Albert, Longley &amp; Chan 2024 §2.4). It has no Landau resonance.</summary>
    public static ResonanceCondition FrequencyNeglected { get; } = new("frequency neglected", 0);

    /// <summary>Name, as reports have it.</summary>
    public string Name { get; }

    /// <summary>κ.</summary>
    internal double FrequencyWeight { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
