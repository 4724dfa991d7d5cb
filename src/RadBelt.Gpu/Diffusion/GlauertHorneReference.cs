using MathNet.Numerics;
using MathNet.Numerics.Integration;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Diffusion;

/// <summary>
/// Local quasilinear coefficients of oblique waves as Glauert &amp; Horne (2005) Eqs. 2–15 print them (after Lyons 1974b), by direct integration over
/// X = tanψ: for every harmonic n, both signs of k∥ and every resonant root ω_i(X)
/// <c>D_αα = (π q²ω²/p²) ∫ dX X g(X) B²(ω)/[(1 + X²)N(ω)] [(nΩ/(γω) − sin²α)/cosα]² |Φ_{n,k}|² / |v∥ − ∂ω/∂k∥|</c>,
/// <c>N(ω) = ∫ g X k∥² ∂k∥/∂ω dX</c> (2π² times theirs), D_αp and D_pp by the factor sinα cosα/(nΩ/(γω) − sin²α). Slow and plain on purpose, and
/// without code in common with <see cref="DiffusionCoefficients"/>: the two check each other.
/// </summary>
/// <remarks>
/// B²(ω) is the power of the direction at hand: half of it each way for <see cref="WaveDirections.Both"/>. X is split where a root enters or leaves the band or two
/// roots merge, and <c>X = m − h cosθ</c> takes out the inverse square roots that such ends leave. Not for α = 90° itself, where this form is 0/0.
/// </remarks>
/// <param name="spectrum">The waves.</param>
/// <param name="relation">Their dispersion relation.</param>
/// <param name="tolerance">Relative tolerance of each integral.</param>
/// <param name="resonanceConeFraction">Part of tanψ_r up to which waves reach.</param>
internal sealed class GlauertHorneReference(
    ObliqueSpectrum spectrum, DispersionRelation relation, double tolerance = 1e-6, double resonanceConeFraction = 0.999)
{
    private const int ScanPoints = 64;
    private const int DeepestPanel = 40;
    private static readonly GaussLegendreRule Panel = new(-1, 1, 12);

    private readonly ResonantFrequencies resonances =
        new(relation, spectrum.Plasma, spectrum.Branch, spectrum.Shape.Lower, spectrum.Shape.Upper);

    private double ωce => spectrum.Plasma.ElectronGyrofrequency;

    /// <summary>The sum over harmonics.</summary>
    /// <param name="species">The particle's species.</param>
    /// <param name="energy">E, J.</param>
    /// <param name="pitchAngle">α, rad, not 90°.</param>
    /// <param name="harmonics">The harmonics n.</param>
    public MomentumDiffusionTensor Coefficients(Species species, double energy, double pitchAngle, HarmonicRange harmonics)
    {
        var particle = new Particle(species, energy, pitchAngle, spectrum.Plasma.FieldStrength);
        double[] sum = new double[3];
        double share = spectrum.Directions == WaveDirections.Both ? 0.5 : 1;
        foreach (int sign in spectrum.Directions.Signs())
        {
            for (int n = harmonics.Lowest; n <= harmonics.Highest; n++)
            {
                Add(sum, share, OverWaveNormals(particle, n, sign));
            }
        }

        double p = particle.Momentum;
        return new MomentumDiffusionTensor(sum[0], p * sum[1], p * p * sum[2]);
    }

    private double[] OverWaveNormals(Particle particle, int n, int sign)
    {
        (double from, double to) = (spectrum.WaveNormals.Minimum, spectrum.WaveNormals.Maximum);
        double[] At(double X) => Integrand(particle, n, sign, X);
        if (to == from)
        {
            return At(from);
        }

        int Count(double X) => Roots(particle, n, sign, X).Count();
        List<double> ends = [from];
        double[] grid = [.. Enumerable.Range(0, ScanPoints + 1).Select(i => from + (to - from) * i / ScanPoints)];
        foreach ((double left, double right) in grid.Zip(grid.Skip(1)))
        {
            AddChanges(ends, Count, left, right);
        }

        ends.Add(to);
        double[] sum = new double[3];
        foreach ((double left, double right) in ends.Zip(ends.Skip(1)))
        {
            double middle = 0.5 * (left + right), half = 0.5 * (right - left);
            if (half > 0 && Count(middle) > 0)
            {
                Add(sum, 1, Integral(θ => Scaled(half * Math.Sin(θ), At(middle - half * Math.Cos(θ))), 0, Math.PI, tolerance));
            }
        }

        return sum;
    }

    /// <summary>Every X between two at which the number of roots changes.</summary>
    private static void AddChanges(List<double> changes, Func<double, int> count, double left, double right)
    {
        int there = count(right);
        while (count(left) is int here && here != there)
        {
            (double low, double high) = (left, right);
            for (double middle = 0.5 * (low + high); high - low > 1e-14 * right && middle > low && middle < high; middle = 0.5 * (low + high))
            {
                (low, high) = count(middle) == here ? (middle, high) : (low, middle);
            }

            changes.Add(high);
            if (high >= right)
            {
                return;
            }

            left = high;
        }
    }

    private IEnumerable<ObliqueResonance> Roots(Particle particle, int n, int sign, double X) =>
        resonances.Find(particle.ParallelBeta, n * particle.Gyrofrequency / ωce, sign, X, ResonanceCondition.Exact)
            .Where(root => WaveNormals(root.Frequency / ωce) is var (least, greatest) && X >= least && X <= greatest);

    /// <summary>D_αα, D_αp/p, D_pp/p² per dX.</summary>
    private double[] Integrand(Particle particle, int n, int sign, double X)
    {
        double[] sum = new double[3];
        foreach (ObliqueResonance root in Roots(particle, n, sign, X))
        {
            double ω = root.Frequency, x = ω / ωce;
            double power = spectrum.RmsAmplitude * spectrum.RmsAmplitude * spectrum.Shape.Density(ω) * WaveNormalPower(x, X);
            RefractiveIndex index = resonances.Surface.At(x, X);
            double gap = n * particle.Gyrofrequency / ω - Square(Math.Sin(particle.PitchAngle));
            double factor = gap / Math.Cos(particle.PitchAngle);
            double rate = Math.PI * Square(particle.Charge * SpeedOfLight / particle.Momentum) * power / index.Squared
                * Φ2(particle, n, sign, ω, X, index.Squared) / Math.Abs(root.DetuningSlope);
            double ratio = Math.Sin(particle.PitchAngle);
            Add(sum, rate, [factor * factor, factor * ratio, ratio * ratio]);
        }

        return sum;
    }

    /// <summary>|Φ_{n,k}|², Glauert &amp; Horne (2005) Eq. 9.</summary>
    private double Φ2(Particle particle, int n, int sign, double ω, double X, double M)
    {
        StixParameters stix = resonances.Surface.Medium.At(ω / ωce);
        double cos = sign / Math.Sqrt(1 + X * X), sin = X / Math.Sqrt(1 + X * X);
        double z = ω * Math.Sqrt(M) / SpeedOfLight * sin * particle.PerpendicularSpeed / particle.Gyrofrequency;
        double gap = M - stix.S;
        double along = (M * sin * sin - stix.P) / M;
        double up = (M - stix.L) / gap * BesselFunction.J(n + 1, z) + (M - stix.R) / gap * BesselFunction.J(n - 1, z);
        double numerator = 0.5 * up * along + sin * cos * BesselFunction.J(n, z) / Math.Tan(particle.PitchAngle);
        return numerator * numerator / (Square(stix.D / gap * along) + Square(stix.P * cos / M));
    }

    /// <summary>X g(X) k∥² ∂k∥/∂ω / N(ω); 1 for waves along B0.</summary>
    private double WaveNormalPower(double x, double X)
    {
        (double least, double greatest) = WaveNormals(x);
        return least == greatest ? 1 : Volume(x, X) / Integral(X => [Volume(x, X)], least, greatest, 0.1 * tolerance)[0];
    }

    /// <summary>X g(X) n∥²x² d(n∥x)/dx.</summary>
    private double Volume(double x, double X)
    {
        RefractiveIndex index = resonances.Surface.At(x, X);
        double n = Math.Sqrt(index.Squared / (1 + X * X));
        double slope = n * (1 + 0.5 * x * index.FrequencySlope / index.Squared);
        return X * spectrum.WaveNormals.Weight(X) * Square(n * x) * Math.Abs(slope);
    }

    /// <summary>The wave normals at a frequency.</summary>
    private (double Least, double Greatest) WaveNormals(double x) =>
        resonances.Surface.ShortOfCone(x, spectrum.WaveNormals, resonanceConeFraction);

    /// <summary>Gauss–Legendre panels, halved until two halves agree with the whole.</summary>
    private static double[] Integral(Func<double, double[]> integrand, double from, double to, double tolerance)
    {
        double[] whole = OnPanel(from, to);
        double[] scale = [.. whole.Select(Math.Abs)];
        return Refined(from, to, whole, 0);

        double[] Refined(double from, double to, double[] whole, int depth)
        {
            double middle = 0.5 * (from + to);
            double[] left = OnPanel(from, middle), right = OnPanel(middle, to);
            double[] both = [.. left.Zip(right, (l, r) => l + r)];
            for (int i = 0; i < both.Length; i++)
            {
                scale[i] = Math.Max(scale[i], Math.Abs(both[i]));
            }

            bool agree = Enumerable.Range(0, both.Length).All(i => Math.Abs(both[i] - whole[i]) <= tolerance * scale[i]);
            if (agree || depth == DeepestPanel)
            {
                return both;
            }

            double[] sum = new double[both.Length];
            Add(sum, 1, Refined(from, middle, left, depth + 1));
            Add(sum, 1, Refined(middle, to, right, depth + 1));
            return sum;
        }

        double[] OnPanel(double from, double to)
        {
            double middle = 0.5 * (from + to), half = 0.5 * (to - from);
            double[]? sum = null;
            for (int i = 0; i < Panel.Order; i++)
            {
                double[] value = integrand(middle + half * Panel.GetAbscissa(i));
                Add(sum ??= new double[value.Length], half * Panel.GetWeight(i), value);
            }

            return sum!;
        }
    }

    private static void Add(double[] sum, double factor, double[] term)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += factor * term[i];
        }
    }

    private static double[] Scaled(double factor, double[] vector) => [.. vector.Select(v => factor * v)];

    private static double Square(double x) => x * x;

    /// <summary>A particle: Ω over γ, v∥/c, v⊥, p.</summary>
    private readonly struct Particle(Species species, double energy, double pitchAngle, double field)
    {
        public double PitchAngle { get; } = pitchAngle;

        public double Charge { get; } = species.Charge;

        public double Gyrofrequency { get; } = species.Gyrofrequency(field) / species.LorentzFactor(energy);

        public double ParallelBeta { get; } = species.Speed(energy) * Math.Cos(pitchAngle) / SpeedOfLight;

        public double PerpendicularSpeed { get; } = species.Speed(energy) * Math.Sin(pitchAngle);

        public double Momentum { get; } = species.Mass * species.MomentumPerMass(energy);
    }
}
