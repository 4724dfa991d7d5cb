using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Makes the broadband waves that a deck describes, by their spectra or by the archive they are the equal of.</summary>
internal sealed class BroadbandMaker(ParabolicFieldLine line, double density, BroadbandSection section)
{
    private const int NodesInWavelength = 16, SamplesInPeriod = 50;

    /// <summary>Whether the deck gives their spectra; otherwise those of an archive are measured.</summary>
    public bool IsGiven => section.Spectra.Count > 0;

    /// <summary>The waves.</summary>
    /// <param name="archive">The field whose spectra are measured; not looked at where the deck gives spectra.</param>
    /// <exception cref="InvalidInputException">There are no such waves in this plasma, or the archive has no power in the band.</exception>
    public BroadbandEquivalent Waves(WaveFieldSource? archive) => IsGiven
        ? BroadbandEquivalent.Of(line, Given, density, section.Settings)
        : BroadbandEquivalent.Of(archive!, density, section.Settings);

    /// <summary>Nodes and samples of their field: those of the archive, or as close as the deck's spectra ask for.</summary>
    /// <param name="archive">Grid of the archive; not looked at where the deck gives spectra.</param>
    /// <param name="duration">How long it lasts, s.</param>
    public WaveFieldGrid Grid(WaveFieldGrid? archive, double duration)
    {
        if (!IsGiven)
            return new(line, archive!.FirstNode, archive.Spacing, archive.Nodes, archive.StartTime, archive.Interval, Samples(duration, archive.Interval));
        double end = Given[^1].Distance, interval = 1 / (section.Band.High * (section.SamplesPerPeriod ?? SamplesInPeriod));

        // An even number of cells, so that a node lies at the equator, where the waves part.
        int half = (int)Math.Ceiling(end / (section.NodeSpacing ?? ShortestWavelength / NodesInWavelength));
        return new(line, -end, end / half, 2 * half + 1, 0, interval, Samples(duration, interval));
    }

    private GaussianSpectrum[] Given =>
        [.. section.Spectra.Select(s => new GaussianSpectrum(DipoleArc.Length(line.DipoleRadius, s.Latitude), s.Amplitude, 0, s.Center, 0, s.Width, 0))];

    // At the equator, where the field is weakest.
    private double ShortestWavelength => Math.Tau / new RMode(new ColdPlasma(line.EquatorialField, density)).WaveNumber(Math.Tau * section.Band.High);

    private static long Samples(double duration, double interval) => Math.Max(2, 1 + (long)Math.Ceiling(duration / interval * (1 - 1e-12)));
}
