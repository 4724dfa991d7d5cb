using RadBelt.Gpu.Cli.Reports.BroadbandField;
using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// A <c>broadband-field</c> run in HDF5: attributes of <c>/broadband</c>, the Gaussians in <c>/spectra</c>, what was measured of the simulated and of the broadband field in
/// <c>/simulated_power</c>, <c>/broadband_power</c>, <c>/simulated_spectrogram</c> and <c>/broadband_spectrogram</c>.
/// </summary>
internal static class BroadbandFieldFile
{
    private const string Group = "/broadband", Spectra = "/spectra", Simulated = "/simulated", Broadband = "/broadband";

    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, BroadbandFieldReportData data)
    {
        file.CreateGroup(Group);
        LineAttributes.Write(file, Group, data.Line, data.ColdDensity);
        file.SetAttribute(Group, "lowest_frequency_Hz", data.Band.Lowest);
        file.SetAttribute(Group, "highest_frequency_Hz", data.Band.Highest);
        file.SetAttribute(Group, "waves", data.Waves);
        file.SetAttribute(Group, "scale", data.Scale);
        file.SetAttribute(Group, "duration_s", data.Duration);
        file.SetAttribute(Group, "completed", data.Completed ? "yes" : "no");
        file.SetAttribute(Group, "elapsed_s", data.Elapsed);
        var table = new Hdf5Table(file, Spectra, new TableAxis("distance", "m", "distance along the line from the equator", [.. data.Spectra.Select(s => s.Distance)]));
        Column("amplitude", "T", "rms of B across the line", s => s.RmsAmplitude);
        Column("amplitude_stderr", "T", "standard error of amplitude", s => s.RmsAmplitudeError);
        Column("centre", "Hz", "frequency of the largest power", s => s.Centre);
        Column("centre_stderr", "Hz", "standard error of centre", s => s.CentreError);
        Column("width", "Hz", "distance from there at which the power is 1/e of that", s => s.Width);
        Column("width_stderr", "Hz", "standard error of width", s => s.WidthError);
        if (data.Simulated is { } simulated)
        {
            Write(file, Simulated, simulated);
        }

        Write(file, Broadband, data.Broadband);
        WaveMapTables.WriteArchive(file, data.Archive);

        void Column(string name, string units, string label, Func<GaussianSpectrum, double> value) => table.Add<double>(new(name, units, label), [.. data.Spectra.Select(value)]);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static BroadbandFieldReportData Read(Hdf5File file)
    {
        var (line, density) = LineAttributes.Read(file, Group);
        var table = new TableReader(file, Spectra);
        double[] distances = table.Axis("distance");
        double[] amplitude = Column("amplitude"), amplitudeError = Column("amplitude_stderr"), centre = Column("centre"), centreError = Column("centre_stderr");
        double[] width = Column("width"), widthError = Column("width_stderr");
        return new()
        {
            Completed = file.ReadStringAttribute(Group, "completed") == "yes" && file.IsComplete,
            Line = line,
            ColdDensity = density,
            Band = (Number("lowest_frequency_Hz"), Number("highest_frequency_Hz")),
            Waves = file.ReadAttribute<long>(Group, "waves"),
            Scale = Number("scale"),
            Duration = Number("duration_s"),
            Spectra = [.. distances.Select((z, i) => new GaussianSpectrum(z, amplitude[i], amplitudeError[i], centre[i], centreError[i], width[i], widthError[i]))],
            Simulated = file.Exists($"{Simulated}_power") ? ReadField(file, Simulated) : null,
            Broadband = ReadField(file, Broadband),
            Archive = WaveMapTables.ReadArchive(file),
            Elapsed = Number("elapsed_s"),
        };

        double[] Column(string name) => table.Column(name, distances.Length);
        double Number(string name) => file.ReadAttribute<double>(Group, name);
    }

    private static void Write(Hdf5File file, string name, MeasuredField field)
    {
        string power = $"{name}_power", spectrogram = $"{name}_spectrogram";
        var table = new Hdf5Table(file, power, new("latitude", "rad", "magnetic latitude", field.Latitudes), new("frequency", "Hz", "frequency", field.Frequencies));
        table.Add<double>(new("density", "T2 Hz-1", "power spectral density of B across the line"), [.. field.Power.Cast<double>()], Hdf5Storage.Compressed);
        file.SetAttribute(power, "name", field.Name);
        file.SetAttribute(power, "segments", field.Segments);
        Spectrogram s = field.Spectrogram;
        var times = new Hdf5Table(file, spectrogram, new("time", "s", "time", s.Times), new("frequency", "Hz", "frequency", s.Frequencies));
        times.Add<double>(
            new("density", "T2 Hz-1", "power spectral density of By"),
            [.. Enumerable.Range(0, s.Times.Count).SelectMany(t => Enumerable.Range(0, s.Frequencies.Count).Select(f => s[t, f]))], Hdf5Storage.Compressed);
        file.SetAttribute(spectrogram, "latitude_rad", field.SpectrogramLatitude);
    }

    private static MeasuredField ReadField(Hdf5File file, string name)
    {
        string power = $"{name}_power", spectrogram = $"{name}_spectrogram";
        TableReader table = new(file, power), times = new(file, spectrogram);
        double[] latitudes = table.Axis("latitude"), frequencies = table.Axis("frequency"), t = times.Axis("time"), f = times.Axis("frequency");
        return new(
            file.ReadStringAttribute(power, "name"), latitudes, frequencies,
            PicWaveTables.Square(table.Rows("density", latitudes.Length, frequencies.Length), frequencies.Length), file.ReadAttribute<long>(power, "segments"),
            file.ReadAttribute<double>(spectrogram, "latitude_rad"),
            new(t, f, PicWaveTables.Square(times.Rows("density", t.Length, f.Length), f.Length)));
    }
}
