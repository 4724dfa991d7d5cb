namespace RadBelt.Gpu.Pic;

/// <summary>
/// Hot electrons in equilibrium along the field line: at the equator <c>f ∝ exp(−u∥²/2U∥² − u⊥²/2U⊥²)</c>, u = p/(mc), elsewhere by Liouville's theorem, so again a
/// bi-Maxwellian with the same U∥, 1/U⊥²(z) = 1/U∥² + (1/U⊥² − 1/U∥²) B_eq/B and density n_eq U⊥²(z)/U⊥² (Tao 2014; Tao, Zonca &amp; Chen 2017).
/// </summary>
/// <param name="Density">Density at the equator, m⁻³, positive.</param>
/// <param name="ParallelMomentum">U∥, thermal momentum over mc: 0.2 in Tao, Zonca &amp; Chen (2017).</param>
/// <param name="PerpendicularMomentum">U⊥ at the equator: 0.53 there.</param>
/// <param name="ParticlesPerCell">Macro-particles in a cell at the equator.</param>
public sealed record HotPopulation(double Density, double ParallelMomentum, double PerpendicularMomentum, int ParticlesPerCell)
{
    /// <summary>Whether macro-particles carry only δf = f − f0.</summary>
    public bool DeltaF { get; init; } = true;

    /// <summary>rms of random weights that δf markers start with: what waves grow from when nothing triggers them; 0 for none.</summary>
    public double InitialWeight { get; init; }

    /// <summary>τ, s, on which f is brought back to f0 (the chorus paper's Eq. 1, Lu et al. 2021): fresh energy that makes elements repeat; never when not given.</summary>
    public double? RelaxationTime { get; init; }
}
