using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>How a <see cref="BroadbandEquivalent"/> is made.</summary>
/// <param name="LowestFrequency">Lower edge of the band, Hz, positive.</param>
/// <param name="HighestFrequency">Upper edge, Hz, above the lower one and below f_ce at the equator.</param>
public sealed record BroadbandSettings(double LowestFrequency, double HighestFrequency)
{
    /// <summary>Waves a hemisphere, each in the middle of an equal part of the band.</summary>
    public int Waves { get; init; } = 100;

    /// <summary>Latitudes between the equator and the end of the field, evenly, both included.</summary>
    public int Latitudes { get; init; } = 25;

    /// <summary>
    /// Length of the segments that spectra are averaged over, s, rounded to a power of two of samples: frequencies closer than 3/2 of its reciprocal are not told
    /// apart. 50 over the width of the band when not given.
    /// </summary>
    public double? Segment { get; init; }

    internal double SegmentLength => Segment ?? 50 / (HighestFrequency - LowestFrequency);

    /// <summary>Frequency of a wave, Hz.</summary>
    internal double FrequencyOf(int wave) => Edge(wave + 0.5);

    /// <summary>Power of a spectrum in the part of the band that is a wave's, T².</summary>
    internal double PowerOf(int wave, in GaussianSpectrum spectrum) => spectrum.PowerBetween(Edge(wave), Edge(wave + 1));

    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    internal void Validate(ParabolicFieldLine line)
    {
        double gyrofrequency = Math.Abs(Species.Electron.Gyrofrequency(line.EquatorialField)) / Math.Tau;
        if (!(LowestFrequency > 0 && HighestFrequency > LowestFrequency && HighestFrequency < gyrofrequency))
        {
            throw new InvalidInputException(InvariantText.Of(
                $"broadband field: the band from {LowestFrequency:G6} to {HighestFrequency:G6} Hz is not between 0 and f_ce at the equator, {gyrofrequency:G6} Hz; give two rising frequencies there."));
        }

        if (Waves is < 1 or > 1 << 16 || Latitudes is < 2 or > 10_000)
        {
            throw new InvalidInputException(
                $"broadband field: {Waves} waves at {Latitudes} latitudes; give 1 … {1 << 16} waves and 2 … 10000 latitudes.");
        }

        Require.Positive(SegmentLength, "segment of spectra", "s");
    }

    private double Edge(double wave) => LowestFrequency + ((HighestFrequency - LowestFrequency) * wave / Waves);
}
