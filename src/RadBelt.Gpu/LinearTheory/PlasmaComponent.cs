using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// One part of a plasma: a species with a (bi-)Maxwellian velocity distribution in the background field. A plasma may have several of one
/// species.
/// </summary>
/// <param name="Species">The particles.</param>
/// <param name="Density">Density n, m⁻³, positive.</param>
/// <param name="ParallelTemperature">Temperature along B0, T∥ = ⟨p∥v∥⟩ about the drift, J; zero: cold along B0.</param>
/// <param name="PerpendicularTemperature">Temperature across B0, T⊥ = ½⟨p⊥v⊥⟩, J.</param>
/// <param name="Drift">Mean velocity along +B0, m s⁻¹.</param>
public sealed record PlasmaComponent(
    Species Species, double Density, double ParallelTemperature, double PerpendicularTemperature, double Drift = 0)
{
    /// <summary>T⊥/T∥ − 1: zero for a component cold in both directions, infinite for one cold along B0 only.</summary>
    public double Anisotropy => PerpendicularTemperature == ParallelTemperature ? 0 : PerpendicularTemperature / ParallelTemperature - 1;

    /// <summary>Plasma frequency ω_p of the component, rad s⁻¹.</summary>
    public double PlasmaFrequency => Species.PlasmaFrequency(Density);

    /// <summary>a = (2T∥/m)^½, m s⁻¹: f ∝ exp(−v∥²/a²) along B0.</summary>
    internal double ParallelThermalSpeed => Math.Sqrt(2 * ParallelTemperature / Species.Mass);

    /// <summary>A component without thermal motion.</summary>
    /// <param name="species">The particles.</param>
    /// <param name="density">Density, m⁻³.</param>
    /// <param name="drift">Velocity along +B0, m s⁻¹.</param>
    public static PlasmaComponent Cold(Species species, double density, double drift = 0) => new(species, density, 0, 0, drift);

    /// <summary>A Maxwellian of one temperature.</summary>
    /// <param name="species">The particles.</param>
    /// <param name="density">Density, m⁻³.</param>
    /// <param name="temperature">Temperature, J.</param>
    /// <param name="drift">Mean velocity along +B0, m s⁻¹.</param>
    public static PlasmaComponent Maxwellian(Species species, double density, double temperature, double drift = 0) =>
        new(species, density, temperature, temperature, drift);

    /// <summary>The component with a part of its temperatures and drift.</summary>
    internal PlasmaComponent Heated(double part) => this with
    {
        ParallelTemperature = part * ParallelTemperature,
        PerpendicularTemperature = part * PerpendicularTemperature,
        Drift = part * Drift,
    };

    /// <summary>The components as given, each checked.</summary>
    internal static IReadOnlyList<PlasmaComponent> Checked(IEnumerable<PlasmaComponent> plasma)
    {
        PlasmaComponent[] components = [.. plasma];
        if (components.Length == 0)
        {
            throw new InvalidInputException("plasma: it has no components; give at least one.");
        }

        foreach (PlasmaComponent component in components)
        {
            string name = component.Species.Name;
            Require.Positive(component.Density, $"density of {name}", "m⁻³");
            Require.NotNegative(component.ParallelTemperature, $"parallel temperature of {name}", "J");
            Require.NotNegative(component.PerpendicularTemperature, $"perpendicular temperature of {name}", "J");
            if (!(Math.Abs(component.Drift) < PhysicalConstants.SpeedOfLight))
            {
                throw new InvalidInputException($"drift of {name}: {component.Drift:G6} m s⁻¹ is not below the speed of light.");
            }
        }

        return components;
    }
}
