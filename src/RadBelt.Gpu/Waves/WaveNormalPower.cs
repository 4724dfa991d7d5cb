using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>How the power of a spectrum at one frequency is spread over X = tanψ: ∝ w(X) X k∥² ∂k∥/∂ω (Glauert &amp; Horne 2005).</summary>
internal sealed class WaveNormalPower
{
    private const int Intervals = 512;
    private readonly double[] tangents = new double[Intervals + 1], density = new double[Intervals + 1], below = new double[Intervals + 1];

    public WaveNormalPower(ObliqueSpectrum spectrum, double ω)
    {
        // Evenly in ψ: distributions may reach X of tens and be a fraction wide.
        double from = Math.Atan(spectrum.WaveNormals.Minimum), to = Math.Atan(spectrum.WaveNormals.Maximum);
        var mode = new ObliqueMode(spectrum.Plasma);
        for (int i = 0; i <= Intervals; i++)
        {
            double x = i == Intervals ? spectrum.WaveNormals.Maximum : Math.Tan(from + (to - from) * i / Intervals);
            double k = mode.ParallelWaveNumber(ω, x);
            tangents[i] = x;
            density[i] = spectrum.WaveNormals.Weight(x) * x * k * k * mode.ParallelSlope(ω, x);
            below[i] = i == 0 ? 0 : below[i - 1] + 0.5 * (density[i - 1] + density[i]) * (x - tangents[i - 1]);
        }
    }

    /// <summary>The X below which a share of the power lies, in [0, 1]; densities linear between the places of the table.</summary>
    public double TangentBelow(double share)
    {
        double wanted = share * below[^1];
        int right = Array.FindIndex(below, 1, b => b >= wanted);
        double left = tangents[right - 1], width = tangents[right] - left, rest = wanted - below[right - 1];
        if (width == 0)
        {
            return left;
        }

        // ρ₀ t + ½ (ρ₁ − ρ₀) t²/width = rest, in the form that does not cancel.
        double ρ = density[right - 1], slope = (density[right] - ρ) / width;
        return left + Math.Min(width, 2 * rest / (ρ + Math.Sqrt(Math.Max(0, ρ * ρ + 2 * slope * rest))));
    }
}
