using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// How wave power is spread over angular frequency in a closed band [<see cref="Lower"/>, <see cref="Upper"/>]: a density whose integral over the
/// band is one.
/// </summary>
public abstract record SpectralShape
{
    private protected SpectralShape(double lower, double upper)
    {
        if (!(lower > 0 && lower < upper && double.IsFinite(upper)))
        {
            throw new InvalidInputException(
                $"wave band: [{lower / (2 * Math.PI):G6}, {upper / (2 * Math.PI):G6}] Hz is not a band; give 0 < lower < upper.");
        }

        (Lower, Upper) = (lower, upper);
    }

    /// <summary>Lower edge, rad s⁻¹.</summary>
    public double Lower { get; }

    /// <summary>Upper edge, rad s⁻¹.</summary>
    public double Upper { get; }

    /// <summary>The same density at every frequency of the band.</summary>
    /// <param name="lower">Lower edge, rad s⁻¹, positive.</param>
    /// <param name="upper">Upper edge, rad s⁻¹, above the lower one.</param>
    /// <exception cref="InvalidInputException">The band is empty, or an edge is not positive and finite.</exception>
    public static SpectralShape Flat(double lower, double upper) => new FlatShape(lower, upper);

    /// <summary>Power ∝ exp(−[(ω − ω_m)/δω]²) between cut-offs (Glauert &amp; Horne 2005; Summers 2005).</summary>
    /// <param name="centre">ω_m, rad s⁻¹.</param>
    /// <param name="width">δω, rad s⁻¹, positive.</param>
    /// <param name="lower">Lower cut-off, rad s⁻¹, positive.</param>
    /// <param name="upper">Upper cut-off, rad s⁻¹, above the lower one.</param>
    /// <exception cref="InvalidInputException">As for the flat shape; or the width is not positive, or so small that the band holds no power.</exception>
    public static SpectralShape Gaussian(double centre, double width, double lower, double upper) =>
        new GaussianShape(centre, width, lower, upper);

    /// <summary>A density given at some frequencies and linear between them; the band runs from the first to the last.</summary>
    /// <param name="frequencies">ω_i, rad s⁻¹, positive, strictly rising, at least two.</param>
    /// <param name="densities">Relative density at each ω_i: any unit, not negative, not all zero.</param>
    /// <exception cref="InvalidInputException">The lists differ in length, the axis does not rise, or a density is negative, missing (NaN) or
    /// infinite.</exception>
    public static SpectralShape Tabulated(IReadOnlyList<double> frequencies, IReadOnlyList<double> densities) =>
        new TabulatedShape(Table.Of("spectrum", "frequency", frequencies, "density", densities));

    /// <summary>Density at ω (rad s⁻¹), s rad⁻¹; zero outside the closed band.</summary>
    public double Density(double ω) => ω >= Lower && ω <= Upper ? DensityInside(ω) : 0;

    /// <summary>Part of the power between two frequencies (rad s⁻¹) of the band.</summary>
    public abstract double Fraction(double from, double to);

    /// <summary>The frequency (rad s⁻¹) below which a share of the power lies.</summary>
    /// <param name="share">In (0, 1).</param>
    internal double Quantile(double share) => BracketedRoot.Find(ω => Fraction(Lower, ω) - share, Lower, Upper);

    private protected abstract double DensityInside(double ω);
}
