using System.Collections.Immutable;
using System.Numerics;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Waves;

/// <summary>
/// A finite set of plane waves that stands for an oblique spectrum: each carries the same power, B_w² over their number, and they are spread over
/// frequency and wave normal angle as the spectrum's power is; azimuths and phases are random.
/// </summary>
/// <remarks>
/// A particle resonates along a curve in (ω, X = tanψ). For a continuum it takes many waves near that curve, at detunings that no common step
/// divides: waves sit on a lattice in (share of the power below ω, share of the power at ω below X), evenly spaced along the first and by the golden section
/// along the second, whose every strip holds its part of the waves to within a few. The lattice is shifted at random, so that each wave alone is drawn
/// from the spectrum, and any mean over the waves has that of the spectrum as its expectation.
/// </remarks>
public sealed class ObliqueWaveSet
{
    private const double GoldenSection = 0.6180339887498949;

    private ObliqueWaveSet(ObliqueSpectrum spectrum, ImmutableArray<ObliqueWave> waves) => (Spectrum, Waves) = (spectrum, waves);

    /// <summary>The spectrum that the waves stand for.</summary>
    public ObliqueSpectrum Spectrum { get; }

    /// <summary>The waves.</summary>
    public ImmutableArray<ObliqueWave> Waves { get; }

    /// <summary>Number of waves N.</summary>
    public int Count => Waves.Length;

    /// <summary>Realises a spectrum by <paramref name="count"/> waves: a few hundred for a continuum.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="count">Number of waves N ≥ 1; even when the spectrum runs in both directions.</param>
    /// <param name="seed">Seed of the lattice's shift, of azimuths and of phases.</param>
    /// <exception cref="InvalidInputException">The count is not as said, or the branch does not propagate at a frequency and wave normal angle that the
    /// spectrum holds.</exception>
    public static ObliqueWaveSet Realise(ObliqueSpectrum spectrum, int count, long seed)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        int[] signs = [.. spectrum.Directions.Signs()];
        if (count < 1 || count % signs.Length != 0)
        {
            throw new InvalidInputException(
                $"waves: {count} cannot be realised; give at least one, and an even number for waves in both directions.");
        }

        var random = new RandomStream(seed, RandomStreams.ObliqueWaves);
        int along = count / signs.Length;
        double amplitude = spectrum.RmsAmplitude * Math.Sqrt(2.0 / count);
        return new(spectrum, [.. Enumerable.Range(0, count).Select(j =>
        {
            int side = j / along, i = j % along;
            (double shift, double turn) = random.Uniform(side, draw: 1);
            double ω = Frequency(spectrum.Shape, (i + shift) / along);
            double share = turn + i * GoldenSection;
            double tangent = new WaveNormalPower(spectrum, ω).TangentBelow(share - Math.Floor(share));
            (double azimuth, double phase) = random.Uniform(j);
            return Wave(spectrum, ω, tangent, signs[side], 2 * Math.PI * azimuth, phase, amplitude);
        })]);
    }

    /// <summary>The waves' fields at a place (m) and a time (s): the reference for the kernels, not a fast path.</summary>
    /// <param name="x">Along B0.</param>
    /// <param name="y">Across B0.</param>
    /// <param name="z">Across B0.</param>
    /// <param name="t">Time.</param>
    public WaveFields FieldAt(double x, double y, double z, double t) =>
        Waves.Aggregate(default(WaveFields), (sum, wave) => sum + wave.FieldAt(x, y, z, t));

    // The frequency below which a share of the power lies, in (0, 1).
    private static double Frequency(SpectralShape shape, double share) =>
        BracketedRoot.Find(ω => shape.Fraction(shape.Lower, ω) - share, shape.Lower, shape.Upper);

    // Polarisation (e_x, i e_y, e_z) in the frame (k⊥, B0 × k⊥, B0); amplitude that of |B|.
    private static ObliqueWave Wave(
        ObliqueSpectrum spectrum, double ω, double tangent, int sign, double azimuth, double phaseTurns, double amplitude)
    {
        var mode = new ObliqueMode(spectrum.Plasma);
        double k = mode.ParallelWaveNumber(ω, tangent);
        (double ex, double ey, double ez) = mode.Polarisation(ω, tangent, sign);
        (double sin, double cos) = Math.SinCos(azimuth);
        WavePhasor e = new(ez, new Complex(ex * cos, -ey * sin), new Complex(ex * sin, ey * cos));
        var wave = new ObliqueWave(ω, sign * k, tangent * k, azimuth, phaseTurns, e);
        return wave with { ElectricField = (amplitude / Math.Sqrt(wave.MagneticField.SquaredNorm)) * e };
    }
}
