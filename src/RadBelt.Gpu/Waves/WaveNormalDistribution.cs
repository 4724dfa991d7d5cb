using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// How wave power is spread over the wave normal angle ψ, as a weight w(X) of X = tanψ between bounds. As in Glauert &amp; Horne (2005), w is a
/// weight per volume of k space: at each frequency the power per dX is ∝ w(X) X k∥² ∂k∥/∂ω. Waves are spread evenly in azimuth.
/// </summary>
public abstract record WaveNormalDistribution
{
    private protected WaveNormalDistribution(double minimum, double maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>All power along B0: ψ = 0.</summary>
    public static WaveNormalDistribution FieldAligned { get; } = new FieldAlignedNormals();

    /// <summary>Least X = tanψ.</summary>
    public double Minimum { get; }

    /// <summary>Greatest X = tanψ.</summary>
    public double Maximum { get; }

    /// <summary>w(X) = exp(−[(X − X_m)/X_w]²) for X in [minimum, maximum].</summary>
    /// <param name="peak">X_m = tan of the commonest wave normal angle, ≥ 0.</param>
    /// <param name="width">X_w, positive.</param>
    /// <param name="maximum">Greatest X; above the least.</param>
    /// <param name="minimum">Least X, ≥ 0.</param>
    /// <exception cref="InvalidInputException">A value is out of range, or the distribution holds nothing between its bounds.</exception>
    public static WaveNormalDistribution Gaussian(double peak, double width, double maximum, double minimum = 0) =>
        new GaussianNormals(peak, width, minimum, maximum);

    /// <summary>w(X) given at some X and linear between them; the bounds are the first and the last.</summary>
    /// <param name="tangents">X_i = tanψ_i, ≥ 0, strictly rising, at least two.</param>
    /// <param name="weights">w there: any unit, not negative, not all zero.</param>
    /// <exception cref="InvalidInputException">The lists differ in length, the axis does not rise or is negative, or a weight is negative, missing
    /// (NaN) or infinite.</exception>
    public static WaveNormalDistribution Tabulated(IReadOnlyList<double> tangents, IReadOnlyList<double> weights) =>
        new TabulatedNormals(Table.Of("wave normal", "X", tangents, "weight", weights));

    /// <summary>w at X = tanψ; zero outside the bounds.</summary>
    public double Weight(double tangent) => tangent >= Minimum && tangent <= Maximum ? WeightInside(tangent) : 0;

    private protected abstract double WeightInside(double tangent);
}
