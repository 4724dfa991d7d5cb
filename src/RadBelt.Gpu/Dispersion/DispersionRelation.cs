namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// A cold-plasma dispersion relation μ²(ω, ψ): the full one, or one of the approximations of Albert, Longley &amp; Chan (2024) §2.
/// </summary>
public abstract record DispersionRelation
{
    private protected DispersionRelation(string name) => Name = name;

    /// <summary>Aμ⁴ − Bμ² + C = 0 with electrons and any ions; every branch.</summary>
    public static DispersionRelation Full { get; } = new FullDispersion();

    /// <summary>The full relation without the vacuum's 1 in S, D, P (R² ≫ 1); whistlers and EMIC waves.</summary>
    public static DispersionRelation HighDensity { get; } = new HighDensityDispersion();

    /// <summary>μ² = 1 + R²/[x(cosψ − x)], x = ω/ω_ce; whistlers in electrons alone.</summary>
    public static DispersionRelation QuasiLongitudinal { get; } = new QuasiLongitudinalDispersion();

    /// <summary>μ² = R²/[x(cosψ − x)]: both approximations; whistlers in electrons alone.</summary>
    public static DispersionRelation QuasiLongitudinalHighDensity { get; } = new QuasiLongitudinalHighDensityDispersion();

    /// <summary>μ² = R²/(x cosψ), for x ≪ cosψ (Lyons et al. 1972); whistlers in electrons alone.</summary>
    public static DispersionRelation LowFrequency { get; } = new LowFrequencyDispersion();

    /// <summary>Name, as decks and reports have it.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
