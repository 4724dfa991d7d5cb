using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// A circularly polarised wave mode that propagates along ±B0 in a cold plasma (Stix 1992, ch. 1, 2):
/// <c>μ²(ω) = 1 − Σ_s ω_ps² / (ω(ω ± Ω_s))</c>, upper sign <see cref="RMode"/>, lower sign <see cref="LMode"/>, Ω_s = q_s B0/m_s signed.
/// </summary>
/// <remarks>
/// Frequencies are angular and positive; the wave number k carries the sign of the direction of propagation (k &gt; 0: along +B0). The
/// functions of ω here give magnitudes, |k| and |v_g|. With w_s = ±Ω_s and N ≡ ω²μ² = c²k² the sum is evaluated as
/// <c>N = ω² + Σ_s (ω_ps²/w_s) ω²/(ω + w_s) − Qω</c>, <c>Q = Σ_s ω_ps²/w_s</c>, which is the same function, but loses no digits for ω far
/// below the ion gyrofrequencies: Q is the charge density and vanishes when ions are present.
/// </remarks>
public abstract class FieldAlignedMode
{
    private readonly (double Strength, double Pole)[] terms;
    private readonly double unbalanced;

    private protected FieldAlignedMode(ColdPlasma plasma, int rotationSense)
    {
        ArgumentNullException.ThrowIfNull(plasma);
        Plasma = plasma;
        RotationSense = rotationSense;
        terms = [.. plasma.Populations().Select(p => Term(p.Species, p.Density))];
        unbalanced = plasma.Ions.IsEmpty ? terms[0].Strength : 0;
    }

    /// <summary>The plasma.</summary>
    public ColdPlasma Plasma { get; }

    /// <summary>
    /// +1 when the field vectors rotate about +B0 as electrons do (R), −1 when as positive ions do (L); the same for both directions of
    /// propagation.
    /// </summary>
    public int RotationSense { get; }

    /// <summary>
    /// The one cyclotron harmonic n of field-aligned waves in <c>ω − k v∥ = nΩ/γ</c> with Ω = qB0/m signed: −1 for R, +1 for L, whatever
    /// the particle. (Electrons in R-mode waves: ω − k v∥ = ω_ce/γ.)
    /// </summary>
    public int ResonanceOrder => -RotationSense;

    /// <summary>The bands in which the mode propagates below its highest cyclotron resonance, in rising order.</summary>
    public abstract IReadOnlyList<PassBand> PassBands { get; }

    /// <summary>Name of the mode as it stands in messages.</summary>
    internal abstract string Name { get; }

    /// <summary>
    /// Square of the refractive index μ² = c²k²/ω² at angular frequency <paramref name="ω"/> (rad s⁻¹); negative in a stop band.
    /// </summary>
    public double RefractiveIndexSquared(double ω) => N(ω) / (ω * ω);

    /// <summary>Wave number |k|, m⁻¹, at angular frequency <paramref name="ω"/> (rad s⁻¹).</summary>
    /// <exception cref="InvalidInputException">The mode does not propagate at <paramref name="ω"/>.</exception>
    public double WaveNumber(double ω) => Math.Sqrt(Propagating(ω)) / SpeedOfLight;

    /// <summary>Phase speed ω/|k|, m s⁻¹, at angular frequency <paramref name="ω"/> (rad s⁻¹).</summary>
    /// <exception cref="InvalidInputException">The mode does not propagate at <paramref name="ω"/>.</exception>
    public double PhaseSpeed(double ω) => ω / WaveNumber(ω);

    /// <summary>Group speed dω/d|k| = 2c√N/N′, m s⁻¹, at angular frequency <paramref name="ω"/> (rad s⁻¹).</summary>
    /// <exception cref="InvalidInputException">The mode does not propagate at <paramref name="ω"/>.</exception>
    public double GroupSpeed(double ω) => 2 * SpeedOfLight * Math.Sqrt(Propagating(ω)) / N1(ω);

    /// <summary>
    /// Angular frequency, rad s⁻¹, at which the mode has wave number |<paramref name="k"/>| (m⁻¹) in its lowest pass band.
    /// </summary>
    /// <exception cref="InvalidInputException">k is zero or not finite.</exception>
    public double Frequency(double k) => Frequency(k, PassBands[0]);

    /// <summary>
    /// Angular frequency, rad s⁻¹, at which the mode has wave number |<paramref name="k"/>| (m⁻¹) in a pass band; |k| takes every positive
    /// value there once.
    /// </summary>
    /// <exception cref="InvalidInputException">k is zero or not finite.</exception>
    public double Frequency(double k, PassBand band)
    {
        Require.Positive(Math.Abs(k), "|k|", "m⁻¹");
        double target = SpeedOfLight * SpeedOfLight * k * k;

        // (N − c²k²)/(N + c²k²) runs from −1 at the cut-off to 1 at the resonance, where N itself has a pole.
        return BracketedRoot.Find(
            ω => ω <= band.Lower ? -1 : ω >= band.Upper ? 1 : (N(ω) - target) / (Math.Abs(N(ω)) + target), band.Lower, band.Upper);
    }

    /// <summary>The pass band that holds [<paramref name="lower"/>, <paramref name="upper"/>] (rad s⁻¹).</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    internal PassBand RequirePassBand(double lower, double upper)
    {
        foreach (PassBand band in PassBands)
        {
            if (band.Contains(lower, upper))
            {
                return band;
            }
        }

        string bands = string.Join(", ", PassBands.Select(b => $"({Hz(b.Lower)}, {Hz(b.Upper)})"));
        throw new InvalidInputException(
            $"wave band: [{Hz(lower)}, {Hz(upper)}] Hz is not inside a pass band of the {Name}, {bands} Hz; "
            + "choose lower ≤ upper within one of them.");

        static string Hz(double ω) => InvariantText.Of($"{ω / (2 * Math.PI):G6}");
    }

    /// <summary>d|k|/dω, s m⁻¹: the reciprocal of the group speed.</summary>
    internal double WaveNumberSlope(double ω) => N1(ω) / (2 * SpeedOfLight * Math.Sqrt(Propagating(ω)));

    /// <summary>
    /// The frequency of the fastest group in [<paramref name="lower"/>, <paramref name="upper"/>], where d²k/dω² changes sign; null when
    /// d²k/dω² keeps its sign there. There is one at most: c²k³k″ has the sign of P = 2NN″ − N′², and P′ = 2NN‴. For the L mode and for
    /// electrons alone N‴ &gt; 0 where waves propagate; for the R mode with ions N‴(ω_ce − ω)⁴ rises monotonically from below zero while
    /// P(0) = 0. Either way P crosses zero once at most.
    /// </summary>
    internal double? FrequencyOfFastestGroup(double lower, double upper)
    {
        double P(double ω) => 2 * N(ω) * N2(ω) - N1(ω) * N1(ω);
        return P(lower) * P(upper) < 0 ? BracketedRoot.Find(P, lower, upper) : null;
    }

    /// <summary>N = ω²μ² = c²k², rad² s⁻².</summary>
    private protected double N(double ω)
    {
        double sum = ω * ω - unbalanced * ω;
        foreach ((double a, double w) in terms)
        {
            sum += a * ω * ω / (ω + w);
        }

        return sum;
    }

    private double N1(double ω)
    {
        double sum = 2 * ω - unbalanced;
        foreach ((double a, double w) in terms)
        {
            sum += a * ω * (ω + 2 * w) / ((ω + w) * (ω + w));
        }

        return sum;
    }

    private double N2(double ω)
    {
        double sum = 2;
        foreach ((double a, double w) in terms)
        {
            sum += 2 * a * w * w / ((ω + w) * (ω + w) * (ω + w));
        }

        return sum;
    }

    private (double Strength, double Pole) Term(Species species, double density)
    {
        double ωp = species.PlasmaFrequency(density);
        double w = RotationSense * species.Gyrofrequency(Plasma.FieldStrength);
        return (ωp * ωp / w, w);
    }

    private double Propagating(double ω)
    {
        double n = N(ω);
        return n > 0 && ω > 0 && ω < PassBands[^1].Upper
            ? n
            : throw new InvalidInputException(
                $"frequency: the {Name} does not propagate at {ω / (2 * Math.PI):G6} Hz; "
                + $"take one inside its pass bands, which end at {PassBands[^1].Upper / (2 * Math.PI):G6} Hz.");
    }
}
