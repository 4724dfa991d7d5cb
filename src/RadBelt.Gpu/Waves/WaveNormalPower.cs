using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>How the power of a spectrum at one frequency is spread over X = tanψ: ∝ w(X) X k∥² ∂k∥/∂ω (Glauert &amp; Horne 2005).</summary>
internal sealed class WaveNormalPower
{
    private const int Intervals = 1024;
    private readonly double[] tangents = new double[Intervals + 1], density = new double[Intervals + 1], below = new double[Intervals + 1];

    /// <summary>The distribution at ω, rad s⁻¹.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="surface">Its waves.</param>
    /// <param name="ω">Frequency, rad s⁻¹.</param>
    /// <param name="resonanceConeFraction">Wave normals end at this fraction of tanψ_r.</param>
    /// <exception cref="InvalidInputException">No wave normal holds power.</exception>
    public WaveNormalPower(ObliqueSpectrum spectrum, DispersionSurface surface, double ω, double resonanceConeFraction)
    {
        double x = ω / spectrum.Plasma.ElectronGyrofrequency, cone = surface.ResonanceConeTangent(x);
        (double minimum, double maximum) = surface.ShortOfCone(x, spectrum.WaveNormals, resonanceConeFraction);

        // Places crowd towards the cone, on either side of it, where the density runs off as a power of the distance; without one they are even in ψ.
        double side = minimum > cone ? -1 : 1;
        Func<double, double> coordinate = double.IsFinite(cone) ? X => -Math.Log(side * (1 - X / cone)) : Math.Atan;
        Func<double, double> tangent = double.IsFinite(cone) ? s => cone * (1 - side * Math.Exp(-s)) : Math.Tan;
        double from = coordinate(minimum), to = coordinate(Math.Max(minimum, maximum));
        for (int i = 0; i <= Intervals; i++)
        {
            tangents[i] = Math.Clamp(tangent(from + (to - from) * i / Intervals), minimum, Math.Max(minimum, maximum));
            density[i] = Density(tangents[i]);
            below[i] = i == 0 ? 0 : below[i - 1] + 0.5 * (density[i - 1] + density[i]) * (tangents[i] - tangents[i - 1]);
        }

        if (maximum < minimum || !(below[^1] > 0 || maximum == minimum))
        {
            throw new InvalidInputException(
                $"wave normals: none from X = {minimum:G6} to {spectrum.WaveNormals.Maximum:G6} holds power of the {spectrum.Branch.Name} at "
                + $"{ω / (2 * Math.PI):G6} Hz, whose resonance cone is at X = {cone:G6}; lower X or narrow the band.");
        }

        // k∥ = (ω/c) (μ²/(1 + X²))^½, without constant factors.
        double Density(double X)
        {
            RefractiveIndex index = surface.At(x, X);
            double μ = Math.Sqrt(index.Squared);
            return index.Propagates
                ? spectrum.WaveNormals.Weight(X) * X * index.Squared * (μ + 0.5 * x * index.FrequencySlope / μ) / Math.Pow(1 + X * X, 1.5)
                : 0;
        }
    }

    /// <summary>The X below which a share of the power lies, in (0, 1); densities linear between the places of the table.</summary>
    public double TangentBelow(double share)
    {
        double wanted = share * below[^1];
        int right = Math.Max(1, Array.FindIndex(below, b => b >= wanted));
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
