using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Cli.Reports;
using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Spectra;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>Measures wave fields along a line the same way: power by latitude, and a spectrogram at one place.</summary>
/// <param name="deck">The deck.</param>
/// <param name="waves">The waves of the broadband field.</param>
/// <param name="duration">How long it lasts, s.</param>
/// <param name="place">z of the spectrogram, m.</param>
internal sealed class FieldMeasurement(BroadbandFieldDeck deck, BroadbandEquivalent waves, double duration, double place)
{
    // A field that is evaluated to be measured alone: nodes in the shortest wavelength and samples in the shortest period that show it, and segments whose mean is within some percent.
    private const double NodesInWavelength = 3, SamplesInPeriod = 8, SegmentsMeasured = 40;

    // Gyroperiods of a segment of the spectrograms, and how much of it neighbouring ones share.
    private const double SegmentGyrations = 24, Overlap = 0.5;

    private double Gyrofrequency => deck.Plasma.Units.Gyrofrequency;

    private double SegmentLength => deck.Broadband.Settings.SegmentLength;

    /// <summary>The simulated field, whose spectra the waves have.</summary>
    public MeasuredField OfSimulated(WaveFieldSource field) => Of("simulated field", waves.Measured!, field);

    /// <summary>The broadband field.</summary>
    public MeasuredField OfBroadband(Device device)
    {
        double end = waves.Spectra[^1].Distance, interval = 1 / (SamplesInPeriod * deck.Broadband.Band.High);
        double wavelength = Math.Tau / new RMode(new ColdPlasma(deck.Line.EquatorialField, deck.ColdDensity)).WaveNumber(Math.Tau * deck.Broadband.Band.High);
        int half = (int)Math.Ceiling(end / wavelength * NodesInWavelength);
        long samples = 1 + (long)Math.Ceiling(Math.Max(Math.Min(duration, SegmentsMeasured * SegmentLength), 2 * SegmentLength) / interval);
        using WaveFieldSource all = waves.Field(device, new(deck.Line, -end, end / half, (2 * half) + 1, 0, interval, samples), deck.Seed, deck.Scale);
        var power = LatitudePowerSpectra.Of(all, deck.Broadband.Settings.Latitudes, SegmentLength);

        // Two nodes are enough for one place.
        double spacing = Math.Min(wavelength / NodesInWavelength, 0.01 * end), first = Math.Min(place, end - spacing);
        using WaveFieldSource here = waves.Field(
            device, new(deck.Line, first, spacing, 2, 0, interval, 2 + (long)Math.Ceiling(Math.Max(duration, 2 * SegmentGyrations / Gyrofrequency) / interval)), deck.Seed, deck.Scale);
        return Of("broadband field", power, here);
    }

    private MeasuredField Of(string name, LatitudePowerSpectra power, WaveFieldSource field)
    {
        int[] rows = [.. Enumerable.Range(0, power.Frequencies.Count).Where(f => power.Frequencies[f] <= Gyrofrequency)];
        var density = new double[power.Latitudes.Count, rows.Length];
        for (int i = 0; i < power.Latitudes.Count; i++)
        {
            for (int f = 0; f < rows.Length; f++)
                density[i, f] = power[i, f];
        }

        FieldSamples samples = field.SamplesAt(Math.Clamp(place, field.Grid.FirstNode, field.Grid.LastNode));
        Spectrogram spectrogram = Spectrogram.OfBy(samples, Math.Min(SegmentGyrations / Gyrofrequency, (samples.Times - 1) * samples.TimeStep), Overlap);
        return new(
            name, [.. power.Latitudes], [.. rows.Select(f => power.Frequencies[f])], density, power.Segments, deck.SpectrogramLatitude, spectrogram.Below(Gyrofrequency));
    }
}
