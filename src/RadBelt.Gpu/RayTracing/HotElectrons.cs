using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Hot electrons that damp or grow waves, too few to change their dispersion: a distribution on the equator, the same for every L, carried along each field line by
/// Liouville's theorem (v and v⊥²/B constant).
/// </summary>
public sealed class HotElectrons
{
    /// <summary>Hot electrons of a distribution.</summary>
    /// <param name="equatorial">f on the equator.</param>
    /// <param name="factor">Factor on f, zero or positive: 0.5 halves the damping.</param>
    /// <exception cref="InvalidInputException">The factor is negative or not finite.</exception>
    public HotElectrons(GyrotropicDistribution equatorial, double factor = 1)
    {
        ArgumentNullException.ThrowIfNull(equatorial);
        Require.NotNegative(factor, "factor on the hot electrons", "");
        (Equatorial, Factor) = (equatorial, factor);
    }

    /// <summary>
    /// Suprathermal electrons outside the plasmasphere near dawn at L = 5.5: <see cref="PowerLawDistribution.Bortnik2007Moderate"/>, from CRRES. It stands in for the THEMIS model
    /// of Chen et al. (2013a, doi:10.1029/2012JA018343, by L, MLT and Kp) that Chen et al. (2021) used, whose coefficients could not be had. Landau damping by them
    /// (n = 0 alone) has their gain: −23 to −26 dB at 20° of latitude for rays of 700 Hz from L = 5.45–5.55.
    /// </summary>
    /// <remarks>
    /// Being isotropic, they damp at n = −1 too, by 40 dB more over the same way. The electrons of 5–20 keV that resonate there are those whose anisotropy makes
    /// chorus grow; no isotropic f speaks for them, and the samples take n = 0 as the paper does.
    /// </remarks>
    public static HotElectrons InsteadOfChen2013 { get; } = new(PowerLawDistribution.Bortnik2007Moderate);

    /// <summary>f on the equator.</summary>
    public GyrotropicDistribution Equatorial { get; }

    /// <summary>Factor on f.</summary>
    public double Factor { get; }

    /// <summary>f times the factor where the field is <paramref name="fieldRatio"/> times that of the same field line on the equator.</summary>
    /// <param name="fieldRatio">B/B_eq, 1 or more.</param>
    /// <exception cref="InvalidInputException">The ratio is below 1 or not finite.</exception>
    public GyrotropicDistribution At(double fieldRatio) => new LocalDistribution(this, fieldRatio);
}
