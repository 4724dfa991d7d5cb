using System.Numerics;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// Longitudinal waves along B0 (or without it) in any sum of drifting Maxwellians, fields as exp(i(kx − ωt)): <c>D(ω, k) = 1 − Σ_s
/// [ω_ps²/(k²a_s²)] Z′(ζ_s) = 0</c>, <c>ζ_s = (ω − kU_s)/(|k|a_s)</c>, a = (2T∥/m)^½, drift U (Stix 1992, ch. 8); a component with T∥ = 0
/// gives −ω_p²/(ω − kU)². Non-relativistic; damped roots are those of Landau's continuation.
/// </summary>
public sealed class ElectrostaticDispersion
{
    private const int SearchPoints = 64;
    private const int StartsAcross = 16;

    /// <summary>The longitudinal waves of a plasma.</summary>
    /// <param name="plasma">Its components; what they lack in charge is a fixed background.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public ElectrostaticDispersion(params IEnumerable<PlasmaComponent> plasma)
    {
        Components = PlasmaComponent.Checked(plasma);
        PlasmaFrequency = Math.Sqrt(Components.Sum(c => c.PlasmaFrequency * c.PlasmaFrequency));
    }

    /// <summary>The plasma.</summary>
    public IReadOnlyList<PlasmaComponent> Components { get; }

    /// <summary>(Σ ω_ps²)^½, rad s⁻¹.</summary>
    public double PlasmaFrequency { get; }

    /// <summary>D(ω, k), the dielectric function.</summary>
    /// <param name="ω">Complex angular frequency, rad s⁻¹.</param>
    /// <param name="k">Wave number, m⁻¹, not zero.</param>
    public Complex Value(Complex ω, double k)
    {
        Complex sum = 1;
        foreach (PlasmaComponent component in Components)
        {
            sum += Susceptibility(component, ω, k);
        }

        return sum;
    }

    /// <summary>
    /// The Langmuir wave of wave number <paramref name="k"/> with Re ω &gt; 0: the root that is ω² = Σ ω_ps² in the cold plasma at rest,
    /// followed while temperatures and drifts rise to what they are.
    /// </summary>
    /// <exception cref="InvalidInputException">k is zero, or the root is lost on the way.</exception>
    public LinearMode Langmuir(double k)
    {
        Require.Positive(Math.Abs(k), "|k|", "m⁻¹");
        return HeatedRoot.Follow(PlasmaFrequency, (part, ω) => Heated(part).TryRoot(k, ω)) is Complex ω
            ? new LinearMode(k, ω)
            : throw NoRoot(k, PlasmaFrequency);
    }

    /// <summary>The root near a given frequency.</summary>
    /// <param name="k">Wave number, m⁻¹, not zero.</param>
    /// <param name="near">Where the search begins, rad s⁻¹, not zero.</param>
    /// <exception cref="InvalidInputException">No root is found from there.</exception>
    public LinearMode Root(double k, Complex near)
    {
        Require.Positive(Math.Abs(k), "|k|", "m⁻¹");
        return TryRoot(k, near) is Complex ω ? new LinearMode(k, ω) : throw NoRoot(k, near);
    }

    /// <summary>
    /// The fastest growing wave of wave number <paramref name="k"/>; null when none is found. The search begins at 16 frequencies in the
    /// range of the components' Doppler-shifted plasma frequencies, at growth rates of 0.03 and 0.3 of the plasma frequency.
    /// </summary>
    /// <exception cref="InvalidInputException">k is zero or not finite.</exception>
    public LinearMode? Growing(double k)
    {
        Require.Positive(Math.Abs(k), "|k|", "m⁻¹");
        double lowest = Components.Min(c => k * c.Drift) - PlasmaFrequency, highest = Components.Max(c => k * c.Drift) + PlasmaFrequency;
        LinearMode? best = null;
        for (int i = 0; i < StartsAcross; i++)
        {
            double frequency = lowest + (highest - lowest) * (i + 0.5) / StartsAcross;
            foreach (double growth in (double[])[0.03, 0.3])
            {
                if (TryRoot(k, new Complex(frequency, growth * PlasmaFrequency)) is Complex ω
                    && ω.Imaginary > Math.Max(1e-9 * PlasmaFrequency, best?.GrowthRate ?? 0))
                {
                    best = new LinearMode(k, ω);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// The fastest growing wave with k in a range; null when none is found to grow. The range is sampled at 64 wave numbers in geometric
    /// progression.
    /// </summary>
    /// <param name="lowest">Lowest k, m⁻¹, positive.</param>
    /// <param name="highest">Highest k, m⁻¹, above the lowest.</param>
    /// <exception cref="InvalidInputException">The range is empty.</exception>
    public LinearMode? MostUnstable(double lowest, double highest)
    {
        // Where nothing grows, an undamped wave stands in: growth zero.
        return GrowthMaximum.Find(lowest, highest, SearchPoints, k => Growing(k) ?? new LinearMode(k, PlasmaFrequency));
    }

    private static Complex Susceptibility(PlasmaComponent component, Complex ω, double k)
    {
        double ωp = component.PlasmaFrequency;
        Complex inFrame = ω - k * component.Drift;
        if (component.ParallelTemperature == 0)
        {
            return -ωp * ωp / (inFrame * inFrame);
        }

        double ka = Math.Abs(k) * component.ParallelThermalSpeed;
        return -(ωp * ωp / (ka * ka)) * PlasmaDispersionFunction.Derivative(inFrame / ka);
    }

    private Complex? TryRoot(double k, Complex near) => ComplexRoot.Near(ω => Value(ω, k), near);

    private ElectrostaticDispersion Heated(double part) => part == 1 ? this : new(Components.Select(c => c.Heated(part)));

    private static InvalidInputException NoRoot(double k, Complex near) => new(
        $"electrostatic dispersion: no root at k = {k:G6} m⁻¹ was found from ω = {near.Real:G6} + {near.Imaginary:G6} i rad/s; "
        + $"start nearer to it.");
}
