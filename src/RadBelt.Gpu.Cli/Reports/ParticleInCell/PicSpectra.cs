using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Reports.ParticleInCell;

/// <summary>Spectra of the wave field of a run (Allanson et al. 2021, Fig. 2).</summary>
/// <param name="Amplitude">Fourier amplitude of B_y over the run.</param>
/// <param name="Spectrogram">Power spectral density of B_y against time.</param>
/// <param name="DispersionOfBy">Frequency–wavenumber spectrum of B_y.</param>
/// <param name="Dispersion">The same of B_y − iB_z, which tells R from L.</param>
internal sealed record PicSpectra(
    FourierAmplitude Amplitude, Spectrogram Spectrogram, FrequencyWavenumberSpectrum DispersionOfBy, FrequencyWavenumberSpectrum Dispersion)
{
    // What a page shows: up to here in f_ce and in ω_pe/c, where whistlers have come to 0.9 f_ce.
    private const double HighestFrequency = 1.2;
    private const double HighestWaveNumber = 3.2;

    /// <summary>
    /// The spectra of a field: Hann windows in time; spectrograms to f_ce/50 and ω–k in quarters of the run, cut to the whistler range.
    /// </summary>
    /// <param name="samples">The field, sampled at 2.4 f_ce at least if f_ce is to be seen.</param>
    /// <param name="setup">Where f_ce and f_pe are.</param>
    /// <param name="isPeriodic">Whether the domain is periodic along x: then no window is needed there.</param>
    /// <exception cref="Physics.InvalidInputException">There are too few samples.</exception>
    public static PicSpectra Of(FieldSamples samples, PicSetup setup, bool isPeriodic)
    {
        var duration = samples.Times * samples.TimeStep;
        var inSpace = isPeriodic ? SpectralWindow.Rectangular : SpectralWindow.Hann;
        var segment = Math.Max(8 * samples.TimeStep, Math.Min(50 / setup.Gyrofrequency, duration / 8));
        var quarter = Math.Max(8 * samples.TimeStep, duration / 4);
        var ω = HighestFrequency * Math.Tau * setup.Gyrofrequency;
        var k = HighestWaveNumber * Math.Tau * setup.PlasmaFrequency / Physics.PhysicalConstants.SpeedOfLight;
        return new(
            FourierAmplitude.OfBy(samples),
            Spectrogram.OfBy(samples, segment, overlap: 0.75),
            FrequencyWavenumberSpectrum.OfBySegments(samples, quarter, inSpace: inSpace).Within(ω, k),
            FrequencyWavenumberSpectrum.OfSegments(samples, quarter, inSpace: inSpace).Within(ω, k));
    }
}
