namespace RadBelt.Gpu.Spectra;

/// <summary>Finds discrete elements in a spectrogram.</summary>
public static class ChorusElements
{
    /// <summary>The elements, in order of their beginnings.</summary>
    /// <param name="spectrogram">Power by time and frequency.</param>
    /// <param name="settings">What counts as one.</param>
    public static IReadOnlyList<RisingTone> In(Spectrogram spectrogram, ElementSettings settings) => throw new NotImplementedException();

    /// <summary>Mean time between the beginnings of elements, s, with its standard error; null for fewer than two.</summary>
    public static (double Period, double Error)? RepetitionPeriod(IReadOnlyList<RisingTone> elements) => throw new NotImplementedException();
}

/// <summary>What counts as an element.</summary>
/// <param name="LowestFrequency">Hz.</param>
/// <param name="HighestFrequency">Hz.</param>
public sealed record ElementSettings(double LowestFrequency, double HighestFrequency)
{
    /// <summary>How far above the background (median) power an element's must be.</summary>
    public double Contrast { get; init; } = 10;

    /// <summary>Least duration, s.</summary>
    public double LeastDuration { get; init; }
}
