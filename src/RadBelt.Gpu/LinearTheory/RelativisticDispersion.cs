using System.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// R and L mode along B0 in any sum of relativistic bi-Maxwellians <c>f ∝ exp{−[(1 + u∥² + u⊥²/A)^½ − 1]/θ}</c>, u = p/mc, whose second
/// moments ⟨p∥v∥⟩, ½⟨p⊥v⊥⟩ are T∥, T⊥ of the components: <c>I_s = −∫ d³u (v⊥/2) [(ω − kv∥) ∂f/∂u⊥ + kv⊥ ∂f/∂u∥] / (ω − kv∥ ± Ω/γ)</c>
/// (Montgomery and Tidman 1964; Xiao et al. 1998, Phys. Plasmas 5, 2489; this family of distributions: Gladd 1983, Phys. Fluids 26, 974).
/// </summary>
/// <remarks>
/// <para>Slow waves only, Re ω &lt; c|k|: each u⊥ then resonates at one u∥; for others D is NaN. In rapidity η (u∥ = w sinh η, w² = 1 +
/// u⊥²/A) the integral runs along a line a thermal width and a half below the real axis, away from the resonance of a growing wave; for a
/// damped wave it runs as far above, and the residue is added, which is Landau's continuation. A mode takes some milliseconds.</para>
/// <para>For T → 0 it becomes <see cref="BiMaxwellianDispersion"/>, with differences of order T/mc²; its search begins at the roots of that
/// one.</para>
/// </remarks>
public sealed class RelativisticDispersion : ParallelDispersion
{
    /// <summary>How far from the real axis the line of integration runs, in thermal widths (θ/w)^½, and at most.</summary>
    private const double Shift = 1.5, LargestShift = 0.7;

    /// <summary>Points of the line in one shift: the pole is one shift away or more, and the rule's error exp(−2π · 4.5).</summary>
    private const double PointsPerShift = 4.5;

    private readonly BiMaxwellianDispersion classical;
    private readonly JuttnerQuadrature?[] distributions;

    private RelativisticDispersion(BiMaxwellianDispersion classical, double fieldStrength)
        : base(fieldStrength, _ => classical.ColdMode, classical.Components)
    {
        this.classical = classical;
        distributions = [.. Components.Select(Distribution)];
    }

    /// <summary>Right-hand waves: whistlers.</summary>
    /// <param name="fieldStrength">Background field B0, T, positive.</param>
    /// <param name="plasma">Electrons, and ions if they move, without drifts; T∥ and T⊥ both positive or both zero.</param>
    /// <exception cref="InvalidInputException">As <see cref="BiMaxwellianDispersion.RMode"/>, or a component drifts or is cold in one
    /// direction only.</exception>
    public static RelativisticDispersion RMode(double fieldStrength, params IEnumerable<PlasmaComponent> plasma) =>
        new(BiMaxwellianDispersion.RMode(fieldStrength, plasma), fieldStrength);

    /// <summary>Left-hand waves below the ion gyrofrequencies: ion cyclotron waves.</summary>
    /// <param name="fieldStrength">Background field B0, T, positive.</param>
    /// <param name="plasma">As <see cref="RMode"/>, with ions.</param>
    /// <exception cref="InvalidInputException">As <see cref="RMode"/>, or there are no ions.</exception>
    public static RelativisticDispersion LMode(double fieldStrength, params IEnumerable<PlasmaComponent> plasma) =>
        new(BiMaxwellianDispersion.LMode(fieldStrength, plasma), fieldStrength);

    internal override Complex Response(int s, Complex ω, double k)
    {
        double ck = PhysicalConstants.SpeedOfLight * Math.Abs(k);
        double detuning = Detuning(Components[s]);
        if (!(Math.Abs(ω.Real) < ck))
        {
            return new Complex(double.NaN, double.NaN);
        }

        if (distributions[s] is not JuttnerQuadrature f)
        {
            return ω / (ω + detuning);
        }

        Complex sum = 0;
        foreach ((double x, double weight) in JuttnerQuadrature.Across)
        {
            double w = 1 + f.Theta * x;
            sum += weight * x * (1 + w) * w * new Row(f, x, ω, ck, detuning).Integral();
        }

        return 0.5 * sum / f.Norm;
    }

    internal override Complex? TryStart(double k) => classical.TryStart(k);

    private static JuttnerQuadrature? Distribution(PlasmaComponent component)
    {
        if (component.Drift != 0)
        {
            throw new InvalidInputException(
                $"relativistic dispersion: the {component.Species.Name} component drifts at {component.Drift:G6} m s⁻¹; "
                + $"it takes no drifts, the non-relativistic one does.");
        }

        if (component.ParallelTemperature == 0 != (component.PerpendicularTemperature == 0))
        {
            throw new InvalidInputException(
                $"relativistic dispersion: a {component.Species.Name} component is cold in one direction only; "
                + $"give T∥ and T⊥ both, or neither.");
        }

        return component.ParallelTemperature == 0 ? null : new JuttnerQuadrature(component);
    }

    /// <summary>∫ dη e^(−w(cosh η − 1)/θ) [ω + (A − 1)kv∥] / (γω − ku∥ ± Ω) at one w.</summary>
    private readonly struct Row(JuttnerQuadrature f, double x, Complex ω, double ck, double detuning)
    {
        private readonly double w = 1 + f.Theta * x, lorentzAcrossSquared = 1 + f.AcrossSquared(x);

        public Complex Integral()
        {
            double shift = Math.Min(Shift * Math.Sqrt(f.Theta / w), LargestShift * Math.Min(1, Math.Sqrt(f.Stretch)));
            Complex pole = Pole();
            return pole.Imaginary > 0
                ? Along(-shift, shift / PointsPerShift)
                : Along(shift, shift / PointsPerShift) + 2 * Math.PI * Complex.ImaginaryOne * Residue(pole);
        }

        private Complex Along(double offset, double step)
        {
            double cos = Math.Cos(offset), sin = Math.Sin(offset);
            Complex sum = 0;
            for (int side = -1; side <= 1; side += 2)
            {
                for (int i = side < 0 ? 1 : 0; ; i++)
                {
                    // cosh(η + i offset) − 1 without its cancellation at small η.
                    double η = side * i * step, sinh = Math.Sinh(η), half = Math.Sinh(0.5 * η), cosh = 1 + 2 * half * half;
                    double exponent = w / f.Theta * (2 * half * half * cos - 2 * Math.Pow(Math.Sin(0.5 * offset), 2));
                    if (exponent > JuttnerQuadrature.Cut)
                    {
                        break;
                    }

                    var u = new Complex(w * sinh * cos, w * cosh * sin);
                    Complex γ = Complex.Sqrt(lorentzAcrossSquared + u * u);
                    Complex weight = Complex.Exp(new Complex(-exponent, -w / f.Theta * sinh * sin));
                    sum += weight * Numerator(u, γ) / (γ * ω - ck * u + detuning);
                }
            }

            return step * sum;
        }

        /// <summary>η of the resonance.</summary>
        private Complex Pole()
        {
            Complex slow = ck * ck - ω * ω;
            Complex u = (ck * detuning + ω * Complex.Sqrt(detuning * detuning + slow * lorentzAcrossSquared)) / slow;
            return Asinh(u / w);
        }

        private Complex Residue(Complex η)
        {
            Complex u = w * Complex.Sinh(η), half = Complex.Sinh(0.5 * η), γ = (ck * u - detuning) / ω;
            Complex slope = (ω * u / γ - ck) * w * Complex.Cosh(η);
            return Complex.Exp(-2 * w / f.Theta * half * half) * Numerator(u, γ) / slope;
        }

        private Complex Numerator(Complex u, Complex γ) => ω + (f.Stretch - 1) * ck * u / γ;

        private static Complex Asinh(Complex z) => z.Real < 0 ? -Asinh(-z) : Complex.Log(z + Complex.Sqrt(1 + z * z));
    }
}
