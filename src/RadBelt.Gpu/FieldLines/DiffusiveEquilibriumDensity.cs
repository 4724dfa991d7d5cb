using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLines;

/// <summary>
/// Diffusive equilibrium of H⁺, He⁺ and O⁺ under gravity (Angerami &amp; Thomas 1964, J. Geophys. Res. 69, 4537) with the factors that ray tracers give it for the
/// lower ionosphere and the plasmapause (Kimura 1966; Inan &amp; Bell 1977, J. Geophys. Res. 82, 2819): <c>n = n0 N_DE N_LI N_PL</c>. It is the family of models
/// of Bortnik et al. (2011, J. Geophys. Res. 116, A08221), which Chen et al. (2021) trace rays in.
/// </summary>
/// <remarks>
/// <para>
/// <c>N_DE = [Σ α_i exp(−G/H_i)]^½</c> with the geopotential height <c>G = r_b (1 − r_b/r)</c> above the base level r_b and the ions' scale heights
/// <c>H_i = k_B T/(m_i g_b)</c>; <c>N_LI = 1 − exp[−(r − r_0)²/s²]</c>; <c>N_PL = 1</c> for L ≤ L_p, beyond it
/// <c>N_PL = F + (1 − F) {T + (1 − T) exp[−(r − r_c)²/s_c²]}</c>, <c>F = exp[−(L − L_p)²/2w²]</c>, <c>T = (r_c/r)^a</c>: the plasmapause does not reach below
/// r_c.
/// </para>
/// <para>
/// Neither paper prints the parameters of its model. Those here by default have the composition and heights of the ray tracers, a plasmapause at L = 4,
/// and n0 and a such that the equator is near the means of Sheeley et al. (2001) at L = 3 and at L = 5.5: 0.8e9 and 10e6 m⁻³. The mixture of ions along a
/// ray is <see cref="DipolePlasma.Ions"/>, not that of this model: it matters only near and below the lower hybrid frequency.
/// </para>
/// </remarks>
public sealed record DiffusiveEquilibriumDensity : IDensityModel
{
    /// <summary>Gravitational parameter of the Earth, m³ s⁻².</summary>
    private const double Gravitation = 3.986004418e14;

    /// <summary>n0, m⁻³: electron density at the base level, but for the lower ionosphere's and the plasmapause's factors. 1e10 (1e4 cm⁻³) unless given.</summary>
    public double BaseDensity { get; init; } = 1e4 * Units.PerCubicCentimetre;

    /// <summary>Altitude of the base level, m; 1000 km unless given.</summary>
    public double BaseAltitude { get; init; } = 1000 * Units.Kilometre;

    /// <summary>T, K; 1600 unless given.</summary>
    public double Temperature { get; init; } = 1600;

    /// <summary>Fractions α of H⁺, He⁺ and O⁺ at the base level, together 1; 0.08, 0.02 and 0.90 unless given.</summary>
    public (double Hydrogen, double Helium, double Oxygen) Composition { get; init; } = (0.08, 0.02, 0.90);

    /// <summary>Altitude of r_0, where the lower ionosphere ends, m; 100 km unless given.</summary>
    public double IonosphereAltitude { get; init; } = 100 * Units.Kilometre;

    /// <summary>s, m; 140 km unless given.</summary>
    public double IonosphereScale { get; init; } = 140 * Units.Kilometre;

    /// <summary>L_p, where the plasmapause begins; 4 unless given, infinite for none.</summary>
    public double PlasmapauseLShell { get; init; } = 4;

    /// <summary>w, half width of the plasmapause in L; 0.1 unless given.</summary>
    public double PlasmapauseWidth { get; init; } = 0.1;

    /// <summary>a, by which density beyond the plasmapause falls faster than diffusive equilibrium; 2.5 unless given.</summary>
    public double TroughExponent { get; init; } = 2.5;

    /// <summary>Altitude of r_c, below which the plasmapause does not reach, m; 630 km unless given.</summary>
    public double TroughAltitude { get; init; } = 630 * Units.Kilometre;

    /// <summary>s_c, m, height over which the plasmapause comes to full depth; 3000 km unless given.</summary>
    public double TroughScale { get; init; } = 3000 * Units.Kilometre;

    /// <summary>The same model with another <see cref="BaseDensity"/>: the one that gives a density at a place.</summary>
    /// <param name="density">n there, m⁻³, positive.</param>
    /// <param name="line">Its field line.</param>
    /// <param name="latitude">Its magnetic latitude, rad; the equator unless given.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public DiffusiveEquilibriumDensity Through(double density, DipoleFieldLine line, double latitude = 0)
    {
        Require.Positive(density, "electron density", "m⁻³");
        return this with { BaseDensity = BaseDensity * density / At(line, latitude) };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">A parameter is out of range, or the place is not above the lower ionosphere.</exception>
    public double At(DipoleFieldLine line, double latitude)
    {
        ArgumentNullException.ThrowIfNull(line);
        RequireUsable();
        double r = line.Radius(latitude), baseRadius = line.EarthRadius + BaseAltitude;
        RequireAbove(r - line.EarthRadius);
        double height = baseRadius * (1 - baseRadius / r);
        double ions = Ions(baseRadius).Sum(ion => ion.Fraction * Math.Exp(-height / ion.ScaleHeight));
        double lower = -NearZero.Expm1(-Square((r - line.EarthRadius - IonosphereAltitude) / IonosphereScale));

        double inside = Math.Exp(-0.5 * Square(Math.Max(line.LShell - PlasmapauseLShell, 0) / PlasmapauseWidth));
        double foot = line.EarthRadius + TroughAltitude;
        double power = Math.Pow(foot / r, TroughExponent);
        double trough = power + (1 - power) * Math.Exp(-Square((r - foot) / TroughScale));
        return BaseDensity * Math.Sqrt(ions) * lower * (inside + (1 - inside) * trough);
    }

    /// <summary>Refuses an altitude (m) at which N_LI is zero, or below.</summary>
    internal void RequireAbove(double altitude)
    {
        if (!(altitude > IonosphereAltitude))
        {
            throw new InvalidInputException(
                $"diffusive equilibrium: an altitude of {altitude / Units.Kilometre:G6} km is not above the lower ionosphere, which ends at {IonosphereAltitude / Units.Kilometre:G6} km; stay above it.");
        }
    }

    /// <summary>The model with lengths in R_E.</summary>
    internal DiffusiveEquilibrium ForRays(double earthRadius)
    {
        RequireUsable();
        (double Fraction, double ScaleHeight)[] ions = [.. Ions(earthRadius + BaseAltitude)];
        return new(
            (BaseDensity, 1 + BaseAltitude / earthRadius),
            (ions[0].Fraction, earthRadius / ions[0].ScaleHeight),
            (ions[1].Fraction, earthRadius / ions[1].ScaleHeight),
            (ions[2].Fraction, earthRadius / ions[2].ScaleHeight),
            (1 + IonosphereAltitude / earthRadius, IonosphereScale / earthRadius),
            (PlasmapauseLShell, PlasmapauseWidth),
            (1 + TroughAltitude / earthRadius, TroughScale / earthRadius, TroughExponent));
    }

    /// <summary>α and H (m) of each ion.</summary>
    private IEnumerable<(double Fraction, double ScaleHeight)> Ions(double baseRadius)
    {
        double perMass = PhysicalConstants.Boltzmann * Temperature * baseRadius * baseRadius / Gravitation;
        return [(Composition.Hydrogen, perMass / Species.Proton.Mass), (Composition.Helium, perMass / Species.Helium.Mass), (Composition.Oxygen, perMass / Species.Oxygen.Mass)];
    }

    private static double Square(double x) => x * x;

    private void RequireUsable()
    {
        Require.Positive(BaseDensity, "diffusive equilibrium: base density", "m⁻³");
        Require.Positive(BaseAltitude, "diffusive equilibrium: base altitude", "m");
        Require.Positive(Temperature, "diffusive equilibrium: temperature", "K");
        Require.NotNegative(Composition.Hydrogen, "diffusive equilibrium: fraction of H⁺", "");
        Require.NotNegative(Composition.Helium, "diffusive equilibrium: fraction of He⁺", "");
        Require.NotNegative(Composition.Oxygen, "diffusive equilibrium: fraction of O⁺", "");
        Require.NotNegative(IonosphereAltitude, "diffusive equilibrium: altitude of the lower ionosphere", "m");
        Require.Positive(IonosphereScale, "diffusive equilibrium: scale of the lower ionosphere", "m");
        Require.Positive(PlasmapauseWidth, "diffusive equilibrium: width of the plasmapause", "");
        Require.NotNegative(TroughExponent, "diffusive equilibrium: trough exponent", "");
        Require.NotNegative(TroughAltitude, "diffusive equilibrium: altitude of the trough's foot", "m");
        Require.Positive(TroughScale, "diffusive equilibrium: scale of the trough's foot", "m");
        double sum = Composition.Hydrogen + Composition.Helium + Composition.Oxygen;
        if (!(Math.Abs(sum - 1) < 1e-6))
        {
            throw new InvalidInputException($"diffusive equilibrium: the fractions of its ions add up to {sum:G6}; they must add up to 1.");
        }

        if (!(PlasmapauseLShell > 1))
        {
            throw new InvalidInputException(
                $"diffusive equilibrium: a plasmapause at L = {PlasmapauseLShell:G6} cannot be used; give L above 1, or infinity for none.");
        }
    }
}
