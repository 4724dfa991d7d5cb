using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>
/// Time-averaged power spectral densities of B_⊥ at latitudes of a field line, both hemispheres averaged: one-sided and of both components together, so that
/// <c>∫P df = ⟨B_x² + B_y²⟩</c> (Welch 1967, IEEE Trans. Audio Electroacoust. 15, 70; Hann windows, half of each shared with the next).
/// </summary>
/// <remarks>
/// The latitude of a place is that of the dipole which has the line's curvature at its equator (<see cref="ParabolicFieldLine.DipoleRadius"/>), at the same length along the field line.
/// </remarks>
public sealed class LatitudePowerSpectra
{
    private readonly double[,] density;

    private LatitudePowerSpectra(ParabolicFieldLine line, double[] latitudes, double[] distances, double[] frequencies, double[,] density, int segments) =>
        (Line, Latitudes, Distances, Frequencies, this.density, Segments) = (line, latitudes, distances, frequencies, density, segments);

    /// <summary>The field line.</summary>
    public ParabolicFieldLine Line { get; }

    /// <summary>Latitudes, rad, rising from 0.</summary>
    public IReadOnlyList<double> Latitudes { get; }

    /// <summary>|z| of the latitudes, m.</summary>
    public IReadOnlyList<double> Distances { get; }

    /// <summary>Frequencies, Hz, evenly from 0.</summary>
    public IReadOnlyList<double> Frequencies { get; }

    /// <summary>Segments in time that were averaged.</summary>
    public int Segments { get; }

    /// <summary>Power spectral density by latitude and frequency, T² Hz⁻¹.</summary>
    public double this[int latitude, int frequency] => density[latitude, frequency];

    /// <summary>Measures a field, in one pass through it.</summary>
    /// <param name="field">The field; its nodes reach the equator.</param>
    /// <param name="latitudes">Latitudes between the equator and the farther end of the field, evenly, both included; at least 2. The nearest nodes are taken.</param>
    /// <param name="segment">Length of a segment, s, rounded to a power of two of samples: 8 at least and all at most.</param>
    /// <exception cref="InvalidInputException">A parameter is out of range, or the field has values that are not numbers.</exception>
    public static LatitudePowerSpectra Of(WaveFieldSource field, int latitudes, double segment)
    {
        ArgumentNullException.ThrowIfNull(field);
        Require.Positive(segment, "segment of spectra", "s");
        WaveFieldGrid grid = field.Grid;
        double power = Math.Round(Math.Log2(segment / grid.Interval));
        if (!(power >= 3 && Math.Pow(2, power) <= Math.Min(grid.Samples, 1 << 28)))
        {
            throw new InvalidInputException(InvariantText.Of(
                $"segment of spectra: {segment:G4} s are {segment / grid.Interval:G4} of the {grid.Samples} samples of the {field.Name}, {grid.Interval:G4} s apart; give 8 at least and all at most."));
        }

        if (latitudes < 2 || grid.FirstNode > 0.5 * grid.Spacing || grid.LastNode < -0.5 * grid.Spacing)
        {
            throw new InvalidInputException(InvariantText.Of(
                $"latitudes of spectra: {latitudes} from the equator on of a field from {grid.FirstNode:G6} to {grid.LastNode:G6} m; give two at least, and a field that has the equator."));
        }

        double end = DipoleArc.LatitudeAt(grid.Line.DipoleRadius, Math.Max(Math.Abs(grid.FirstNode), Math.Abs(grid.LastNode)));
        double[] at = [.. Enumerable.Range(0, latitudes).Select(i => end * i / (latitudes - 1))];
        double[] distances = [.. at.Select(λ => DipoleArc.Length(grid.Line.DipoleRadius, λ))];
        (int Latitude, int Node)[] places = [.. distances.SelectMany((z, i) => NodesAt(grid, z).Select(node => (i, node)))];
        int length = 1 << (int)power;
        WelchAverage[] averages = [.. places.Select(_ => new WelchAverage(length))];
        field.ForEach(0, grid.Samples, (_, values) =>
        {
            for (int p = 0; p < places.Length; p++)
            {
                ReadOnlySpan<float> node = values.Slice(places[p].Node * WaveFieldSource.Components, WaveFieldSource.Components);
                averages[p].Add(node[2], node[3]);
            }
        });

        double[] frequencies = [.. Enumerable.Range(0, length / 2 + 1).Select(i => i / (length * grid.Interval))];
        double[,] density = new double[latitudes, frequencies.Length];
        for (int p = 0; p < places.Length; p++)
        {
            int share = places.Count(other => other.Latitude == places[p].Latitude);
            double[] mean = averages[p].Density(grid.Interval);
            for (int f = 0; f < mean.Length; f++)
            {
                density[places[p].Latitude, f] += double.IsFinite(mean[f]) ? mean[f] / share : throw new InvalidInputException(InvariantText.Of(
                    $"{field.Name}: B at node {places[p].Node} is not a number in some sample; make the field again."));
            }
        }

        return new(grid.Line, at, distances, frequencies, density, averages[0].Segments);
    }

    /// <summary>Fits a Gaussian at every latitude.</summary>
    /// <param name="lowest">Lowest frequency of the fit, Hz.</param>
    /// <param name="highest">Highest frequency, Hz.</param>
    /// <exception cref="InvalidInputException">There is no power at a latitude, or there are fewer than 6 frequencies in the band.</exception>
    public IReadOnlyList<GaussianSpectrum> Fit(double lowest, double highest)
    {
        int[] band = [.. Enumerable.Range(0, Frequencies.Count).Where(f => Frequencies[f] >= lowest && Frequencies[f] <= highest)];
        if (band.Length < 6)
        {
            throw new InvalidInputException(InvariantText.Of(
                $"spectra: {band.Length} of their frequencies, {Frequencies[1]:G4} Hz apart, lie between {lowest:G6} and {highest:G6} Hz; give 6 at least, by longer segments."));
        }

        double[] frequencies = [.. band.Select(f => Frequencies[f])];
        return [.. Distances.Select((z, i) => GaussianFit.Of(z, frequencies, [.. band.Select(f => density[i, f])]))];
    }

    // The nodes nearest to ±z that there are.
    private static IEnumerable<int> NodesAt(WaveFieldGrid grid, double z) =>
        new[] { z, -z }.Select(place => (int)Math.Round((place - grid.FirstNode) / grid.Spacing)).Where(node => node >= 0 && node < grid.Nodes);
}
