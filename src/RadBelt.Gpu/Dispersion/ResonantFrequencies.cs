using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// Every frequency of a band at which waves of a given wave normal angle resonate with a particle, <c>ω − k∥v∥ = nΩ/γ</c>, Ω = qB0/m signed.
/// </summary>
/// <remarks>
/// With x = ω/ω_ce, a = nΩ/(γω_ce), β∥ = v∥/c the resonance asks <c>μ² = (1 + X²)(x − a)²/(β∥x)²</c>. Put into the dispersion relation this is a polynomial
/// in x: of degree 2s + 6 for the full and the high-density relation with s species (8 for electrons alone, 10 with one ion), cubic for both quasi-longitudinal
/// forms, quadratic for the low-frequency one; where the condition neglects ω, of degree 2s + 6, 2 (linear with high density) and 1. Its roots in
/// the band are isolated by <see cref="BernsteinPolynomial"/>, then polished on the detuning of this branch and this sign of k∥ by Newton's method: what
/// belongs to another drops out, a root is as good as the arithmetic allows, and two roots within rounding are one double root.
/// </remarks>
public sealed class ResonantFrequencies
{
    /// <summary>How far outside the band (relative) roots are looked for, so that those on an edge are found.</summary>
    private const double Margin = 1e-9;

    /// <summary>Relative accuracy to which a root may miss an edge.</summary>
    private const double EdgeRounding = 1e-12;

    private readonly double lower, upper, ωce;

    /// <summary>Resonances in a closed band.</summary>
    /// <param name="relation">Dispersion relation.</param>
    /// <param name="plasma">The plasma.</param>
    /// <param name="branch">The branch of the waves. Parts of the band in its stop bands hold no resonances.</param>
    /// <param name="lower">Lower edge, rad s⁻¹, positive.</param>
    /// <param name="upper">Upper edge, rad s⁻¹, above the lower one.</param>
    /// <exception cref="InvalidInputException">The band is empty, or the relation does not describe this branch and plasma.</exception>
    public ResonantFrequencies(DispersionRelation relation, ColdPlasma plasma, WaveBranch branch, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(relation);
        Surface = relation.On(plasma, branch);
        if (!(lower > 0 && lower < upper && double.IsFinite(upper)))
        {
            throw new InvalidInputException(
                $"wave band: [{lower / (2 * Math.PI):G6}, {upper / (2 * Math.PI):G6}] Hz is not a band; give 0 < lower < upper.");
        }

        ωce = plasma.ElectronGyrofrequency;
        (this.lower, this.upper) = (lower / ωce, upper / ωce);
    }

    internal DispersionSurface Surface { get; }

    /// <summary>The resonant waves, in rising order of frequency; a double root once; empty when there are none.</summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">Kinetic energy E, J, positive.</param>
    /// <param name="pitchAngle">Pitch angle α from +B0, rad, in [0, π].</param>
    /// <param name="harmonic">n.</param>
    /// <param name="direction">Forward or Backward: the sign of k∥.</param>
    /// <param name="waveNormalTangent">X = |tanψ|, zero or positive.</param>
    /// <param name="condition">The condition of resonance; the exact one unless given.</param>
    /// <exception cref="InvalidInputException">A value is out of range, or the direction is not a single one.</exception>
    public IReadOnlyList<ObliqueResonance> Find(
        Species species,
        double energy,
        double pitchAngle,
        int harmonic,
        WaveDirections direction,
        double waveNormalTangent,
        ResonanceCondition? condition = null)
    {
        ArgumentNullException.ThrowIfNull(species);
        Require.Positive(energy, "energy", "J");
        Require.PitchAngle(pitchAngle);
        Require.NotNegative(waveNormalTangent, "X = tanψ", "");
        double cosine = Math.Abs(pitchAngle - 0.5 * Math.PI) < 1e-15 ? 0 : Math.Cos(pitchAngle);
        double a = harmonic * species.Gyrofrequency(Surface.Plasma.FieldStrength) / (species.LorentzFactor(energy) * ωce);
        return Find(species.Speed(energy) / SpeedOfLight * cosine, a, direction.Sign(), waveNormalTangent, condition ?? ResonanceCondition.Exact);
    }

    /// <param name="β">v∥/c.</param>
    /// <param name="a">nΩ/(γω_ce).</param>
    /// <param name="sign">Sign of k∥.</param>
    /// <param name="X">tanψ ≥ 0.</param>
    /// <param name="condition">The condition.</param>
    internal IReadOnlyList<ObliqueResonance> Find(double β, double a, int sign, double X, ResonanceCondition condition)
    {
        var detuning = new Detuning(Surface, sign * β, a, X, condition.FrequencyWeight);
        if (β == 0)
        {
            // ω itself is nΩ/γ, whatever k∥.
            return condition == ResonanceCondition.Exact && a >= lower && a <= upper && Surface.At(a, X).Propagates
                ? [Resonance(new(a, 1))]
                : [];
        }

        List<ResonantRoot> found = [];
        double[] windows = [.. Windows(β, a).Order()];
        foreach ((double from, double to) in windows.Zip(windows.Skip(1)))
        {
            BernsteinPolynomial x = BernsteinPolynomial.Linear(from, to);
            BernsteinPolynomial left = BernsteinPolynomial.Linear(condition.FrequencyWeight * from - a, condition.FrequencyWeight * to - a);
            foreach ((double place, double width) in Surface.ResonancePolynomial(x, X, left * left, β * β).Roots())
            {
                found.AddRange(detuning.RootsNear(from + place * (to - from), (0.01 + width) * (to - from), width * (to - from)));
            }
        }

        return [.. Distinct(found, detuning).Select(Resonance)];

        ObliqueResonance Resonance(ResonantRoot root)
        {
            double parallelIndex = Math.Sqrt(Surface.At(root.X, X).Squared / (1 + X * X));
            return new(root.X * ωce, sign * parallelIndex * root.X * ωce / SpeedOfLight, root.Slope);
        }
    }

    /// <summary>
    /// The band in pieces on which the polynomial is well conditioned: frequencies within a factor of 4; and where v∥ is small, so that its four roots
    /// near x = a crowd together, pieces that shrink towards a.
    /// </summary>
    private IEnumerable<double> Windows(double β, double a)
    {
        double from = lower * (1 - Margin), to = upper * (1 + Margin);
        int pieces = (int)Math.Ceiling(Math.Log(to / from) / Math.Log(4));
        for (int i = 0; i <= pieces; i++)
        {
            yield return i == pieces ? to : from * Math.Pow(to / from, (double)i / pieces);
        }

        if (Math.Abs(β) < 0.03 && a > 0)
        {
            for (double distance = Math.Max(0.1 * Math.Abs(β), 1e-12) * a; distance < a; distance *= 8)
            {
                foreach (double x in (double[])[a - distance, a + distance])
                {
                    if (x > from && x < to)
                    {
                        yield return x;
                    }
                }
            }
        }
    }

    /// <summary>The roots in the band, in order, each once: those found from two sides or two windows are one.</summary>
    private List<ResonantRoot> Distinct(List<ResonantRoot> found, Detuning detuning)
    {
        List<ResonantRoot> distinct = [];
        foreach (ResonantRoot root in found.OrderBy(root => root.X))
        {
            double x = Math.Clamp(root.X, lower, upper);
            if (Math.Abs(x - root.X) > EdgeRounding * x)
            {
                continue;
            }

            ResonantRoot next = root with { X = x };
            if (distinct.Count > 0 && detuning.Merged(distinct[^1], next) is ResonantRoot twofold)
            {
                distinct[^1] = twofold;
            }
            else if (distinct.Count == 0 || !next.IsSameAs(distinct[^1]))
            {
                distinct.Add(next);
            }
        }

        return distinct;
    }
}
