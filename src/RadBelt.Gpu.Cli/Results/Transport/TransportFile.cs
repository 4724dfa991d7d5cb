using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.FieldLineWaves;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// A <c>transport</c> run in HDF5: what was asked for in attributes of <c>/run</c>, spectra in <c>/spectra</c>, theory in <c>/theory</c>, the ensembles of each field in <c>/archive</c> and
/// <c>/broadband</c>, electrons that follow theory in <c>/stochastic</c>.
/// </summary>
internal static class TransportFile
{
    /// <summary>Groups.</summary>
    public const string Run = "/run", Spectra = "/spectra", Theory = "/theory", Stochastic = "/stochastic";

    /// <summary>Name of the wall time of theory.</summary>
    public const string ElapsedName = "theory_elapsed_s";


    private static readonly (TableColumn Column, Func<GaussianSpectrum, double> Of)[] OfSpectra =
    [
        (new("amplitude", "T", "root mean square of B across the line"), s => s.RmsAmplitude),
        (new("amplitude_error", "T", "its standard error"), s => s.RmsAmplitudeError),
        (new("center", "Hz", "frequency of the largest power"), s => s.Centre),
        (new("center_error", "Hz", "its standard error"), s => s.CentreError),
        (new("width", "Hz", "distance from there to 1/e of the power"), s => s.Width),
        (new("width_error", "Hz", "its standard error"), s => s.WidthError),
    ];

    private static readonly (TableColumn Column, Func<TransportRates, double> Of)[] OfTheory =
    [
        (new("D_EE", "J2 s-1", "energy diffusion coefficient"), r => r.EnergyDiffusion),
        (new("A_E", "J s-1", "energy advection coefficient"), r => r.EnergyAdvection),
        (new("D_aa", "rad2 s-1", "diffusion coefficient of the equatorial pitch angle"), r => r.PitchAngleDiffusion),
        (new("A_a", "rad s-1", "advection coefficient of the equatorial pitch angle"), r => r.PitchAngleAdvection),
    ];

    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, TransportReportData data)
    {
        WriteSetup(file, data);
        if (data.Spectra.Count > 0)
        {
            var spectra = new Hdf5Table(file, Spectra, new TableAxis("distance", "m", "distance from the equator", [.. data.Spectra.Select(s => s.Distance)]));
            foreach (var (column, of) in OfSpectra)
                spectra.Add<double>(column, [.. data.Spectra.Select(of)]);
        }

        if (data.Theory is { } theory)
        {
            var table = new Hdf5Table(file, Theory, new TableAxis("energy", "J", "kinetic energy", theory.Energies), new TableAxis("pitch_angle", "rad", "equatorial pitch angle", theory.PitchAngles));
            foreach (var (column, of) in OfTheory)
                table.Add<double>(column, [.. theory.Rates.SelectMany(row => row.Select(of))]);
        }

        foreach (TransportInField field in data.Fields)
            TransportRecordTables.Write(file, Group(field.Kind), field);
        for (int i = 0; i < data.Stochastic.Count; i++)
        {
            string group = Factor(i);
            IReadOnlyList<StochasticEnsemble> ensembles = data.Stochastic[i].Ensembles;
            WriteFits(file, group, data.Stochastic[i]);
            for (int e = 0; e < ensembles.Count; e++)
                TransportRecordTables.WriteSnapshots(file, $"{group}/{TransportRecordTables.Numbered("ensemble", e)}", ensembles[e].Snapshots);
        }
    }

    /// <summary>The group of electrons that follow theory times the i-th factor.</summary>
    public static string Factor(int i) => $"{Stochastic}/{TransportRecordTables.Numbered("factor", i)}";

    /// <summary>Writes the fits of such electrons.</summary>
    public static void WriteFits(Hdf5File file, string group, StochasticTransport followed)
    {
        var table = new Hdf5Table(file, group, new TableAxis("ensemble", "1", "number of the ensemble", [.. Enumerable.Range(0, followed.Ensembles.Count)]));
        file.SetAttribute(group, "factor", followed.Scale);
        TransportRecordTables.AddFits(table, [.. followed.Ensembles.Select(e => (e.Energy, e.PitchAngle))]);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static TransportReportData Read(Hdf5File file) => new()
    {
        Setup = ReadSetup(file),
        Fields = [.. Enum.GetValues<TransportFieldKind>().Where(kind => file.Exists(Group(kind))).Select(kind => TransportRecordTables.Read(file, Group(kind), kind))],
        Spectra = file.Exists(Spectra) ? ReadSpectra(file) : [],
        Theory = file.Exists(Theory) ? ReadTheory(file) : null,
        Stochastic = file.Exists(Stochastic) ? [.. file.Children(Stochastic).Order(StringComparer.Ordinal).Select(name => ReadStochastic(file, $"{Stochastic}/{name}"))] : [],
        TheoryElapsed = file.ReadAttribute<double>(Run, ElapsedName),
        Completed = file.ReadStringAttribute(Run, "completed") == "yes",
    };

    /// <summary>The group of a field.</summary>
    public static string Group(TransportFieldKind kind) => "/" + DeckWords.Of(kind);

    private static void WriteSetup(Hdf5File file, TransportReportData data)
    {
        TransportSetup setup = data.Setup;
        file.CreateGroup(Run);
        file.SetAttribute(Run, "completed", data.Completed ? "yes" : "no");
        file.SetAttribute(Run, "equatorial_field_T", setup.EquatorialField);
        file.SetAttribute(Run, "curvature_m-2", setup.Curvature);
        file.SetAttribute(Run, "density_m-3", setup.Density);
        if (setup.Band is var (low, high))
        {
            file.SetAttribute(Run, "lowest_frequency_Hz", low);
            file.SetAttribute(Run, "highest_frequency_Hz", high);
        }

        file.SetAttribute(Run, "waves", setup.Waves);
        file.SetAttribute(Run, "scale", setup.Scale);
        file.SetAttribute(Run, "stop_time_s", setup.StopTime);
        file.SetAttribute(Run, "steps_per_gyration", setup.StepsPerGyration);
        file.SetAttribute(Run, "loss_cone_rad", setup.LossCone);
        file.SetAttribute(Run, ElapsedName, data.TheoryElapsed);
    }

    private static TransportSetup ReadSetup(Hdf5File file)
    {
        return new(
            Number("equatorial_field_T"), Number("curvature_m-2"), Number("density_m-3"),
            file.HasAttribute(Run, "lowest_frequency_Hz") ? (Number("lowest_frequency_Hz"), Number("highest_frequency_Hz")) : null,
            file.ReadAttribute<int>(Run, "waves"), Number("scale"), Number("stop_time_s"), file.ReadAttribute<int>(Run, "steps_per_gyration"), Number("loss_cone_rad"));

        double Number(string name) => file.ReadAttribute<double>(Run, name);
    }

    private static GaussianSpectrum[] ReadSpectra(Hdf5File file)
    {
        var table = new TableReader(file, Spectra);
        double[] distances = table.Axis("distance");
        double[][] c = [.. OfSpectra.Select(pair => table.Column(pair.Column.Name, distances.Length))];
        return [.. distances.Select((z, i) => new GaussianSpectrum(z, c[0][i], c[1][i], c[2][i], c[3][i], c[4][i], c[5][i]))];
    }

    private static TransportTheory ReadTheory(Hdf5File file)
    {
        var table = new TableReader(file, Theory);
        double[] energies = table.Axis("energy"), angles = table.Axis("pitch_angle");
        double[][][] c = [.. OfTheory.Select(pair => table.Rows(pair.Column.Name, energies.Length, angles.Length))];
        return new(energies, angles, [.. energies.Select((_, e) => angles.Select((_, a) => new TransportRates(c[0][e][a], c[1][e][a], c[2][e][a], c[3][e][a])).ToArray())]);
    }

    private static StochasticTransport ReadStochastic(Hdf5File file, string group)
    {
        var table = new TableReader(file, group);
        return new(
            file.ReadAttribute<double>(group, "factor"),
            [.. TransportRecordTables.ReadFits(table, table.Axis("ensemble").Length).Select((fit, e) =>
                new StochasticEnsemble(TransportRecordTables.ReadSnapshots(file, $"{group}/{TransportRecordTables.Numbered("ensemble", e)}"), fit.Energy, fit.PitchAngle))]);
    }
}
