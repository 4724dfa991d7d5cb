namespace RadBelt.Gpu.Spectra;

/// <summary>A discrete element of a spectrogram: where its ridge runs, and the straight line through it.</summary>
public sealed class RisingTone
{
    internal RisingTone(double[] times, double[] frequencies, double[] amplitudes)
    {
        (Times, Frequencies, Amplitudes) = (times, frequencies, amplitudes);
        (ChirpRate, ChirpRateError) = Chirp();
    }

    /// <summary>Times of the ridge, s, rising.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Its frequency at each, Hz.</summary>
    public IReadOnlyList<double> Frequencies { get; }

    /// <summary>rms amplitude at each, T, of what the spectrogram is of: the root of the power between the valleys on either side of the ridge.</summary>
    public IReadOnlyList<double> Amplitudes { get; }

    /// <summary>df/dt of the straight line through the ridge, each point weighted by its power, Hz s⁻¹; positive for rising tones.</summary>
    public double ChirpRate { get; }

    /// <summary>
    /// Its standard error, Hz s⁻¹, from the scatter about the line as if points were independent: segments that overlap by half leave it about right. A ridge
    /// that is curved rather than rough shows here too.
    /// </summary>
    public double ChirpRateError { get; }

    /// <summary>First time, s.</summary>
    public double Start => Times[0];

    /// <summary>From the first point to the last, s.</summary>
    public double Duration => Times[^1] - Times[0];

    /// <summary>Time at which the ridge, linear between its points, first comes to a frequency (Hz); null if it does not.</summary>
    public double? TimeAt(double frequency)
    {
        for (int i = 0; i < Times.Count; i++)
        {
            if (Frequencies[i] == frequency)
            {
                return Times[i];
            }

            if (i > 0 && (Frequencies[i] > frequency) != (Frequencies[i - 1] > frequency))
            {
                double part = (frequency - Frequencies[i - 1]) / (Frequencies[i] - Frequencies[i - 1]);
                return Times[i - 1] + (part * (Times[i] - Times[i - 1]));
            }
        }

        return null;
    }

    private (double Slope, double Error) Chirp()
    {
        double weights = 0, meanTime = 0, meanFrequency = 0;
        for (int i = 0; i < Times.Count; i++)
        {
            double w = Weight(i);
            weights += w;
            meanTime += w * Times[i];
            meanFrequency += w * Frequencies[i];
        }

        (meanTime, meanFrequency) = (meanTime / weights, meanFrequency / weights);
        double spread = 0, product = 0;
        for (int i = 0; i < Times.Count; i++)
        {
            double t = Times[i] - meanTime;
            spread += Weight(i) * t * t;
            product += Weight(i) * t * (Frequencies[i] - meanFrequency);
        }

        // Weights say how much a point counts, not how well it is known: the error is that of a weighted mean of slopes (White 1980, Econometrica 48, 817).
        double slope = product / spread, scatter = 0;
        for (int i = 0; i < Times.Count; i++)
        {
            double t = Times[i] - meanTime, residual = Frequencies[i] - meanFrequency - (slope * t);
            scatter += Weight(i) * Weight(i) * t * t * residual * residual;
        }

        return (slope, Math.Sqrt(scatter * Times.Count / Math.Max(1, Times.Count - 2)) / spread);
    }

    private double Weight(int point) => Amplitudes[point] * Amplitudes[point];
}
