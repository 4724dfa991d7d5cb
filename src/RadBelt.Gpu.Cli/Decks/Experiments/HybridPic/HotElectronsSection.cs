using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Hot electrons: at the equator <c>f ∝ exp(−u∥²/2U∥² − u⊥²/2U⊥²)</c>, u = p/(mc), elsewhere in equilibrium with it.</summary>
internal sealed record HotElectronsSection : IDeckSection
{
    /// <summary>n_h at the equator, m⁻³; null when <see cref="DensityRatio"/> is given.</summary>
    [DeckKey("density", Unit = "m^-3", Min = 0, MinExclusive = true, Max = 1e30, Default = "none: `density_ratio` instead", Doc = "Number density at the equator.", Example = "0.03 cm^-3")]
    public double? Density { get; init; }

    /// <summary>n_h/n_c at the equator; null when <see cref="Density"/> is given.</summary>
    [DeckKey("density_ratio", Min = 0, MinExclusive = true, Max = 1, Default = "none: `density` instead", Shown = true,
        Doc = "Number density at the equator over that of the cold electrons.", Example = "0.006")]
    public double? DensityRatio { get; init; }

    /// <summary>U∥; null when temperatures are given.</summary>
    [DeckKey("parallel_momentum", Min = 0, MinExclusive = true, Max = 10, Default = "none: `parallel_temperature` instead", Shown = true,
        Doc = "Thermal momentum along the field over m c: f ~ exp(-u^2/2U^2).", Example = "0.2")]
    public double? ParallelMomentum { get; init; }

    /// <summary>U⊥ at the equator; null when temperatures are given.</summary>
    [DeckKey("perpendicular_momentum", Min = 0, MinExclusive = true, Max = 10, Default = "none: `perpendicular_temperature` instead", Shown = true,
        Doc = "Thermal momentum across the field at the equator over m c.", Example = "0.53")]
    public double? PerpendicularMomentum { get; init; }

    /// <summary>m c² U∥², J.</summary>
    [DeckKey("parallel_temperature", Unit = "keV", Min = 0, MinExclusive = true, Max = 50_000, Default = "none: `parallel_momentum` instead",
        Doc = "The same as a temperature, T = m c^2 U^2, as papers on the linear theory of such electrons have it.", Example = "20.4 keV")]
    public double? ParallelTemperature { get; init; }

    /// <summary>m c² U⊥² at the equator, J.</summary>
    [DeckKey("perpendicular_temperature", Unit = "keV", Min = 0, MinExclusive = true, Max = 50_000, Default = "none: `perpendicular_momentum` instead",
        Doc = "The same across the field at the equator.", Example = "143.5 keV")]
    public double? PerpendicularTemperature { get; init; }

    /// <summary>Macro-particles a cell at the equator.</summary>
    [DeckKey("particles_per_cell", Min = 1, Max = 1_000_000, Doc = "Macro-particles a cell at the equator.", Example = "512")]
    public required int ParticlesPerCell { get; init; }

    /// <summary>Whether macro-particles carry δf.</summary>
    [DeckKey("delta_f", Doc = "Whether macro-particles carry only the departure from the equilibrium: no shot noise while that is small.", Example = "true")]
    public bool DeltaF { get; init; } = true;

    /// <summary>rms of the weights δf markers start with.</summary>
    [DeckKey("initial_weight", Min = 0, Max = 0.5, Doc = "Root mean square of random weights that delta-f markers start with: what waves grow from when nothing triggers them.", Example = "0.01")]
    public double InitialWeight { get; init; }

    /// <summary>τ, s; null for never.</summary>
    [DeckKey("relaxation_time", Unit = "1/wce", Min = 0, MinExclusive = true, Word = "none",
        Doc = "Time in which the distribution is brought back to what it was: fresh energy that makes elements repeat.", Example = "0.57 s")]
    public double? RelaxationTime { get; init; }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Density is null == DensityRatio is null)
            context.Error(Density is null ? "density_ratio" : "density", "give one of `density` and `density_ratio`, for example `density_ratio: 0.006`");
        One(ParallelMomentum, ParallelTemperature, "parallel");
        One(PerpendicularMomentum, PerpendicularTemperature, "perpendicular");
        if (InitialWeight > 0 && !DeltaF)
            context.Error("initial_weight", "belongs to `delta_f`; macro-particles of full f have noise enough: remove it");

        void One(double? momentum, double? temperature, string direction)
        {
            if (momentum is null == temperature is null)
                context.Error($"{direction}_{(momentum is null ? "momentum" : "temperature")}", $"give one of `{direction}_momentum` and `{direction}_temperature`");
        }
    }

    /// <summary>The population beside cold electrons of a density (m⁻³).</summary>
    public HotPopulation ToPopulation(double coldDensity) => new(
        Density ?? DensityRatio!.Value * coldDensity,
        ParallelMomentum ?? Momentum(ParallelTemperature!.Value), PerpendicularMomentum ?? Momentum(PerpendicularTemperature!.Value), ParticlesPerCell)
    {
        DeltaF = DeltaF, InitialWeight = InitialWeight, RelaxationTime = RelaxationTime,
    };

    private static double Momentum(double temperature) => Math.Sqrt(temperature / Species.Electron.RestEnergy);
}
