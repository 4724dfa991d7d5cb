using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// The waves of a particle-in-cell run: the groups <c>/wave_power</c>, <c>/wave_power_parts</c>, <c>/fourier_amplitude</c>, <c>/spectrogram</c>,
/// <c>/dispersion</c>, <c>/dispersion_of_By</c>, <c>/field</c>, <c>/growth</c>, <c>/growth_rates</c>, <c>/growth_theory</c>; all but the first only where
/// they were recorded.
/// </summary>
internal static class PicWaveTables
{
    private const string Power = "/wave_power";
    private const string Parts = "/wave_power_parts";
    private const string Amplitude = "/fourier_amplitude";
    private const string Times = "/spectrogram";
    private const string Dispersion = "/dispersion";
    private const string DispersionOfBy = "/dispersion_of_By";
    private const string Field = "/field";
    private const string Growth = "/growth";
    private const string Rates = "/growth_rates";
    private const string Theory = "/growth_theory";

    /// <summary>Writes the groups.</summary>
    public static void Write(Hdf5File file, PicReportData data)
    {
        Column(Power, Time(data.WavePower.Times), "power", "T2", "mean of By^2 + Bz^2 over the domain", data.WavePower.Power);
        if (data.WavePower.Parts is { } parts)
        {
            var table = new Hdf5Table(file, Parts, Time(parts.Times));
            table.Add<double>(new("right_forward", "T2", "power of R-mode waves along B0"), [.. parts.RightForward]);
            table.Add<double>(new("right_backward", "T2", "power of R-mode waves against B0"), [.. parts.RightBackward]);
            table.Add<double>(new("left_forward", "T2", "power of L-mode waves along B0"), [.. parts.LeftForward]);
            table.Add<double>(new("left_backward", "T2", "power of L-mode waves against B0"), [.. parts.LeftBackward]);
        }

        if (data.Spectra is { } spectra)
        {
            Column(Amplitude, Frequency(spectra.Amplitude.Frequencies), "amplitude", "T", "Fourier amplitude of By", spectra.Amplitude.Amplitudes);
            var spectrogram = new Hdf5Table(file, Times, Time(spectra.Spectrogram.Times), Frequency(spectra.Spectrogram.Frequencies));
            spectrogram.Add<double>(
                new("density", "T2 Hz-1", "power spectral density of By"),
                Flat(spectra.Spectrogram.Times.Count, spectra.Spectrogram.Frequencies.Count, (i, j) => spectra.Spectrogram[i, j]),
                Hdf5Storage.Compressed);
            WriteDispersion(file, Dispersion, spectra.Dispersion, "power of By - i Bz");
            WriteDispersion(file, DispersionOfBy, spectra.DispersionOfBy, "power of By");
        }

        if (data.Field is { } field)
        {
            WriteField(file, field);
        }

        if (data.Growth is { } growth)
        {
            Column(Growth, Time(growth.Times), "power", "T2", "power of the band", growth.Power);
            Attributes(
                ("lowest_frequency_Hz", growth.LowerFrequency), ("highest_frequency_Hz", growth.UpperFrequency), ("theory_rate_per_s", growth.Theory),
                ("rate_per_s", growth.Measured?.Rate), ("rate_stderr_per_s", growth.Measured?.StandardError), ("fit_from_s", growth.Measured?.From),
                ("fit_to_s", growth.Measured?.To), ("fit_power_at_start_T2", growth.Measured?.PowerAtStart));
        }

        if (data.GrowthSpectrum is { } rates)
        {
            var measured = new Hdf5Table(file, Rates, WaveNumber(rates.WaveNumbers));
            measured.Add<double>(new("rate", "s-1", "measured growth rate"), rates.Rates);
            measured.Add<double>(new("rate_stderr", "s-1", "standard error of rate"), rates.Errors);
            Column(Theory, WaveNumber(rates.TheoryWaveNumbers), "rate", "s-1", "growth rate of linear theory", rates.TheoryRates);
        }

        void Column(string group, TableAxis axis, string name, string units, string label, IReadOnlyList<double> values) =>
            new Hdf5Table(file, group, axis).Add<double>(new(name, units, label), [.. values]);

        void Attributes(params ReadOnlySpan<(string Name, double? Value)> all)
        {
            foreach ((string name, double? value) in all)
            {
                if (value is { } number)
                {
                    file.SetAttribute(Growth, name, number);
                }
            }
        }
    }

    /// <summary>Reads the wave power.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static PicWavePower ReadPower(Hdf5File file)
    {
        (double[] times, double[] power) = Columns(file, Power, "time", "power");
        if (!file.Exists(Parts))
        {
            return new(times, power);
        }

        var table = new TableReader(file, Parts);
        double[] middles = table.Axis("time");
        return new(times, power, new(middles, Part("right_forward"), Part("right_backward"), Part("left_forward"), Part("left_backward")));

        double[] Part(string name) => table.Column(name, middles.Length);
    }

    /// <summary>Reads the spectra; null when there are none.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static PicSpectra? ReadSpectra(Hdf5File file)
    {
        if (!file.Exists(Amplitude))
        {
            return null;
        }

        (double[] frequencies, double[] amplitudes) = Columns(file, Amplitude, "frequency", "amplitude");
        var table = new TableReader(file, Times);
        double[] times = table.Axis("time"), axis = table.Axis("frequency");
        return new(
            new(frequencies, amplitudes),
            new(times, axis, Square(table.Rows("density", times.Length, axis.Length), axis.Length)),
            ReadDispersion(file, DispersionOfBy),
            ReadDispersion(file, Dispersion));
    }

    /// <summary>Reads the field; null when it was not kept.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static FieldSamples? ReadField(Hdf5File file)
    {
        if (!file.Exists(Field))
        {
            return null;
        }

        var table = new TableReader(file, Field);
        double[] times = table.Axis("time");
        int points = table.Axis("x").Length;
        return new(Component("By"), Component("Bz"), times.Length, points, Step("time_step_s"), Step("spacing_m"), times.FirstOrDefault());

        float[] Component(string name) => file.Read<float>($"{Field}/{name}", [times.Length, points]);
        double Step(string name) => file.ReadAttribute<double>(Field, name);
    }

    /// <summary>Reads the growth of the band; null when there is none.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static PicGrowth? ReadGrowth(Hdf5File file)
    {
        if (!file.Exists(Growth))
        {
            return null;
        }

        (double[] times, double[] power) = Columns(file, Growth, "time", "power");
        GrowthRate? fit = file.HasAttribute(Growth, "rate_per_s")
            ? new(Number("rate_per_s"), Number("rate_stderr_per_s"), Number("fit_from_s"), Number("fit_to_s"), Number("fit_power_at_start_T2"))
            : null;
        return new(
            Number("lowest_frequency_Hz"), Number("highest_frequency_Hz"), times, power, fit,
            file.HasAttribute(Growth, "theory_rate_per_s") ? Number("theory_rate_per_s") : null);

        double Number(string name) => file.ReadAttribute<double>(Growth, name);
    }

    /// <summary>Reads the growth rates by wave number; null when there are none.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static PicGrowthSpectrum? ReadGrowthSpectrum(Hdf5File file)
    {
        if (!file.Exists(Rates))
        {
            return null;
        }

        (double[] k, double[] rates) = Columns(file, Rates, "wave_number", "rate");
        (double[] theoryK, double[] theory) = Columns(file, Theory, "wave_number", "rate");
        return new(k, rates, new TableReader(file, Rates).Column("rate_stderr", k.Length), theoryK, theory);
    }

    private static void WriteField(Hdf5File file, FieldSamples field)
    {
        var table = new Hdf5Table(
            file,
            Field,
            Time([.. Enumerable.Range(0, field.Times).Select(i => field.StartTime + i * field.TimeStep)]),
            new("x", "m", "position along B0", [.. Enumerable.Range(0, field.Points).Select(i => i * field.Spacing)]));
        float[] by = new float[field.Times * field.Points], bz = new float[by.Length];
        for (int t = 0; t < field.Times; t++)
        {
            field.By(t).CopyTo(by.AsSpan(t * field.Points));
            field.Bz(t).CopyTo(bz.AsSpan(t * field.Points));
        }

        table.Add<float>(new("By", "T", "wave field By"), by, Hdf5Storage.Compressed);
        table.Add<float>(new("Bz", "T", "wave field Bz"), bz, Hdf5Storage.Compressed);

        // Differences of the coordinates would lose digits.
        file.SetAttribute(Field, "time_step_s", field.TimeStep);
        file.SetAttribute(Field, "spacing_m", field.Spacing);
    }

    private static void WriteDispersion(Hdf5File file, string group, FrequencyWavenumberSpectrum spectrum, string label)
    {
        var table = new Hdf5Table(
            file, group, new("angular_frequency", "rad s-1", "angular frequency", spectrum.AngularFrequencies), WaveNumber(spectrum.WaveNumbers));
        table.Add<double>(
            new("density", "T2 s m rad-2", label),
            Flat(spectrum.AngularFrequencies.Count, spectrum.WaveNumbers.Count, (i, j) => spectrum[i, j]),
            Hdf5Storage.Compressed);
    }

    private static FrequencyWavenumberSpectrum ReadDispersion(Hdf5File file, string group)
    {
        var table = new TableReader(file, group);
        double[] ω = table.Axis("angular_frequency"), k = table.Axis("wave_number");
        return new(ω, k, Square(table.Rows("density", ω.Length, k.Length), k.Length));
    }

    private static (double[] Axis, double[] Values) Columns(Hdf5File file, string group, string axis, string name)
    {
        var table = new TableReader(file, group);
        double[] coordinates = table.Axis(axis);
        return (coordinates, table.Column(name, coordinates.Length));
    }

    private static TableAxis Time(IReadOnlyList<double> times) => new("time", "s", "time", times);

    private static TableAxis Frequency(IReadOnlyList<double> frequencies) => new("frequency", "Hz", "frequency", frequencies);

    private static TableAxis WaveNumber(IReadOnlyList<double> numbers) => new("wave_number", "rad m-1", "wave number along B0", numbers);

    private static double[] Flat(int rows, int columns, Func<int, int, double> value)
    {
        double[] flat = new double[rows * columns];
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = value(i / columns, i % columns);
        }

        return flat;
    }

    /// <summary>Rows as one array of two dimensions.</summary>
    internal static double[,] Square(double[][] rows, int columns)
    {
        var square = new double[rows.Length, columns];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                square[i, j] = rows[i][j];
            }
        }

        return square;
    }
}
