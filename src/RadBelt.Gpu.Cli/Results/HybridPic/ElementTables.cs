using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Elements of spectrograms: a row each in <c>/elements</c>, and the points of all their ridges, one after the other, in <c>/ridges</c>.</summary>
internal static class ElementTables
{
    private const string Group = "/elements", Ridges = "/ridges";

    /// <summary>Writes the groups; none when there are no elements.</summary>
    public static void Write(Hdf5File file, IReadOnlyList<PlacedElement> elements)
    {
        if (elements.Count == 0)
        {
            return;
        }

        var table = new Hdf5Table(file, Group, new TableAxis("element", "1", "element", [.. Enumerable.Range(0, elements.Count)]));
        Column("place", "1", "number of the place", e => e.Place);
        Column("points", "1", "points of its ridge", e => e.Tone.Times.Count);
        Column("start", "s", "time of its first point", e => e.Tone.Start);
        Column("end", "s", "time of its last point", e => e.Tone.Times[^1]);
        Column("first_frequency", "Hz", "frequency of its first point", e => e.Tone.Frequencies[0]);
        Column("last_frequency", "Hz", "frequency of its last point", e => e.Tone.Frequencies[^1]);
        Column("amplitude", "T", "largest rms of B across the line along its ridge", e => e.LargestAmplitude);
        Column("chirp_rate", "Hz s-1", "df/dt of a straight line through its ridge", e => e.Tone.ChirpRate);
        Column("chirp_rate_stderr", "Hz s-1", "standard error of chirp_rate", e => e.Tone.ChirpRateError);
        var points = new Hdf5Table(file, Ridges, new TableAxis("point", "1", "point", [.. Enumerable.Range(0, elements.Sum(e => e.Tone.Times.Count))]));
        points.Add<double>(new("time", "s", "time"), [.. elements.SelectMany(e => e.Tone.Times)]);
        points.Add<double>(new("frequency", "Hz", "frequency"), [.. elements.SelectMany(e => e.Tone.Frequencies)]);
        points.Add<double>(new("amplitude", "T", "rms of By"), [.. elements.SelectMany(e => e.Tone.Amplitudes)]);

        void Column(string name, string units, string label, Func<PlacedElement, double> value) => table.Add<double>(new(name, units, label), [.. elements.Select(value)]);
    }

    /// <summary>Reads the groups.</summary>
    /// <param name="file">The file.</param>
    /// <param name="places">Places there are.</param>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static IReadOnlyList<PlacedElement> Read(Hdf5File file, int places)
    {
        if (!file.Exists(Group))
        {
            return [];
        }

        TableReader table = new(file, Group), points = new(file, Ridges);
        int n = table.Axis("element").Length, all = points.Axis("point").Length;
        double[] place = table.Column("place", n), count = table.Column("points", n);
        double[] time = points.Column("time", all), frequency = points.Column("frequency", all), amplitude = points.Column("amplitude", all);
        if (count.Any(c => !(c >= 1)) || count.Sum() != all || place.Any(p => !(p >= 0 && p < places)))
        {
            throw new InvalidInputException($"{file.Path}: {Group}: does not fit the {all} points of {Ridges} and the {places} places; write the file again.");
        }

        var elements = new PlacedElement[n];
        for (int i = 0, from = 0; i < n; from += (int)count[i], i++)
        {
            Range range = from..(from + (int)count[i]);
            elements[i] = new((int)place[i], new(time[range], frequency[range], amplitude[range]));
        }

        return elements;
    }
}
