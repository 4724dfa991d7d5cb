using System.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// How much a whistler of one frequency grows on its way along a field line, by linear theory: <c>G = ∫ κ dz</c>, κ = −Im k at real ω, in nepers of amplitude. A run whose
/// largest G is small amplifies noise little: its chorus needs a trigger, or the nonlinear growth that this leaves out.
/// </summary>
/// <param name="Frequency">ω, rad s⁻¹.</param>
/// <param name="Nepers">G from one end of the grid to the other.</param>
public readonly record struct ConvectiveGrowth(double Frequency, double Nepers)
{
    private const int Places = 25, Frequencies = 16;

    // Rates fall off within some 0.3/√ξ of the equator: places are dense there, at z = 0.2/√ξ sinh s.
    private const double Dense = 0.2;

    /// <summary>That of one frequency along the field line of a hybrid run, between its absorbing layers.</summary>
    /// <param name="setup">The run.</param>
    /// <param name="frequency">ω, rad s⁻¹, positive and below Ω at the equator.</param>
    /// <exception cref="InvalidInputException">The frequency is out of range.</exception>
    public static ConvectiveGrowth Of(HybridPicSetup setup, double frequency) => OfAll(setup, [frequency])[0];

    /// <summary>The frequency, of 16 from 0.05 to 0.65 of Ω at the equator, that grows most.</summary>
    /// <param name="setup">The run.</param>
    public static ConvectiveGrowth Largest(HybridPicSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        double Ω = Math.Abs(Species.Electron.Gyrofrequency(setup.Line.EquatorialField));
        return OfAll(setup, [.. Enumerable.Range(0, Frequencies).Select(i => (0.05 + (0.6 * i / (Frequencies - 1))) * Ω)]).MaxBy(g => g.Nepers);
    }

    private static ConvectiveGrowth[] OfAll(HybridPicSetup setup, double[] frequencies)
    {
        ArgumentNullException.ThrowIfNull(setup);
        double Ω = Math.Abs(Species.Electron.Gyrofrequency(setup.Line.EquatorialField)), scale = Dense / Math.Sqrt(setup.Line.Curvature);
        double last = Math.Asinh((setup.Equator - setup.Layer) / scale), step = 2 * last / (Places - 1);
        if (frequencies.FirstOrDefault(ω => !(ω > 0 && ω < Ω), double.NaN) is double outside && !double.IsNaN(outside))
        {
            throw new InvalidInputException($"frequency: {outside:G6} rad/s is outside 0 … {Ω:G6} rad/s, the electrons' gyrofrequency at the equator");
        }

        var nepers = new double[frequencies.Length];
        for (int i = 0; i < Places; i++)
        {
            double s = -last + (i * step), weight = (i == 0 || i == Places - 1 ? 0.5 : 1) * step * scale * Math.Cosh(s);
            GaussianDispersion here = GaussianDispersion.RMode(setup, scale * Math.Sinh(s));
            for (int f = 0; f < frequencies.Length; f++)
            {
                nepers[f] += weight * SpatialRate(here, frequencies[f]);
            }
        }

        return [.. frequencies.Select((ω, f) => new ConvectiveGrowth(ω, nepers[f]))];
    }

    /// <summary>κ = −Im k, m⁻¹, of a wave of real ω: first order in κ/k about the real k of Re D = 0.</summary>
    internal static double SpatialRate(ParallelDispersion dispersion, double frequency)
    {
        // Cold electrons have ∂D/∂k = −2c²k; hot ones change k little, and two steps with that slope leave the square of what they change it by.
        double k = dispersion.ColdMode.WaveNumber(frequency), c = PhysicalConstants.SpeedOfLight;
        for (int i = 0; i < 2; i++)
        {
            k += dispersion.Value(frequency, k).Real / (2 * c * c * k);
        }

        double δ = 1e-4 * k;
        Complex slope = (dispersion.Value(frequency, k + δ) - dispersion.Value(frequency, k - δ)) / (2 * δ);
        return (dispersion.Value(frequency, k) / slope).Imaginary;
    }
}
