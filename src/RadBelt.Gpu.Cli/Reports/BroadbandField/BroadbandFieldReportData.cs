using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Reports.BroadbandField;

/// <summary>What a <c>broadband-field</c> run is known by: what its file keeps and its page shows, in SI units.</summary>
internal sealed record BroadbandFieldReportData
{
    /// <summary>Whether the run came to its end.</summary>
    public required bool Completed { get; init; }

    /// <summary>The field line.</summary>
    public required ParabolicFieldLine Line { get; init; }

    /// <summary>Density of cold electrons, m⁻³.</summary>
    public required double ColdDensity { get; init; }

    /// <summary>Lowest and highest frequency of the waves, Hz.</summary>
    public required (double Lowest, double Highest) Band { get; init; }

    /// <summary>Waves a hemisphere.</summary>
    public required long Waves { get; init; }

    /// <summary>Factor of all amplitudes.</summary>
    public required double Scale { get; init; }

    /// <summary>How long the field lasts, s.</summary>
    public required double Duration { get; init; }

    /// <summary>Gaussians along the line, before <see cref="Scale"/>.</summary>
    public required IReadOnlyList<GaussianSpectrum> Spectra { get; init; }

    /// <summary>The simulated field; null where spectra were given.</summary>
    public MeasuredField? Simulated { get; init; }

    /// <summary>The broadband field.</summary>
    public required MeasuredField Broadband { get; init; }

    /// <summary>The broadband field as an archive; null where it was not written.</summary>
    public WaveArchiveFacts? Archive { get; init; }

    /// <summary>Wall time, s.</summary>
    public required double Elapsed { get; init; }

    /// <summary>f_ce at the equator, Hz.</summary>
    public double Gyrofrequency => Math.Abs(Physics.Species.Electron.Gyrofrequency(Line.EquatorialField)) / Math.Tau;
}

/// <summary>What was measured of a wave field.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Latitudes">Latitudes of the power spectra, rad.</param>
/// <param name="Frequencies">Their frequencies, Hz.</param>
/// <param name="Power">Power spectral density of B_⊥ by latitude and frequency, T² Hz⁻¹.</param>
/// <param name="Segments">Pieces of time that it is the mean of.</param>
/// <param name="SpectrogramLatitude">Latitude of the spectrogram, rad.</param>
/// <param name="Spectrogram">Power spectral density of B_y there against time.</param>
internal sealed record MeasuredField(
    string Name, double[] Latitudes, double[] Frequencies, double[,] Power, long Segments, double SpectrogramLatitude, Spectrogram Spectrogram)
{
    /// <summary>rms |B_⊥| at each latitude between two frequencies (Hz), T.</summary>
    public double[] AmplitudeBetween(double lowest, double highest)
    {
        double step = Frequencies.Length > 1 ? Frequencies[1] - Frequencies[0] : 0;
        int[] band = [.. Enumerable.Range(0, Frequencies.Length).Where(f => Frequencies[f] >= lowest && Frequencies[f] <= highest)];
        return [.. Enumerable.Range(0, Latitudes.Length).Select(i => Math.Sqrt(step * band.Sum(f => Power[i, f])))];
    }
}
