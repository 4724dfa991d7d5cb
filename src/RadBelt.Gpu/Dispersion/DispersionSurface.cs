using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// μ² of one branch of one plasma as a function of x = ω/ω_ce and X = |tanψ|, and what follows from it. k∥ &gt; 0 throughout: waves of k∥ &lt; 0 are
/// their mirror images.
/// </summary>
internal abstract class DispersionSurface
{
    private protected DispersionSurface(DispersionRelation relation, ColdPlasma plasma, WaveBranch branch) =>
        (Relation, Plasma, Branch) = (relation, plasma, branch);

    public DispersionRelation Relation { get; }

    public ColdPlasma Plasma { get; }

    public WaveBranch Branch { get; }

    /// <summary>The dielectric tensor that gives the polarisation.</summary>
    public abstract StixMedium Medium { get; }

    /// <summary>μ² and its derivatives; none where the branch does not propagate, or a μ² below zero.</summary>
    public abstract RefractiveIndex At(double x, double X);

    /// <summary>tanψ_r of the resonance cone, where μ² of this branch is infinite; infinity where there is none.</summary>
    public abstract double ResonanceConeTangent(double x);

    /// <summary>Wave normals X = tanψ within bounds that stop short of the resonance cone, on the side of it where waves propagate.</summary>
    /// <param name="x">ω/ω_ce.</param>
    /// <param name="normals">The bounds.</param>
    /// <param name="coneFraction">Fraction of tanψ_r at which they stop, in (0, 1).</param>
    public (double Least, double Greatest) ShortOfCone(double x, WaveNormalDistribution normals, double coneFraction)
    {
        double cone = ResonanceConeTangent(x);
        return double.IsInfinity(cone) ? (normals.Minimum, normals.Maximum)
            : At(x, coneFraction * cone).Propagates ? (normals.Minimum, Math.Min(normals.Maximum, coneFraction * cone))
            : (Math.Max(normals.Minimum, cone / coneFraction), normals.Maximum);
    }

    /// <summary>
    /// A polynomial on an interval that vanishes wherever <c>μ²cos²ψ (βx)² = y</c> at tanψ = X: the resonances of every branch and both signs of k∥.
    /// </summary>
    /// <param name="x">x itself on the interval.</param>
    /// <param name="X">tanψ.</param>
    /// <param name="y">(κx − a)².</param>
    /// <param name="ββ">β∥².</param>
    public abstract BernsteinPolynomial ResonancePolynomial(BernsteinPolynomial x, double X, BernsteinPolynomial y, double ββ);

    /// <summary>Every x at which the branch may begin or cease to propagate at tanψ = X, the ends of its range included.</summary>
    private protected abstract IEnumerable<double> PossibleEdges(double X);

    /// <summary>The bands of x in which the branch propagates at tanψ = X, in rising order.</summary>
    public IReadOnlyList<PassBand> PassBands(double X)
    {
        double[] edges = [.. PossibleEdges(X).Order()];
        List<PassBand> bands = [];
        foreach ((double from, double to) in edges.Zip(edges.Skip(1)))
        {
            if (to <= from || !At(0.5 * (from + to), X).Propagates)
            {
                continue;
            }

            if (bands.Count > 0 && bands[^1].Upper == from)
            {
                bands[^1] = bands[^1] with { Upper = to };
            }
            else
            {
                bands.Add(new PassBand(from, to));
            }
        }

        return bands;
    }

    /// <summary>
    /// X of the Gendrin angle, at which k∥ is stationary at fixed frequency and the group runs along B0; null where there is none.
    /// </summary>
    public double? GendrinTangent(double x)
    {
        double low = 1e-6, high = Math.Min(ResonanceConeTangent(x), 1e6);
        if (!(Slope(low) < 0 && Slope(high * (1 - 1e-9)) > 0))
        {
            return null;
        }

        return BracketedRoot.Halve(X => Slope(X) < 0, low, high).High;

        // The sign of ∂(μ²cos²ψ)/∂X.
        double Slope(double X)
        {
            RefractiveIndex index = At(x, X);
            return index.Propagates ? index.TangentSlope * (1 + X * X) - 2 * X * index.Squared : double.NaN;
        }
    }

    /// <summary>
    /// Refuses a band of ω (rad s⁻¹) with frequencies at which the branch propagates neither at the least nor at the greatest wave normal angle.
    /// </summary>
    public void RequireBand(double lower, double upper, double leastTangent, double greatestTangent)
    {
        double ωce = Plasma.ElectronGyrofrequency;
        PassBand[] bands = [.. PassBands(leastTangent).Concat(PassBands(greatestTangent)).OrderBy(band => band.Lower)];
        double reached = lower;
        foreach (PassBand band in bands)
        {
            if (band.Lower * ωce < reached)
            {
                reached = Math.Max(reached, band.Upper * ωce);
            }
        }

        if (!(upper < reached))
        {
            string list = string.Join(", ", bands.Distinct().Select(band => $"({Hz(band.Lower * ωce)}, {Hz(band.Upper * ωce)})"));
            throw new InvalidInputException(
                $"wave band: [{Hz(lower)}, {Hz(upper)}] Hz is not where the {Branch.Name} propagates with wave normals from {Degrees(leastTangent)}° to "
                + $"{Degrees(greatestTangent)}° ({Relation.Name} dispersion), {(list.Length > 0 ? $"{list} Hz" : "which is nowhere")}; choose cut-offs inside.");
        }

        static string Hz(double ω) => InvariantText.Of($"{ω / (2 * Math.PI):G6}");
        static string Degrees(double X) => InvariantText.Of($"{Math.Atan(X) / Units.Degree:G4}");
    }
}
