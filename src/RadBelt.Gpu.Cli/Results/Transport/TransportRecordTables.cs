using System.Globalization;
using RadBelt.Gpu.Cli.Reports.Transport;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.LongTermTransport;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// The ensembles of one field: their fits in a table, and for each ensemble moments by the bounce period, every electron at the snapshots, and the trajectories.
/// </summary>
internal static class TransportRecordTables
{
    /// <summary>Groups below that of an ensemble.</summary>
    public const string Snapshots = "snapshots", Trajectories = "trajectories";

    private static readonly (string Name, string Unit, string Label, Func<TransportFit, double> Of)[] OfFits =
    [
        ("D", "2 s-1", "diffusion coefficient, half the slope of the variance", f => f.Diffusion),
        ("D_error", "2 s-1", "its standard error", f => f.DiffusionError),
        ("A", " s-1", "advection coefficient, slope of the mean", f => f.Advection),
        ("A_error", " s-1", "its standard error", f => f.AdvectionError),
        ("variance_at_zero", "2", "intercept of the variance", f => f.VarianceAtZero),
        ("mean_at_zero", "", "intercept of the mean", f => f.MeanAtZero),
        ("fit_from", "s", "first time of the fit", f => f.From),
        ("fit_to", "s", "last time of the fit", f => f.To),
    ];

    private static readonly (TableColumn Column, Func<TransportMoments, double> Of)[] OfMoments =
    [
        (new("mean_energy", "J", "mean of the energy"), m => m.MeanEnergy),
        (new("energy_variance", "J2", "variance of the energy"), m => m.EnergyVariance),
        (new("mean_pitch_angle", "rad", "mean of the equatorial pitch angle"), m => m.MeanPitchAngle),
        (new("pitch_angle_variance", "rad2", "variance of the equatorial pitch angle"), m => m.PitchAngleVariance),
    ];

    private static readonly (TableColumn Column, Func<TransportTrajectory, double[]> Of)[] OfTrajectories =
    [
        (new("energy", "J", "kinetic energy"), t => t.Energies),
        (new("pitch_angle", "rad", "equatorial pitch angle"), t => t.PitchAngles),
        (new("distance", "m", "distance from the equator, northward"), t => t.Distances),
        (new("parallel_speed", "m s-1", "velocity along B0"), t => t.ParallelSpeeds),
        (new("wave_phase", "rad", "angle from B of the waves to the velocity across B0"), t => t.WavePhases),
        (new("wave_amplitude", "T", "B of the waves where the electron is"), t => t.WaveAmplitudes),
    ];

    /// <summary>The name of the i-th of a kind: <c>ensemble_003</c>.</summary>
    public static string Numbered(string kind, int i) => string.Create(CultureInfo.InvariantCulture, $"{kind}_{i:D3}");

    /// <summary>Writes a field's group.</summary>
    public static void Write(Hdf5File file, string group, TransportInField field)
    {
        WriteEnsembles(file, group, field);
        for (int i = 0; i < field.Records.Count; i++)
            Write(file, $"{group}/{Numbered("ensemble", i)}", field.Records[i]);
    }

    /// <summary>Writes the table of the ensembles of a field.</summary>
    public static void WriteEnsembles(Hdf5File file, string group, TransportInField field)
    {
        IReadOnlyList<TransportRecord> records = field.Records;
        var table = new Hdf5Table(file, group, new TableAxis("ensemble", "1", "number of the ensemble", [.. Enumerable.Range(0, records.Count)]));
        file.SetAttribute(group, "field", field.Name);
        file.SetAttribute(group, "elapsed_s", field.Elapsed);
        table.Add<double>(new("energy", "J", "kinetic energy at the start"), [.. records.Select(r => r.Ensemble.Energy)]);
        table.Add<double>(new("pitch_angle", "rad", "equatorial pitch angle at the start"), [.. records.Select(r => r.Ensemble.EquatorialPitchAngle)]);
        table.Add<long>(new("count", "1", "electrons"), [.. records.Select(r => r.Ensemble.Count)]);
        table.Add<long>(new("lost", "1", "electrons lost into the loss cone"), [.. records.Select(r => r.Lost)]);
        table.Add<double>(new("bounce_period", "s", "bounce period at the start"), [.. records.Select(r => r.BouncePeriod)]);
        AddFits(table, [.. records.Select(r => (r.Energy, r.PitchAngle))]);
    }

    /// <summary>Reads a field's group.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static TransportInField Read(Hdf5File file, string group, TransportFieldKind kind)
    {
        var table = new TableReader(file, group);
        int n = table.Axis("ensemble").Length;
        double[] energies = table.Column("energy", n), angles = table.Column("pitch_angle", n), periods = table.Column("bounce_period", n);
        long[] counts = file.Read<long>($"{group}/count", [n]), lost = file.Read<long>($"{group}/lost", [n]);
        (TransportFit Energy, TransportFit PitchAngle)[] fits = ReadFits(table, n);
        return new(
            kind, file.ReadStringAttribute(group, "field"),
            [.. Enumerable.Range(0, n).Select(i =>
            {
                string own = $"{group}/{Numbered("ensemble", i)}";
                return new TransportRecord(
                    new(energies[i], angles[i], counts[i]), periods[i], ReadMoments(file, $"{own}/moments"), fits[i].Energy, fits[i].PitchAngle, ReadSnapshots(file, $"{own}/{Snapshots}"),
                    ReadTrajectories(file, $"{own}/{Trajectories}"), lost[i]);
            })],
            file.ReadAttribute<double>(group, "elapsed_s"));
    }

    /// <summary>Adds the lines through mean and variance, of the energy and of the pitch angle.</summary>
    public static void AddFits(Hdf5Table table, IReadOnlyList<(TransportFit Energy, TransportFit PitchAngle)> fits)
    {
        foreach (var (name, power, label, of) in OfFits)
        {
            table.Add<double>(new($"energy_{name}", power == "s" ? "s" : "J" + power, label), [.. fits.Select(fit => of(fit.Energy))]);
            table.Add<double>(new($"pitch_angle_{name}", power == "s" ? "s" : "rad" + power, label), [.. fits.Select(fit => of(fit.PitchAngle))]);
        }
    }

    /// <summary>Reads them back.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static (TransportFit Energy, TransportFit PitchAngle)[] ReadFits(TableReader table, int n) =>
        [.. ReadFits(table, "energy", n).Zip(ReadFits(table, "pitch_angle", n))];

    /// <summary>Writes all electrons at some times: a table for each time.</summary>
    public static void WriteSnapshots(Hdf5File file, string group, IReadOnlyList<TransportSnapshot> snapshots)
    {
        file.CreateGroup(group);
        for (int k = 0; k < snapshots.Count; k++)
        {
            string at = $"{group}/{Numbered("time", k)}";
            var table = new Hdf5Table(file, at, new TableAxis("electron", "1", "number of the electron", NumbersOf(snapshots[k])));
            file.SetAttribute(at, "time_s", snapshots[k].Time);
            table.Add<double>(new("energy", "J", "kinetic energy"), snapshots[k].Energies, Hdf5Storage.Compressed);
            table.Add<double>(new("pitch_angle", "rad", "equatorial pitch angle"), snapshots[k].PitchAngles, Hdf5Storage.Compressed);
        }
    }

    /// <summary>Reads them back.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static IReadOnlyList<TransportSnapshot> ReadSnapshots(Hdf5File file, string group) =>
        [.. file.Children(group).Order(StringComparer.Ordinal).Select(name =>
        {
            string at = $"{group}/{name}";
            var table = new TableReader(file, at);
            double[] energies = table.Axis("energy");
            return new TransportSnapshot(file.ReadAttribute<double>(at, "time_s"), energies, table.Column("pitch_angle", energies.Length));
        })];

    /// <summary>Writes the moments of an ensemble, below its group.</summary>
    public static void WriteMoments(Hdf5File file, string group, TransportRecord record)
    {
        var moments = new Hdf5Table(file, $"{group}/moments", new TableAxis("time", "s", "time", [.. record.Moments.Select(m => m.Time)]));
        foreach (var (column, of) in OfMoments)
            moments.Add<double>(column, [.. record.Moments.Select(of)]);
    }

    private static double[] NumbersOf(TransportSnapshot snapshot) =>
        [.. snapshot.Numbers?.Select(n => (double)n) ?? Enumerable.Range(0, snapshot.Energies.Length).Select(i => (double)i)];

    private static void Write(Hdf5File file, string group, TransportRecord record)
    {
        WriteMoments(file, group, record);
        WriteSnapshots(file, $"{group}/{Snapshots}", record.Snapshots);
        if (record.Trajectories.Count == 0)
            return;
        var trajectories = new Hdf5Table(
            file, $"{group}/{Trajectories}", new TableAxis("trajectory", "1", "electron that was followed", [.. record.Trajectories.Select((_, i) => (double)(record.FirstTrajectory + i))]),
            new TableAxis("time", "s", "time", record.Trajectories[0].Times));
        foreach (var (column, of) in OfTrajectories)
            trajectories.Add<double>(column, [.. record.Trajectories.SelectMany(of)], Hdf5Storage.Compressed);
    }

    private static TransportFit[] ReadFits(TableReader table, string prefix, int n)
    {
        double[][] c = [.. OfFits.Select(fit => table.Column($"{prefix}_{fit.Name}", n))];
        return [.. Enumerable.Range(0, n).Select(i => new TransportFit(c[0][i], c[1][i], c[2][i], c[3][i], c[4][i], c[5][i], c[6][i], c[7][i]))];
    }

    private static TransportMoments[] ReadMoments(Hdf5File file, string group)
    {
        var table = new TableReader(file, group);
        double[] times = table.Axis("time");
        double[][] c = [.. OfMoments.Select(pair => table.Column(pair.Column.Name, times.Length))];
        return [.. times.Select((t, i) => new TransportMoments(t, c[0][i], c[1][i], c[2][i], c[3][i]))];
    }

    private static TransportTrajectory[] ReadTrajectories(Hdf5File file, string group)
    {
        if (!file.Exists(group))
            return [];
        var table = new TableReader(file, group);
        double[] times = table.Axis("time");
        int n = table.Axis("trajectory").Length;
        double[][][] c = [.. OfTrajectories.Select(pair => table.Rows(pair.Column.Name, n, times.Length))];
        return [.. Enumerable.Range(0, n).Select(i => new TransportTrajectory(times, c[0][i], c[1][i], c[2][i], c[3][i], c[4][i], c[5][i]))];
    }
}
