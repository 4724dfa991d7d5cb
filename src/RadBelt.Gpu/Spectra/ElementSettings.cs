using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Spectra;

/// <summary>What counts as an element of a spectrogram; see <see cref="ChorusElements"/>.</summary>
/// <param name="LowestFrequency">Lower edge of the band that is searched, Hz, ≥ 0.</param>
/// <param name="HighestFrequency">Its upper edge, Hz.</param>
public sealed record ElementSettings(double LowestFrequency, double HighestFrequency)
{
    /// <summary>How many times its frequency's median power over time a ridge must have; at least 1.</summary>
    public double Contrast { get; init; } = 10;

    /// <summary>How far below the strongest power of the band a ridge may fall, as a ratio in (0, 1): 10⁻³ is 30 dB.</summary>
    public double DynamicRange { get; init; } = 1e-3;

    /// <summary>How many times the power of the valley between them a ridge beside a stronger one must have; at least 1.</summary>
    public double Prominence { get; init; } = 2;

    /// <summary>Most frequency bins between a ridge's points in one column and the next; at least 1.</summary>
    public double LargestJump { get; init; } = 3;

    /// <summary>Longest time for which a ridge may fade and still be one: subpackets part an element's power, not the element, s, ≥ 0.</summary>
    public double LongestGap { get; init; }

    /// <summary>Least duration, s, ≥ 0.</summary>
    public double LeastDuration { get; init; }

    internal void Validate()
    {
        if (!(LowestFrequency >= 0 && HighestFrequency > LowestFrequency && double.IsFinite(HighestFrequency)))
        {
            throw new InvalidInputException(InvariantText.Of($"elements: the band {LowestFrequency:G6} … {HighestFrequency:G6} Hz does not rise from 0 or more."));
        }

        if (!(Contrast >= 1 && double.IsFinite(Contrast)) || !(Prominence >= 1 && double.IsFinite(Prominence)))
        {
            throw new InvalidInputException(InvariantText.Of($"elements: contrast {Contrast:G4} and prominence {Prominence:G4} are ratios of power, at least 1."));
        }

        if (!(DynamicRange is > 0 and < 1))
        {
            throw new InvalidInputException(InvariantText.Of($"elements: dynamic range {DynamicRange:G4} is a ratio of power in (0, 1), such as 0.001."));
        }

        Require.NotNegative(LongestGap, "elements: longest gap", "s");
        Require.NotNegative(LeastDuration, "elements: least duration", "s");
        if (!(LargestJump >= 1))
        {
            throw new InvalidInputException(InvariantText.Of($"elements: largest jump {LargestJump:G4} is a number of frequency bins, at least 1."));
        }
    }
}
