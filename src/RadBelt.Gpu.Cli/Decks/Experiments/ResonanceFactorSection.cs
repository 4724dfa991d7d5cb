using RadBelt.Gpu.Cli.Decks.Schema;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>
/// Where the factor A(R, |Ω0|Δt) = [1 − cos(R Ω0 Δt)]/(R² |Ω0| Δt) is tabulated: the three panels of Fig. 1 of Allanson et al. (2022). R is
/// the distance from resonance in units of the relativistic gyrofrequency Ω0; |Ω0|Δt is a pure number here.
/// </summary>
internal sealed record ResonanceFactorSection : IDeckSection
{
    /// <summary>The |R| of the curves of Fig. 1A.</summary>
    [DeckKey("resonance_distances", Min = 0, MaxCount = 1000,
        Doc = "Distances |R| from resonance for which A is tabulated over time (Fig. 1A).",
        Example = "[0.05, 0.1, 0.2, 0.5]", Shown = true)]
    public IReadOnlyList<double> ResonanceDistances { get; init; } = [0.05, 0.1, 0.2, 0.5];

    /// <summary>The |Ω0|Δt axis of Fig. 1A.</summary>
    [DeckKey("gyration_angles", Min = 0, MinExclusive = true, MaxCount = 1_000_000, Doc = "The values of |Omega_0| dt of those tables.",
        Example = "{from: 0.1, to: 1000, count: 2000}")]
    public Axis GyrationAngles { get; init; } = Axis.Of(new AxisRange { From = 0.1, To = 1000, Count = 2000 });

    /// <summary>The |R| of Fig. 1B.</summary>
    [DeckKey("peak_distances", Min = 0, MinExclusive = true, MaxCount = 100_000,
        Doc = "Distances |R| for which the greatest A and the |Omega_0| dt it is reached at are found (Fig. 1B).",
        Example = "{from: 0.01, to: 1, count: 100}")]
    public Axis PeakDistances { get; init; } = Axis.Of(new AxisRange { From = 0.01, To = 1, Count = 100 });

    /// <summary>The |Ω0|Δt of the curves of Fig. 1C.</summary>
    [DeckKey("fixed_angles", Min = 0, MinExclusive = true, MaxCount = 1000,
        Doc = "The values of |Omega_0| dt for which A is tabulated over R (Fig. 1C).", Example = "[10, 100, 1000]", Shown = true)]
    public IReadOnlyList<double> FixedAngles { get; init; } = [10, 100, 1000];

    /// <summary>The R axis of Fig. 1C.</summary>
    [DeckKey("distance_axis", MaxCount = 1_000_000, Doc = "The values of R of those tables, of either sign.",
        Example = "{from: -1, to: 1, count: 2001, spacing: linear}")]
    public Axis DistanceAxis { get; init; } = Axis.Of(new AxisRange { From = -1, To = 1, Count = 2001, Spacing = AxisSpacing.Linear });
}
