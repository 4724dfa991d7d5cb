using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>w(X) = exp(−[(X − X_m)/X_w]²).</summary>
internal sealed record GaussianNormals : WaveNormalDistribution
{
    public GaussianNormals(double peak, double width, double minimum, double maximum)
        : base(minimum, maximum)
    {
        Require.NotNegative(peak, "wave normal peak X_m", "");
        Require.Positive(width, "wave normal width X_w", "");
        Require.NotNegative(minimum, "least X = tanψ", "");
        if (!(maximum > minimum && double.IsFinite(maximum)))
        {
            throw new InvalidInputException(
                $"wave normals: X = tanψ from {minimum:G6} to {maximum:G6} is not a range; give minimum < maximum, or FieldAligned for ψ = 0.");
        }

        if (!(Math.Abs(peak - Math.Clamp(peak, minimum, maximum)) <= 20 * width))
        {
            throw new InvalidInputException(
                $"wave normal peak: X_m = {peak:G6} is more than 20 widths from [{minimum:G6}, {maximum:G6}], where no power is left; move the peak or the bounds.");
        }

        (Peak, Width) = (peak, width);
    }

    /// <summary>X_m.</summary>
    public double Peak { get; }

    /// <summary>X_w.</summary>
    public double Width { get; }

    private protected override double WeightInside(double tangent)
    {
        double z = (tangent - Peak) / Width;
        return Math.Exp(-z * z);
    }
}
