using System.Collections.Immutable;
using RadBelt.Gpu.Dispersion;
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

    private ObliqueWaveSet(ObliqueSpectrum spectrum, ImmutableArray<PlaneWave> waves) => (Spectrum, Waves) = (spectrum, waves);

    /// <summary>The spectrum that the waves stand for.</summary>
    public ObliqueSpectrum Spectrum { get; }

    /// <summary>The waves.</summary>
    public ImmutableArray<PlaneWave> Waves { get; }

    /// <summary>Number of waves N.</summary>
    public int Count => Waves.Length;

    /// <summary>Realises a spectrum by <paramref name="count"/> waves: a few hundred for a continuum.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="count">Number of waves N ≥ 1; even when the spectrum runs in both directions.</param>
    /// <param name="seed">Seed of the lattice's shift, of azimuths and of phases.</param>
    /// <param name="resonanceConeFraction">
    /// Where the wave normals reach the resonance cone they end at this fraction of tanψ_r, in (0, 1), as in <see cref="Diffusion.DiffusionSettings"/>.
    /// </param>
    /// <exception cref="InvalidInputException">A number is not as said, or the branch does not propagate throughout the band.</exception>
    public static ObliqueWaveSet Realise(ObliqueSpectrum spectrum, int count, long seed, double resonanceConeFraction = 0.999)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        int[] signs = [.. spectrum.Directions.Signs()];
        if (count < 1 || signs.Length == 0 || count % signs.Length != 0)
        {
            throw new InvalidInputException(
                $"waves: {count} cannot be realised; give at least one, and an even number for waves in both directions.");
        }

        if (!(resonanceConeFraction is > 0 and < 1))
        {
            throw new InvalidInputException($"resonance cone fraction: {resonanceConeFraction:G6} cannot be used; give one in (0, 1).");
        }

        SpectralShape shape = spectrum.Shape;
        DispersionSurface surface = DispersionRelation.Full.On(spectrum.Plasma, spectrum.Branch);
        surface.RequireBand(shape.Lower, shape.Upper, spectrum.WaveNormals.Minimum, spectrum.WaveNormals.Maximum);
        var random = new RandomStream(seed, RandomStreams.ObliqueWaves);
        int along = count / signs.Length;
        double amplitude = spectrum.RmsAmplitude * Math.Sqrt(2.0 / count);
        return new(spectrum, [.. Enumerable.Range(0, count).Select(Wave)]);

        PlaneWave Wave(int j)
        {
            int side = j / along, i = j % along;
            (double shift, double turn) = random.Uniform(side, draw: 1);
            double ω = shape.Quantile((i + shift) / along);
            double share = turn + i * GoldenSection;
            double X = new WaveNormalPower(spectrum, surface, ω, resonanceConeFraction).TangentBelow(share - Math.Floor(share));
            double ψ = signs[side] > 0 ? Math.Atan(X) : Math.PI - Math.Atan(X);
            (double azimuth, double phase) = random.Uniform(j);
            return new(ObliqueWave.On(surface, ω, ψ), amplitude, 2 * Math.PI * azimuth, phase);
        }
    }

    /// <summary>The waves' fields at a place (m) and a time (s): the reference for the kernels, not a fast path.</summary>
    /// <param name="x">Along B0.</param>
    /// <param name="y">Across B0.</param>
    /// <param name="z">Across B0.</param>
    /// <param name="t">Time.</param>
    public WaveFields FieldAt(double x, double y, double z, double t) =>
        Waves.Aggregate(default(WaveFields), (sum, wave) => sum + wave.FieldAt(x, y, z, t));
}
