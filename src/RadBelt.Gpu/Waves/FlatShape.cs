namespace RadBelt.Gpu.Waves;

/// <summary>Power spread evenly over a band.</summary>
internal sealed record FlatShape : SpectralShape
{
    public FlatShape(double lower, double upper)
        : base(lower, upper)
    {
    }

    public override double Fraction(double from, double to) => (to - from) / (Upper - Lower);

    private protected override double DensityInside(double ω) => 1 / (Upper - Lower);
}
