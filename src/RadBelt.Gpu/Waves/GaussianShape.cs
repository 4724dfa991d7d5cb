using static MathNet.Numerics.SpecialFunctions;

namespace RadBelt.Gpu.Waves;

/// <summary>Power ∝ exp(−[(ω − ω_m)/δω]²) between cut-offs (Glauert &amp; Horne 2005; Summers 2005).</summary>
internal sealed record GaussianShape(double Centre, double Width, double Lower, double Upper) : SpectralShape(Lower, Upper)
{
    private readonly double norm = Integral(Centre, Width, Lower, Upper);

    public override double Fraction(double from, double to) => Integral(Centre, Width, from, to) / norm;

    protected override double DensityInside(double ω)
    {
        double z = (ω - Centre) / Width;
        return Math.Exp(-z * z) / norm;
    }

    private static double Integral(double centre, double width, double from, double to)
    {
        double a = (from - centre) / width;
        double b = (to - centre) / width;

        // In the tails erf is 1 to rounding; the difference is taken between the complements there.
        double difference = a > 0 ? Erfc(a) - Erfc(b) : b < 0 ? Erfc(-b) - Erfc(-a) : Erf(b) - Erf(a);
        return 0.5 * Math.Sqrt(Math.PI) * width * difference;
    }
}
