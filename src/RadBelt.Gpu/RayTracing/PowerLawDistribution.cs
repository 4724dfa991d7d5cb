using System.Collections.Immutable;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.RayTracing;

/// <summary>
/// Isotropic electrons that follow a sum of power laws, <c>f = Σ a_i/(v² + v0²)^{n_i/2}</c>: the usual fit to suprathermal electrons of 0.1 to some tens of
/// keV. v0, far below every resonant speed, keeps f finite at rest; at the speed of light f ends.
/// </summary>
public sealed class PowerLawDistribution : GyrotropicDistribution
{
    /// <summary>Speeds at which f is checked, per decade.</summary>
    private const int ChecksPerDecade = 24;

    /// <summary>A sum of power laws.</summary>
    /// <param name="name">Name for messages and reports.</param>
    /// <param name="terms">Its terms, one to eight.</param>
    /// <param name="regularSpeed">v0, m s⁻¹, positive, below the speed of light.</param>
    /// <exception cref="InvalidInputException">An exponent or v0 is out of range, there are no terms or more than eight, or f is not positive somewhere between v0 and the
    /// speed of light.</exception>
    public PowerLawDistribution(string name, IReadOnlyList<PowerLaw> terms, double regularSpeed = 1)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(terms);
        Require.Positive(regularSpeed, "v0 of the power laws", "m s⁻¹");
        if (terms.Count is 0 or > Kernels.Rays.HotPowerLaws.MostTerms)
        {
            throw new InvalidInputException($"power laws: there are {terms.Count}; give one to {Kernels.Rays.HotPowerLaws.MostTerms}.");
        }

        foreach (PowerLaw term in terms)
        {
            Require.Positive(term.Exponent, "exponent of a power law", "");
        }

        (Name, Terms, RegularSpeed) = (name, [.. terms], regularSpeed);
        double decades = Math.Log10(PhysicalConstants.SpeedOfLight / regularSpeed);
        for (int i = 0; i < decades * ChecksPerDecade; i++)
        {
            double v = regularSpeed * Math.Pow(10, (double)i / ChecksPerDecade);
            if (!(Value(v, 0) > 0 && double.IsFinite(Value(v, 0))))
            {
                throw new InvalidInputException($"power laws: f({v:G4} m s⁻¹) = {Value(v, 0):G4} s³ m⁻⁶ is not positive; change the coefficients or exponents.");
            }
        }
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>The terms.</summary>
    public ImmutableArray<PowerLaw> Terms { get; }

    /// <summary>v0, m s⁻¹.</summary>
    public double RegularSpeed { get; }

    /// <summary>
    /// Inside the plasmasphere at L = 2.3–4: <c>f = 4.9e5/v⁴ − 8.3e14/v⁵ + 5.4e23/v⁶</c> s³ cm⁻⁶, v in cm s⁻¹, a fit to electrons of 100 eV to 20 keV that POLAR
    /// measured (Bell et al. 2002, doi:10.1029/2002GL014752).
    /// </summary>
    public static PowerLawDistribution Bell2002 { get; } =
        new("Bell 2002", [new(4.9e9, 4), new(-8.3e16, 5), new(5.4e23, 6)]);

    /// <summary>
    /// Outside the plasmasphere at L = 5.5 near dawn, quiet times: <c>J = 8.44e6 (E/1 keV)^{−0.831}</c> cm⁻² s⁻¹ sr⁻¹ keV⁻¹. The fluxes are those of CRRES that Bortnik et
    /// al. (2007) fit power laws to, at 0.213, 1.09, 4.25 and 16.5 keV, their lowest level of AE; here geometric means over L = 5.35–5.65, 5–7 h MLT.
    /// </summary>
    public static PowerLawDistribution Bortnik2007Quiet { get; } = OfFlux("Bortnik 2007, quiet", 8.44e6 * Units.PerSquareCentimetreSecondSteradianKeV, 0.831);

    /// <summary>The same at their middle level of AE: <c>J = 1.375e7 (E/1 keV)^{−0.653}</c> cm⁻² s⁻¹ sr⁻¹ keV⁻¹.</summary>
    public static PowerLawDistribution Bortnik2007Moderate { get; } = OfFlux("Bortnik 2007, moderate", 1.375e7 * Units.PerSquareCentimetreSecondSteradianKeV, 0.653);

    /// <summary>The same at their highest level of AE: <c>J = 4.00e7 (E/1 keV)^{−0.590}</c> cm⁻² s⁻¹ sr⁻¹ keV⁻¹.</summary>
    public static PowerLawDistribution Bortnik2007Active { get; } = OfFlux("Bortnik 2007, active", 4.00e7 * Units.PerSquareCentimetreSecondSteradianKeV, 0.590);

    /// <inheritdoc/>
    internal override IEnumerable<DampingColumn> Columns =>
        [DampingColumn.Of<Kernels.Rays.HotPowerLaws>(GreatestSpeed, [RegularSpeed, Terms.Length, .. Terms.SelectMany(t => (double[])[t.Coefficient, t.Exponent])])];

    /// <summary>
    /// The power law of a differential flux <c>J = J0 (E/1 keV)^{−m}</c>, as Bortnik et al. (2007, doi:10.1029/2006JA012237) fit it to electrons of 0.2–17 keV
    /// that CRRES measured: <c>f = m_e J/v²</c>, E = ½m_e v², hence n = 2m + 2.
    /// </summary>
    /// <param name="name">Name for messages and reports.</param>
    /// <param name="flux">J0, m⁻² s⁻¹ sr⁻¹ J⁻¹, positive; 1 cm⁻² s⁻¹ sr⁻¹ keV⁻¹ is 1e4/(1.602e-16).</param>
    /// <param name="exponent">m, above −1.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public static PowerLawDistribution OfFlux(string name, double flux, double exponent)
    {
        Require.Positive(flux, "flux at 1 keV", "m⁻² s⁻¹ sr⁻¹ J⁻¹");
        Require.Positive(exponent + 1, "exponent of the flux plus one", "");
        double n = 2 * exponent + 2, half = 0.5 * PhysicalConstants.ElectronMass;
        return new(name, [new(2 * half * flux * Math.Pow(half / Units.KeV, -exponent), n)]);
    }

    /// <inheritdoc/>
    public override double Value(double perpendicularSpeed, double parallelSpeed)
    {
        double squared = Squared(perpendicularSpeed, parallelSpeed), sum = 0;
        if (squared > GreatestSpeed * GreatestSpeed)
        {
            return 0;
        }

        foreach ((double coefficient, double exponent) in Terms)
        {
            sum += coefficient * Math.Pow(squared, -0.5 * exponent);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override (double Perpendicular, double Parallel) Gradient(double perpendicularSpeed, double parallelSpeed)
    {
        double squared = Squared(perpendicularSpeed, parallelSpeed), sum = 0;
        if (squared > GreatestSpeed * GreatestSpeed)
        {
            return default;
        }

        foreach ((double coefficient, double exponent) in Terms)
        {
            sum -= exponent * coefficient * Math.Pow(squared, -0.5 * exponent - 1);
        }

        return (sum * perpendicularSpeed, sum * parallelSpeed);
    }

    private double Squared(double perpendicularSpeed, double parallelSpeed) =>
        perpendicularSpeed * perpendicularSpeed + parallelSpeed * parallelSpeed + RegularSpeed * RegularSpeed;
}
