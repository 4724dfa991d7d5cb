using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Reports;

/// <summary>Leaves out what is above the frequencies of interest: densely sampled fields have spectra far above f_ce.</summary>
internal static class SpectrogramCut
{
    /// <summary>The spectrogram up to a frequency, Hz.</summary>
    public static Spectrogram Below(this Spectrogram spectrogram, double highest)
    {
        double[] frequencies = [.. spectrogram.Frequencies.TakeWhile(f => f <= highest)];
        var density = new double[spectrogram.Times.Count, frequencies.Length];
        for (int t = 0; t < spectrogram.Times.Count; t++)
        {
            for (int f = 0; f < frequencies.Length; f++)
            {
                density[t, f] = spectrogram[t, f];
            }
        }

        return new(spectrogram.Times, frequencies, density);
    }
}
