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

    /// <summary>
    /// τ, s, on which f is brought back to f0 along orbits, ∂f/∂t + … = −(f − f0)/τ (Lu et al. 2021), as fresh particles that drift in would; never when not given. For a
    /// <see cref="FieldLineBiMaxwellian"/>.
    /// </summary>
    public double? RelaxationTime { get; init; }

    /// <summary>rms of random weights that markers of δf start with, 0 … 0.5: what waves grow from; 0 for none. For a <see cref="FieldLineBiMaxwellian"/>.</summary>
    public double InitialWeight { get; init; }

    /// <summary>What markers carry.</summary>
    internal MarkerKind Markers => (DeltaF, Distribution is FieldLineBiMaxwellian, RelaxationTime is not null || InitialWeight > 0) switch
    {
        (true, true, true) => MarkerKind.ChangingDeltaF,
        (true, true, false) => MarkerKind.FieldLineDeltaF,
        (true, false, _) => MarkerKind.DeltaF,
        (false, true, true) => MarkerKind.ChangingF,
        _ => MarkerKind.FullF,
    };

    /// <summary>f0 of markers with weights.</summary>
    internal Equilibrium EquilibriumIn(PicSetup setup) => Distribution switch
    {
        BiMaxwellian f when DeltaF => new(f.Theta, f.Anisotropy),
        FieldLineBiMaxwellian f => Equilibrium.OnFieldLine(f.ParallelMomentum, f.PerpendicularMomentum, setup.FieldStrength),
        _ => default,
    };

    /// <summary>The distribution where B0 is so many times that of the equator.</summary>
    internal MomentumDistribution DistributionAt(double fieldRatio) => Distribution is FieldLineBiMaxwellian f ? f.At(fieldRatio) : Distribution;

    /// <summary>Density over <see cref="Density"/> at x (m), where B0 is so many times that of the equator.</summary>
    internal double RelativeDensity(double x, double fieldRatio) =>
        (Profile?.Invoke(x) ?? 1) * (Distribution is FieldLineBiMaxwellian f ? f.DensityRatio(fieldRatio) : 1);

    internal void Validate()
    {
        if (DeltaF && Distribution is not (BiMaxwellian or FieldLineBiMaxwellian))
        {
            throw new InvalidInputException(
                $"{Name}: δf is for Maxwellians and bi-Maxwellians, whose f0 kernels can evaluate, not for {Distribution.GetType().Name}; use full f");
        }

        if (RelaxationTime is { } τ)
        {
            Require.Positive(τ, $"{Name}: relaxation time", "s");
        }

        if (!(InitialWeight is >= 0 and <= 0.5))
        {
            throw new InvalidInputException($"{Name}: an initial weight of {InitialWeight:G4} is outside 0 … 0.5; some 0.01 makes noise a hundredth of that of full f");
        }

        if (InitialWeight > 0 && !DeltaF)
        {
            throw new InvalidInputException($"{Name}: an initial weight of {InitialWeight:G4} is for markers of δf; full f has noise of its own: set δf, or drop the weight");
        }

        if ((RelaxationTime is not null || InitialWeight > 0) && Distribution is not FieldLineBiMaxwellian)
        {
            throw new InvalidInputException(
                $"{Name}: relaxation and initial weights are for {nameof(FieldLineBiMaxwellian)}, not for {Distribution.GetType().Name}; use that distribution, or neither of them");
        }

        if (Markers != MarkerKind.FullF && Profile is not null)
        {
            throw new InvalidInputException($"{Name}: δf and relaxation are for a density that follows from f0 and the field, where f0 is an equilibrium; use full f, or drop the profile");
        }

        Require.Positive(Density, $"{Name}: density", "m⁻³");
        if (ParticlesPerCell is < 1 or > 1_000_000)
        {
            throw new InvalidInputException($"{Name}: {ParticlesPerCell} particles per cell is outside 1 … 1,000,000; use several, at least 16 for a thermal plasma");
        }
    }
}
