using System.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// Kinetic dispersion of circularly polarised waves along ±B0, fields as exp(i(kx − ωt)): <c>D(ω, k) = ω² − c²k² − Σ_s ω_ps² I_s(ω, k) =
/// 0</c>, where I_s is the transverse response of a component, ω/(ω ± Ω_s) when it is cold (upper sign R mode, Ω_s = q_s B0/m_s signed;
/// Stix 1992, ch. 10). The derived types say for which distributions, and how I_s is computed.
/// </summary>
/// <remarks>
/// Without ions the electrons move in a fixed neutralising background. Wave numbers may have either sign; ω has a positive real part.
/// Damped modes (Im ω &lt; 0) are those of Landau's continuation.
/// </remarks>
public abstract class ParallelDispersion
{
    private const int SearchPoints = 64;

    private protected ParallelDispersion(double fieldStrength, Func<ColdPlasma, FieldAlignedMode> mode, IEnumerable<PlasmaComponent> plasma)
    {
        Components = PlasmaComponent.Checked(plasma);
        ColdMode = mode(WithoutTemperature(fieldStrength, Components));
    }

    /// <summary>The plasma.</summary>
    public IReadOnlyList<PlasmaComponent> Components { get; }

    /// <summary>The same mode of the same plasma without temperatures and drifts: the branch that <see cref="Mode"/> continues.</summary>
    public FieldAlignedMode ColdMode { get; }

    /// <summary>D(ω, k), rad² s⁻².</summary>
    /// <param name="ω">Complex angular frequency, rad s⁻¹.</param>
    /// <param name="k">Wave number, m⁻¹, not zero.</param>
    public Complex Value(Complex ω, double k)
    {
        double ck = PhysicalConstants.SpeedOfLight * k;
        Complex sum = ω * ω - ck * ck;
        for (int s = 0; s < Components.Count; s++)
        {
            double ωp = Components[s].PlasmaFrequency;
            sum -= ωp * ωp * Response(s, ω, k);
        }

        return sum;
    }

    /// <summary>
    /// The mode of wave number <paramref name="k"/> on the branch that is the lowest of <see cref="ColdMode"/> when the plasma is cooled.
    /// </summary>
    /// <exception cref="InvalidInputException">k is zero, or the branch does not reach this plasma: it is damped away on the
    /// way.</exception>
    public LinearMode Mode(double k)
    {
        Require.Positive(Math.Abs(k), "|k|", "m⁻¹");
        return TryMode(k) ?? throw NoRoot(k, ColdMode.Frequency(k));
    }

    /// <summary>The mode of wave number <paramref name="k"/> near a given frequency.</summary>
    /// <param name="k">Wave number, m⁻¹, not zero.</param>
    /// <param name="near">Where the search begins, rad s⁻¹.</param>
    /// <exception cref="InvalidInputException">No root with Re ω &gt; 0 is found from there.</exception>
    public LinearMode Root(double k, Complex near)
    {
        Require.Positive(Math.Abs(k), "|k|", "m⁻¹");
        return TryRoot(k, near) is { Real: > 0 } ω ? new LinearMode(k, ω) : throw NoRoot(k, near);
    }

    /// <summary>The modes of the branch of <see cref="Mode"/> at each wave number: frequency and growth-rate curves.</summary>
    /// <exception cref="InvalidInputException">As <see cref="Mode"/>.</exception>
    public IReadOnlyList<LinearMode> Modes(IEnumerable<double> wavenumbers) => [.. wavenumbers.Select(Mode)];

    /// <summary>
    /// The fastest growing mode of the branch with |k| in a range; null when none grows. The range is sampled at 64 wave numbers in
    /// geometric progression: a growth rate with several maxima between two of them would be missed.
    /// </summary>
    /// <param name="lowest">Lowest |k|, m⁻¹, positive.</param>
    /// <param name="highest">Highest |k|, m⁻¹, above the lowest.</param>
    /// <exception cref="InvalidInputException">The range is empty, or no wave number in it has a mode.</exception>
    public LinearMode? MostUnstable(double lowest, double highest) => GrowthMaximum.Find(lowest, highest, SearchPoints, TryMode);

    /// <summary>I_s(ω, k) of component <paramref name="s"/>.</summary>
    internal abstract Complex Response(int s, Complex ω, double k);

    /// <summary>±Ω_s, rad s⁻¹: the component resonates where ω ± Ω_s − k v∥ = 0.</summary>
    internal double Detuning(PlasmaComponent component) =>
        ColdMode.RotationSense * component.Species.Gyrofrequency(ColdMode.Plasma.FieldStrength);

    /// <summary>Where to look for the mode; null when there is no such place.</summary>
    internal abstract Complex? TryStart(double k);

    private protected Complex? TryRoot(double k, Complex near) => ComplexRoot.Near(ω => Value(ω, k), near);

    private LinearMode? TryMode(double k) =>
        TryStart(k) is Complex start && TryRoot(k, start) is { Real: > 0 } ω ? new LinearMode(k, ω) : null;

    private InvalidInputException NoRoot(double k, Complex near) => new(
        $"dispersion relation: no {ColdMode.Name} wave of k = {k:G6} m⁻¹ was found from ω = {near.Real:G6} + {near.Imaginary:G6} i rad/s; "
        + $"there it may be damped within a period: take a smaller |k|, or a start nearer to the root.");

    private static ColdPlasma WithoutTemperature(double fieldStrength, IReadOnlyList<PlasmaComponent> components)
    {
        foreach (Species species in components.Select(c => c.Species))
        {
            if (!(species.Charge > 0) && (species.Charge, species.Mass) != (Species.Electron.Charge, Species.Electron.Mass))
            {
                throw new InvalidInputException($"plasma: {species.Name} is neither an electron nor a positive ion.");
            }
        }

        double electrons = components.Where(c => c.Species.Charge < 0).Sum(c => c.Density);
        if (electrons == 0)
        {
            throw new InvalidInputException("plasma: it has no electrons; name their components too.");
        }

        IonFraction[] ions = [.. components.Where(c => c.Species.Charge > 0).GroupBy(c => c.Species)
            .Select(ion => new IonFraction(ion.Key, ion.Sum(c => c.Density) / electrons))];
        return new ColdPlasma(fieldStrength, electrons, ions);
    }
}
