using RadBelt.Gpu.Physics;
using static MathNet.Numerics.SpecialFunctions;

namespace RadBelt.Gpu.Waves;

/// <summary>Power ∝ exp(−[(ω − ω_m)/δω]²) between cut-offs (Glauert &amp; Horne 2005; Summers 2005).</summary>
internal sealed record GaussianShape : SpectralShape
{
    private readonly double norm;

    public GaussianShape(double centre, double width, double lower, double upper)
        : base(lower, upper)
    {
        Require.Positive(width, "spectral width δω", "rad s⁻¹");
        double nearest = Math.Clamp(centre, lower, upper);
        if (!(Math.Abs(centre - nearest) <= 20 * width))
        {
            throw new InvalidInputException(
                $"spectral centre: {centre / (2 * Math.PI):G6} Hz is more than 20 widths from the band "
                + $"[{lower / (2 * Math.PI):G6}, {upper / (2 * Math.PI):G6}] Hz, which then holds no power; "
                + $"move the centre or the cut-offs.");
        }

        (Centre, Width) = (centre, width);
        norm = Integral(lower, upper);
    }

    /// <summary>ω_m, rad s⁻¹.</summary>
    public double Centre { get; }

    /// <summary>δω, rad s⁻¹.</summary>
    public double Width { get; }

    /// <summary>Density where the exponential is one, s rad⁻¹.</summary>
    public double Peak => 1 / norm;

    public override double Fraction(double from, double to) => Integral(from, to) / norm;

    private protected override double DensityInside(double ω)
    {
        double z = (ω - Centre) / Width;
        return Math.Exp(-z * z) / norm;
    }

    private double Integral(double from, double to)
    {
        double a = (from - Centre) / Width;
        double b = (to - Centre) / Width;

        // In the tails erf is 1 to rounding; the difference is taken between the complements there.
        double difference = a > 0 ? Erfc(a) - Erfc(b) : b < 0 ? Erfc(-b) - Erfc(-a) : Erf(b) - Erf(a);
        return 0.5 * Math.Sqrt(Math.PI) * Width * difference;
    }
}
