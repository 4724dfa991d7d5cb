using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5;

/// <summary>What a <see cref="WaveFieldArchive"/> holds.</summary>
/// <param name="HighestFrequency">Frequency of the fastest waves of interest, Hz, positive.</param>
public sealed record WaveFieldArchiveSettings(double HighestFrequency)
{
    /// <summary>Samples in a period of the fastest waves, at least 4; rounded so that samples fall on whole steps. Linear between them is 1 − (π/n)²/3 of a wave.</summary>
    public double SamplesPerPeriod { get; init; } = 50;

    /// <summary>Cells that a node is the mean of, 1 or more: n of them take (knΔx)²/24 off a wave, linear between nodes takes twice as much.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>When the archive begins, s: the first sample at or after it.</summary>
    public double Start { get; init; }

    /// <summary>Compression level, 0 … 9.</summary>
    public int Deflate { get; init; } = 1;

    internal void Validate()
    {
        if (!(HighestFrequency > 0 && double.IsFinite(HighestFrequency) && SamplesPerPeriod is >= 4 and <= 1e6 && Start >= 0 && double.IsFinite(Start)
            && Stride >= 1 && Deflate is >= 0 and <= 9))
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"wave-field archive: {SamplesPerPeriod:G4} samples in a period of {HighestFrequency:G6} Hz from {Start:G6} s on, stride {Stride}, compression {Deflate}; give 4 or more of a positive frequency, a start of 0 or more, a stride of 1 or more and a level of 0 … 9."));
        }
    }
}
