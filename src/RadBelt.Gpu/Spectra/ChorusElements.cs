using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Spectra;

/// <summary>
/// Finds discrete elements in a spectrogram: maxima over frequency in each column, above the background and clear of stronger neighbours, joined from column to
/// column into ridges.
/// </summary>
public static class ChorusElements
{
    private const int FewestPoints = 3;

    /// <summary>The elements, in order of their beginnings.</summary>
    /// <param name="spectrogram">Power by time and frequency.</param>
    /// <param name="settings">What counts as one.</param>
    /// <exception cref="InvalidInputException">A setting is out of range, or the spectrogram has fewer than three frequencies in the band.</exception>
    public static IReadOnlyList<RisingTone> In(Spectrogram spectrogram, ElementSettings settings)
    {
        ArgumentNullException.ThrowIfNull(spectrogram);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        IReadOnlyList<double> frequencies = spectrogram.Frequencies, times = spectrogram.Times;
        int first = 0, end = frequencies.Count;
        while (first < end && frequencies[first] < settings.LowestFrequency)
        {
            first++;
        }

        while (end > first && frequencies[end - 1] > settings.HighestFrequency)
        {
            end--;
        }

        if (end - first < FewestPoints || times.Count < 2)
        {
            throw new InvalidInputException(InvariantText.Of(
                $"elements: the spectrogram has {end - first} frequencies in {settings.LowestFrequency:G5} … {settings.HighestFrequency:G5} Hz and {times.Count} times; take longer segments of a longer record (three frequencies, two times at least)."));
        }

        double[] thresholds = Thresholds(spectrogram, settings, first, end);
        var column = new double[frequencies.Count];
        List<Track> open = [], closed = [];
        double binWidth = frequencies[1] - frequencies[0], columnTime = times[1] - times[0];
        for (int t = 0; t < times.Count; t++)
        {
            for (int f = 0; f < column.Length; f++)
            {
                column[f] = spectrogram[t, f];
            }

            List<RidgePeak> peaks = RidgePeak.Of(column, frequencies, thresholds, first, settings.Prominence);
            for (int i = open.Count - 1; i >= 0; i--)
            {
                if (times[t] - open[i].LastTime > settings.LongestGap + (1.5 * columnTime))
                {
                    closed.Add(open[i]);
                    open.RemoveAt(i);
                }
            }

            Join(open, peaks, times[t], settings.LargestJump * binWidth, columnTime);
        }

        return [.. closed.Concat(open)
            .Where(track => track.Count >= FewestPoints && track.LastTime - track.FirstTime >= settings.LeastDuration)
            .OrderBy(track => track.FirstTime)
            .Select(track => track.ToTone())];
    }

    /// <summary>Mean time between the beginnings of elements, s, with its standard error (NaN for two); null for fewer than two.</summary>
    /// <param name="elements">The elements, in order of their beginnings.</param>
    public static (double Period, double Error)? RepetitionPeriod(IReadOnlyList<RisingTone> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.Count < 2)
        {
            return null;
        }

        double[] gaps = [.. elements.Skip(1).Zip(elements, (later, earlier) => later.Start - earlier.Start)];
        double mean = gaps.Average();
        return (mean, gaps.Length < 2 ? double.NaN : Math.Sqrt(gaps.Sum(g => (g - mean) * (g - mean)) / (gaps.Length - 1) / gaps.Length));
    }

    // By frequency: the background times the contrast, and never less than the dynamic range allows.
    private static double[] Thresholds(Spectrogram spectrogram, ElementSettings settings, int first, int end)
    {
        var thresholds = new double[end - first];
        var history = new double[spectrogram.Times.Count];
        double strongest = 0;
        for (int f = first; f < end; f++)
        {
            for (int t = 0; t < history.Length; t++)
            {
                history[t] = spectrogram[t, f];
            }

            Array.Sort(history);
            strongest = Math.Max(strongest, history[^1]);
            thresholds[f - first] = settings.Contrast * history[history.Length / 2];
        }

        for (int i = 0; i < thresholds.Length; i++)
        {
            thresholds[i] = Math.Max(thresholds[i], settings.DynamicRange * strongest);
        }

        return thresholds;
    }

    // Nearest pairs first; what is left over begins a ridge of its own.
    private static void Join(List<Track> open, List<RidgePeak> peaks, double time, double reach, double columnTime)
    {
        var pairs = new List<(double Distance, Track Track, int Peak)>();
        foreach (Track track in open)
        {
            double columns = (time - track.LastTime) / columnTime, expected = track.Expected(time);
            for (int p = 0; p < peaks.Count; p++)
            {
                double distance = Math.Abs(peaks[p].Frequency - expected), jump = Math.Abs(peaks[p].Frequency - track.LastFrequency);
                if (jump <= reach * columns)
                {
                    pairs.Add((distance, track, p));
                }
            }
        }

        var takenTracks = new HashSet<Track>();
        var taken = new bool[peaks.Count];
        foreach ((_, Track track, int p) in pairs.OrderBy(pair => pair.Distance))
        {
            if (!taken[p] && takenTracks.Add(track))
            {
                taken[p] = true;
                track.Add(time, peaks[p]);
            }
        }

        for (int p = 0; p < peaks.Count; p++)
        {
            if (!taken[p])
            {
                var track = new Track();
                track.Add(time, peaks[p]);
                open.Add(track);
            }
        }
    }

    private sealed class Track
    {
        private readonly List<double> times = [], frequencies = [], powers = [];

        public int Count => times.Count;

        public double FirstTime => times[0];

        public double LastTime => times[^1];

        public double LastFrequency => frequencies[^1];

        public void Add(double time, RidgePeak peak)
        {
            times.Add(time);
            frequencies.Add(peak.Frequency);
            powers.Add(peak.Power);
        }

        // Goes on as it went over the last few columns.
        public double Expected(double time)
        {
            int from = Math.Max(0, Count - 5);
            return Count < 2 ? LastFrequency : LastFrequency + ((LastFrequency - frequencies[from]) / (LastTime - times[from]) * (time - LastTime));
        }

        public RisingTone ToTone() => new([.. times], [.. frequencies], [.. powers.Select(Math.Sqrt)]);
    }
}
