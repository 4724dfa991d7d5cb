namespace RadBelt.Gpu.Waves;

/// <summary>Power spread evenly over a band.</summary>
internal sealed record FlatShape(double Lower, double Upper) : SpectralShape(Lower, Upper)
{
    public override double Fraction(double from, double to) => (to - from) / (Upper - Lower);

    protected override double DensityInside(double ω) => 1 / (Upper - Lower);
}
