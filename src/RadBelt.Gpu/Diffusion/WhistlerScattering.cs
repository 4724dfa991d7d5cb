using RadBelt.Gpu.Diffusion.Oblique;
using RadBelt.Gpu.Physics;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// An electron of one energy in field-aligned whistlers of cold electrons: <see cref="Quasilinear"/> in closed form, for where it is asked for millions of times.
/// With x = ω/ω_ce, y = ck/ω_ce &gt; 0, R = ω_pe/ω_ce, β∥ = v∥/c ≥ 0 and s = ±1 the sign of k: <c>y² = x² + R²x/(1 − x)</c>, resonance <c>x − sβ∥y = 1/γ</c>.
/// </summary>
internal readonly struct WhistlerScattering
{
    private readonly double perγ, β, rate, plasmaFrequency2;

    /// <summary>An electron of an energy (J) among cold ones of a density (m⁻³).</summary>
    public WhistlerScattering(double energy, double density)
    {
        (perγ, β) = (1 / Species.Electron.LorentzFactor(energy), Species.Electron.Speed(energy) / SpeedOfLight);
        double ωpe = Species.Electron.PlasmaFrequency(density), perField = Species.Electron.Gyrofrequency(1) * perγ;
        (plasmaFrequency2, rate) = (ωpe * ωpe, 0.5 * Math.PI * perField * perField);
    }

    /// <summary>(ω − k v∥ − ω_ce/γ)/ω_ce, for a wave of an angular frequency ω (rad s⁻¹) and a sign of k, where the gyrofrequency is ω_ce (rad s⁻¹).</summary>
    public double Detuning(double ω, int sign, double ωce, double cosine)
    {
        double x = ω / ωce, ratio2 = plasmaFrequency2 / (ωce * ωce);
        return x - (sign * β * cosine * Math.Sqrt(Square(x, ratio2))) - perγ;
    }

    /// <summary>
    /// The mean over waves that run towards the electron and waves that run with it, all of the power in each: over the two legs of a bounce.
    /// Momentum is over p.
    /// </summary>
    /// <param name="ωce">ω_ce, rad s⁻¹.</param>
    /// <param name="sine">sinα.</param>
    /// <param name="cosine">cosα ≥ 0.</param>
    /// <param name="waves">Spectrum.</param>
    public LocalResult Mean(double ωce, double sine, double cosine, in CutGaussian waves)
    {
        double q = β * cosine, ratio2 = plasmaFrequency2 / (ωce * ωce), x = Meeting(q, ratio2);
        LocalResult sum = Of(-1, x, ωce, ratio2, sine, cosine, waves);
        if (waves.Highest < perγ * ωce)
        {
            return sum;
        }

        // What is left of the cubic (1/γ − x)²(1 − x) = β∥²[x²(1 − x) + R²x] once x is divided out: none or two waves that run with the electron, x > 1/γ.
        double a = q * q - 1, b = 1 + (2 * perγ) - (q * q) + (a * x), c = -perγ * perγ / x, discriminant = (b * b) - (4 * a * c);
        if (discriminant > 0)
        {
            double root = -0.5 * (b + Math.Sqrt(discriminant));
            sum += Of(1, root / a, ωce, ratio2, sine, cosine, waves) + Of(1, c / root, ωce, ratio2, sine, cosine, waves);
        }

        return sum;
    }

    private static double Square(double x, double ratio2) => (x * x) + (ratio2 * x / (1 - x));

    // x + β∥y = 1/γ in w = √x, in which the left side is convex and rises: Newton's method comes down to the one root from above.
    private double Meeting(double q, double ratio2)
    {
        double w = Math.Sqrt(perγ);
        for (int i = 0; i < 100; i++)
        {
            double x = w * w, oneLess = 1 - x, inner = Math.Sqrt(x + (ratio2 / oneLess));
            double slope = (2 * w) + (q * (inner + (x * (1 + (ratio2 / (oneLess * oneLess))) / inner)));
            double step = (x + (q * w * inner) - perγ) / slope;
            w -= step;
            if (step <= 1e-15 * w)
            {
                break;
            }
        }

        return w * w;
    }

    // dx/dy: the group speed over c.
    private static double GroupSpeed(double x, double y, double ratio2) => 2 * y / ((2 * x) + (ratio2 / ((1 - x) * (1 - x))));

    private LocalResult Of(int sign, double x, double ωce, double ratio2, double sine, double cosine, in CutGaussian waves)
    {
        double density = x > 0 && x < 1 ? waves.Density(x * ωce) : 0;
        if (density == 0)
        {
            return default;
        }

        // Half of a bounce is spent on either leg.
        double y = Math.Sqrt(Square(x, ratio2)), slope = 1 - (sign * β * cosine / GroupSpeed(x, y, ratio2)), strength = 0.5 * rate * density / Math.Abs(slope);
        double phase = sign * x / (y * β), g = 1 - (phase * cosine), h = -phase * sine;
        return new LocalResult(strength * g * g, strength * g * h, strength * h * h, 0, 0, 1, 1);
    }
}
