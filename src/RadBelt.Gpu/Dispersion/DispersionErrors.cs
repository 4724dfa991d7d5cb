using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// How far an approximate dispersion relation is from the full one for whistlers in electrons alone, over x = ω/ω_ce, ψ and R = ω_pe/ω_ce: in the refractive index,
/// and in the resonant frequency of an electron that by the full relation resonates with the wave.
/// </summary>
/// <remarks>
/// At fixed x and ψ the errors of the high-density and both quasi-longitudinal relations fall as R⁻², that of the quasi-longitudinal one also as ψ²; the low-frequency
/// relation is −x/(2cosψ) off in μ, to first order in x, however dense the plasma.
/// </remarks>
public sealed class DispersionErrors
{
    /// <summary>The electrons' problem has no scale in B0.</summary>
    private const double FieldStrength = 1e-7;

    private DispersionErrors(DispersionRelation approximation, double[] frequencies, double[] waveNormalAngles, double[] densityRatios)
    {
        (Approximation, Frequencies, WaveNormalAngles, DensityRatios) = (approximation, frequencies, waveNormalAngles, densityRatios);
        RefractiveIndex = new double?[frequencies.Length, waveNormalAngles.Length, densityRatios.Length];
        ResonantFrequency = new double?[frequencies.Length, waveNormalAngles.Length, densityRatios.Length];
    }

    /// <summary>The approximation.</summary>
    public DispersionRelation Approximation { get; }

    /// <summary>x = ω/ω_ce: the first axis.</summary>
    public IReadOnlyList<double> Frequencies { get; }

    /// <summary>ψ, rad: the second axis.</summary>
    public IReadOnlyList<double> WaveNormalAngles { get; }

    /// <summary>R = ω_pe/ω_ce: the third axis.</summary>
    public IReadOnlyList<double> DensityRatios { get; }

    /// <summary>μ_approximate/μ_full − 1, [x, ψ, R]; null where either relation has no such wave.</summary>
    public double?[,,] RefractiveIndex { get; }

    /// <summary>
    /// x_approximate/x − 1, [x, ψ, R], of the resonant frequency nearest to x; null where either relation has no such resonance.
    /// </summary>
    public double?[,,] ResonantFrequency { get; }

    /// <summary>The errors on a grid.</summary>
    /// <param name="approximation">The approximation.</param>
    /// <param name="frequencies">x = ω/ω_ce, in (0, 1).</param>
    /// <param name="waveNormalAngles">ψ, rad, in [0, π/2).</param>
    /// <param name="densityRatios">R, positive.</param>
    /// <param name="pitchAngle">Pitch angle α of the resonant electron against the waves, rad, in [0, π/2).</param>
    /// <param name="harmonic">n of the resonance, negative: the electron meets the waves head on.</param>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public static DispersionErrors Of(
        DispersionRelation approximation,
        IEnumerable<double> frequencies,
        IEnumerable<double> waveNormalAngles,
        IEnumerable<double> densityRatios,
        double pitchAngle = 0.25 * Math.PI,
        int harmonic = -1)
    {
        ArgumentNullException.ThrowIfNull(approximation);
        if (!(pitchAngle >= 0 && pitchAngle < 0.5 * Math.PI && harmonic < 0))
        {
            throw new InvalidInputException(
                $"resonant electron: α = {pitchAngle / Units.Degree:G6}°, n = {harmonic} cannot be used; give α in [0°, 90°) and n below zero.");
        }

        var errors = new DispersionErrors(approximation, [.. frequencies], [.. waveNormalAngles], [.. densityRatios]);
        for (int k = 0; k < errors.DensityRatios.Count; k++)
        {
            ColdPlasma plasma = ColdPlasma.WithFrequencyRatio(FieldStrength, errors.DensityRatios[k]);
            var pair = new Pair(approximation, plasma, Math.Cos(pitchAngle), harmonic);
            for (int j = 0; j < errors.WaveNormalAngles.Count; j++)
            {
                double ψ = errors.WaveNormalAngles[j];
                if (!(ψ >= 0 && ψ < 0.5 * Math.PI))
                {
                    throw new InvalidInputException($"wave normal angle: {ψ / Units.Degree:G6}° is outside [0°, 90°); give angles between k and B0.");
                }

                for (int i = 0; i < errors.Frequencies.Count; i++)
                {
                    double x = errors.Frequencies[i];
                    if (!(x > 0 && x < 1))
                    {
                        throw new InvalidInputException($"frequency: ω/ω_ce = {x:G6} is outside (0, 1), where whistlers are; give values inside.");
                    }

                    (errors.RefractiveIndex[i, j, k], errors.ResonantFrequency[i, j, k]) = pair.Errors(x, Math.Tan(ψ));
                }
            }
        }

        return errors;
    }

    /// <summary>Both relations in one plasma.</summary>
    private sealed class Pair(DispersionRelation approximation, ColdPlasma plasma, double cosine, int harmonic)
    {
        private readonly DispersionSurface full = DispersionRelation.Full.On(plasma, WaveBranch.Whistler);

        private readonly ResonantFrequencies approximate = new(
            approximation, plasma, WaveBranch.Whistler, lower: 1e-6 * plasma.ElectronGyrofrequency, upper: plasma.ElectronGyrofrequency);

        public (double? OfIndex, double? OfFrequency) Errors(double x, double X)
        {
            RefractiveIndex exact = full.At(x, X), other = approximate.Surface.At(x, X);
            double? ofIndex = exact.Propagates && other.Propagates ? Math.Sqrt(other.Squared / exact.Squared) - 1 : null;
            if (!exact.Propagates)
            {
                return (ofIndex, null);
            }

            (double β, double γ) = ResonantSpeed(x, Math.Sqrt(exact.Squared / (1 + X * X)));

            double[] errors =
            [
                .. approximate.Find(β * cosine, -harmonic / γ, -1, X, ResonanceCondition.Exact)
                    .Select(root => root.Frequency / (x * full.Plasma.ElectronGyrofrequency) - 1)
                    .OrderBy(Math.Abs),
            ];
            return (ofIndex, errors.Length > 0 ? errors[0] : null);
        }

        /// <summary>
        /// β and γ of the electron that meets the wave head on and resonates: <c>γx + K(γ² − 1)^½ = −n</c>, K = n∥x cosα; for x &lt; −n one γ solves it.
        /// </summary>
        private (double β, double γ) ResonantSpeed(double x, double parallelIndex)
        {
            double K = parallelIndex * x * cosine, n = -harmonic;
            double u = (n * n - x * x) / (K * n + x * Math.Sqrt(K * K + n * n - x * x));
            double γ = Math.Sqrt(1 + u * u);
            return (u / γ, γ);
        }
    }
}
