using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Spectra;

/// <summary>
/// Wave power in a band against time, by polarisation and direction: of each segment of the record the quadrants of its
/// <see cref="FrequencyWavenumberSpectrum"/>. Waves are told apart that run for a few periods within a segment and over a few wavelengths within the domain.
/// </summary>
/// <param name="Times">Middles of the segments, s.</param>
/// <param name="RightForward">Power of R-mode waves along +B0, ⟨B_y² + B_z²⟩ in T²; its root is their rms amplitude.</param>
/// <param name="RightBackward">R-mode waves along −B0, T².</param>
/// <param name="LeftForward">L-mode waves along +B0, T².</param>
/// <param name="LeftBackward">L-mode waves along −B0, T².</param>
public sealed record WavePowerHistory(
    IReadOnlyList<double> Times,
    IReadOnlyList<double> RightForward,
    IReadOnlyList<double> RightBackward,
    IReadOnlyList<double> LeftForward,
    IReadOnlyList<double> LeftBackward)
{
    /// <summary>The history of a field.</summary>
    /// <param name="samples">The field; two points at least.</param>
    /// <param name="segment">Length of a segment, s; eight sample times at least.</param>
    /// <param name="lower">Lowest angular frequency of the band, rad s⁻¹.</param>
    /// <param name="upper">Highest angular frequency, rad s⁻¹.</param>
    /// <param name="overlap">Part of a segment that it shares with the next, in [0, 1).</param>
    /// <param name="inSpace">Weights along x; <see cref="SpectralWindow.Hann"/> when left out, Rectangular suits a periodic domain.</param>
    /// <exception cref="Physics.InvalidInputException">The segment or the overlap is out of range, or there is one point only.</exception>
    public static WavePowerHistory Of(
        FieldSamples samples, double segment, double lower, double upper, double overlap = 0.5, SpectralWindow? inSpace = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        (int length, IReadOnlyList<int> starts) = samples.Segments(segment, overlap);
        FrequencyWavenumberSpectrum[] spectra = [.. starts.Select(first =>
            FrequencyWavenumberSpectrum.Of(samples.Between(first, length), SpectralWindow.Hann, inSpace))];
        return new(
            [.. starts.Select(first => samples.Middle(first, length))],
            Part(CircularPolarisation.Right, WaveDirections.Forward),
            Part(CircularPolarisation.Right, WaveDirections.Backward),
            Part(CircularPolarisation.Left, WaveDirections.Forward),
            Part(CircularPolarisation.Left, WaveDirections.Backward));

        double[] Part(CircularPolarisation polarisation, WaveDirections direction) =>
            [.. spectra.Select(s => s.Power(polarisation, direction, lower, upper))];
    }
}
