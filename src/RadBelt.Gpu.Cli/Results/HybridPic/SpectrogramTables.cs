using System.Globalization;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Spectrograms and waveforms at places along a field line: a group for each, <c>/places/000</c>, …, with latitude and distance as attributes.</summary>
internal static class SpectrogramTables
{
    private const string Group = "/places";

    /// <summary>Writes the groups; none when there is nothing to write.</summary>
    public static void Write(Hdf5File file, IReadOnlyList<PlaceSpectrogram> places)
    {
        for (int i = 0; i < places.Count; i++)
        {
            (double latitude, double distance, Spectrogram s, FieldSamples w) = places[i];
            string path = string.Create(CultureInfo.InvariantCulture, $"{Group}/{i:D3}");
            var table = new Hdf5Table(
                file,
                path,
                new("time", "s", "time", s.Times),
                new("frequency", "Hz", "frequency", s.Frequencies),
                new("sample_time", "s", "time of the waveforms", [.. Enumerable.Range(0, w.Times).Select(k => w.StartTime + (k * w.TimeStep))]));
            table.Add<double>(
                new("density", "T2 Hz-1", "power spectral density of By"),
                [.. Enumerable.Range(0, s.Times.Count).SelectMany(t => Enumerable.Range(0, s.Frequencies.Count).Select(f => s[t, f]))], ["time", "frequency"], Hdf5Storage.Compressed);
            table.Add<float>(new("By", "T", "wave field By"), [.. Enumerable.Range(0, w.Times).Select(k => w.By(k)[0])], ["sample_time"], Hdf5Storage.Compressed);
            table.Add<float>(new("Bz", "T", "wave field Bz"), [.. Enumerable.Range(0, w.Times).Select(k => w.Bz(k)[0])], ["sample_time"], Hdf5Storage.Compressed);
            file.SetAttribute(path, "latitude_rad", latitude);
            file.SetAttribute(path, "distance_m", distance);

            // Differences of the coordinates would lose digits.
            file.SetAttribute(path, "sample_interval_s", w.TimeStep);
        }
    }

    /// <summary>Reads the groups.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static IReadOnlyList<PlaceSpectrogram> Read(Hdf5File file)
    {
        return file.Exists(Group) ? [.. file.Children(Group).Select(name => One($"{Group}/{name}"))] : [];

        PlaceSpectrogram One(string path)
        {
            var table = new TableReader(file, path);
            double[] times = table.Axis("time"), frequencies = table.Axis("frequency"), samples = table.Axis("sample_time");
            return new(
                file.ReadAttribute<double>(path, "latitude_rad"),
                file.ReadAttribute<double>(path, "distance_m"),
                new(times, frequencies, PicWaveTables.Square(table.Rows("density", times.Length, frequencies.Length), frequencies.Length)),
                new(
                    file.Read<float>($"{path}/By", [samples.Length]), file.Read<float>($"{path}/Bz", [samples.Length]), samples.Length, 1,
                    file.ReadAttribute<double>(path, "sample_interval_s"), 1, samples.FirstOrDefault()));
        }
    }
}
