using System.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Pic.Distributions;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// The R mode along B0 in cold electrons and hot ones with <c>f ∝ exp(−u∥²/2U∥² − u⊥²/2U⊥²)</c>, u = p/mc, at relativistic speeds:
/// <c>I = ∫ dx x e^−x ∫ du∥ (2π)^−½/U∥ exp(−u∥²/2U∥²) [ω + (U⊥²/U∥² − 1) ck u∥/γ] / (γω − ck u∥ ± Ω)</c>, x = u⊥²/2U⊥², the momentum integral of
/// <see cref="RelativisticDispersion"/> for this f. It is what waves of a hybrid run grow by at a place of its field line (Tao 2014; Tao, Zonca &amp; Chen 2017). Ions do not move.
/// </summary>
/// <remarks>
/// Slow waves only, Re ω &lt; c|k|. The integral over u∥ runs along a line beside the real axis, away from the resonance; for damped waves the residue is added (Landau's
/// continuation). For U → 0 it becomes <see cref="BiMaxwellianDispersion"/> with T = U²mc².
/// </remarks>
public sealed class GaussianDispersion : ParallelDispersion
{
    /// <summary>How far from the real axis the line of integration runs, in U∥, and at most: the branch points of γ lie at ±i or beyond.</summary>
    private const double Shift = 1.5, LargestShift = 0.5;

    /// <summary>Points of the line in one shift: the pole is one shift away or more, and the rule's error exp(−2π · 4.5).</summary>
    private const double PointsPerShift = 4.5;

    private readonly BiMaxwellianDispersion classical;
    private readonly FieldLineBiMaxwellian hot;

    private GaussianDispersion(BiMaxwellianDispersion classical, double fieldStrength, FieldLineBiMaxwellian hot)
        : base(fieldStrength, _ => classical.ColdMode, classical.Components) => (this.classical, this.hot) = (classical, hot);

    /// <summary>Whistlers where the density of cold electrons, that of hot ones and their distribution are these.</summary>
    /// <param name="fieldStrength">B0, T, positive.</param>
    /// <param name="coldDensity">Cold electrons, m⁻³, positive.</param>
    /// <param name="hotDensity">Hot electrons, m⁻³, positive.</param>
    /// <param name="hot">Their distribution at this place; away from the equator <see cref="FieldLineBiMaxwellian.At"/>.</param>
    /// <exception cref="InvalidInputException">A value is not positive.</exception>
    public static GaussianDispersion RMode(double fieldStrength, double coldDensity, double hotDensity, FieldLineBiMaxwellian hot)
    {
        ArgumentNullException.ThrowIfNull(hot);
        double rest = Species.Electron.RestEnergy;
        var component = new PlasmaComponent(
            Species.Electron, hotDensity, hot.Moments.ParallelTemperature * rest, hot.Moments.PerpendicularTemperature * rest);
        return new(BiMaxwellianDispersion.RMode(fieldStrength, PlasmaComponent.Cold(Species.Electron, coldDensity), component), fieldStrength, hot);
    }

    /// <summary>Whistlers of a hybrid run at a place of its field line.</summary>
    /// <param name="setup">The run.</param>
    /// <param name="z">Distance from the equator, m, northward.</param>
    /// <exception cref="InvalidInputException">A density there is not positive.</exception>
    public static GaussianDispersion RMode(HybridPicSetup setup, double z)
    {
        ArgumentNullException.ThrowIfNull(setup);
        double b = setup.Line.FieldRatio(z);
        var hot = new FieldLineBiMaxwellian(setup.Hot.ParallelMomentum, setup.Hot.PerpendicularMomentum);
        double cold = setup.Cold.Density * (setup.Cold.Profile?.Invoke(setup.Equator + z) ?? 1);
        return RMode(setup.Line.FieldStrength(z), cold, setup.Hot.Density * hot.DensityRatio(b), hot.At(b));
    }

    internal override Complex Response(int s, Complex ω, double k)
    {
        double ck = PhysicalConstants.SpeedOfLight * Math.Abs(k), detuning = Detuning(Components[s]);
        if (!(Math.Abs(ω.Real) < ck))
        {
            return new Complex(double.NaN, double.NaN);
        }

        if (Components[s].ParallelTemperature == 0)
        {
            return ω / (ω + detuning);
        }

        Complex sum = 0;
        foreach ((double x, double weight) in JuttnerQuadrature.Across)
        {
            sum += weight * x * new Row(hot, x, ω, ck, detuning).Integral();
        }

        return sum;
    }

    internal override Complex? TryStart(double k) => classical.TryStart(k);

    /// <summary>The integral over u∥ at one u⊥.</summary>
    private readonly struct Row(FieldLineBiMaxwellian f, double x, Complex ω, double ck, double detuning)
    {
        private readonly double spread = f.ParallelMomentum, norm = 1 / (Math.Sqrt(Math.Tau) * f.ParallelMomentum);
        private readonly double anisotropy = Math.Pow(f.PerpendicularMomentum / f.ParallelMomentum, 2) - 1;
        private readonly double acrossSquared = 1 + (2 * x * f.PerpendicularMomentum * f.PerpendicularMomentum);

        public Complex Integral()
        {
            double shift = Math.Min(Shift * spread, LargestShift);
            Complex slow = (ck * ck) - (ω * ω), pole = ((ck * detuning) + (ω * Complex.Sqrt((detuning * detuning) + (slow * acrossSquared)))) / slow;
            return norm * (pole.Imaginary > 0
                ? Along(-shift, shift / PointsPerShift)
                : Along(shift, shift / PointsPerShift) + (2 * Math.PI * Complex.ImaginaryOne * Residue(pole)));
        }

        private Complex Along(double offset, double step)
        {
            Complex sum = 0;
            int most = (int)(Math.Sqrt(2 * JuttnerQuadrature.Cut) * spread / step);
            for (int i = -most; i <= most; i++)
            {
                var u = new Complex(i * step, offset);
                Complex γ = Complex.Sqrt(acrossSquared + (u * u));
                sum += Weight(u) * Numerator(u, γ) / ((γ * ω) - (ck * u) + detuning);
            }

            return step * sum;
        }

        private Complex Residue(Complex u)
        {
            Complex γ = ((ck * u) - detuning) / ω;
            return Weight(u) * Numerator(u, γ) / ((ω * u / γ) - ck);
        }

        private Complex Weight(Complex u) => Complex.Exp(-u * u / (2 * spread * spread));

        private Complex Numerator(Complex u, Complex γ) => ω + (anisotropy * ck * u / γ);
    }
}
