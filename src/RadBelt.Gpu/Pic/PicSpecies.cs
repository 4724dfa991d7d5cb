using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.Pic;

/// <summary>A population of a particle-in-cell run: what its particles are, how many, with which momenta, and by how many macro-particles.</summary>
/// <param name="Name">Its name in files and messages, different from those of the others.</param>
/// <param name="Kind">Charge and mass of its particles.</param>
/// <param name="Density">Number density, m⁻³, positive; where there is a <see cref="Profile"/>, the density where that is 1.</param>
/// <param name="Distribution">Momenta at the start, and of what enters at open ends.</param>
/// <param name="ParticlesPerCell">Macro-particles in a cell of that density, 1 … 10⁶.</param>
public sealed record PicSpecies(string Name, Species Kind, double Density, MomentumDistribution Distribution, int ParticlesPerCell)
{
    /// <summary>How positions and momenta are drawn.</summary>
    public ParticleStart Start { get; init; } = ParticleStart.Random;

    /// <summary>
    /// Density at x (m) as a multiple of <see cref="Density"/>, ≥ 0; 1 everywhere when not given. Macro-particles keep their weight, so their
    /// number in a cell follows the density.
    /// </summary>
    public Func<double, double>? Profile { get; init; }

    /// <summary>
    /// Whether macro-particles carry only the departure δf from the distribution at the start (weight 1 − f0(now)/f0(start)): the noise is then
    /// that of the departure, not of the plasma. See docs/pic.md.
    /// </summary>
    public bool DeltaF { get; init; }

    /// <summary>Particles that a macro-particle stands for, a m² across x: n Δx / ppc, m⁻².</summary>
    public double Weight(PicGrid grid) => Density * grid.CellSize / ParticlesPerCell;

    /// <summary>f0 of markers with weights.</summary>
    internal Equilibrium Equilibrium => Distribution is BiMaxwellian f && DeltaF ? new(f.Theta, f.Anisotropy) : default;

    internal void Validate()
    {
        if (DeltaF && Distribution is not BiMaxwellian)
        {
            throw new InvalidInputException(
                $"{Name}: δf is for Maxwellians and bi-Maxwellians, whose f0 kernels can evaluate, not for {Distribution.GetType().Name}; use full f");
        }

        if (DeltaF && Profile is not null)
        {
            throw new InvalidInputException($"{Name}: δf is for a uniform density, where f0 is an equilibrium; use full f, or drop the profile");
        }

        Require.Positive(Density, $"{Name}: density", "m⁻³");
        if (ParticlesPerCell is < 1 or > 1_000_000)
        {
            throw new InvalidInputException($"{Name}: {ParticlesPerCell} particles per cell is outside 1 … 1,000,000; use several, at least 16 for a thermal plasma");
        }
    }
}
