using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// Tracers of a particle-in-cell run in the tables of test particles, <c>/ensembles</c>, <c>/moments</c>, <c>/trajectories</c> and <c>/histograms</c>, with
/// the members of their snapshots in <c>/tracer_snapshots</c>; when they were tracked from, in attributes of <c>/tracers</c>.
/// </summary>
internal static class PicTracerTables
{
    private const string Group = "/tracers";
    private const string Snapshots = "/tracer_snapshots";
    private static readonly DiffusionTensor None = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Writes the groups.</summary>
    public static void Write(Hdf5File file, PicTracers tracers)
    {
        file.CreateGroup(Group);
        file.SetAttribute(Group, "start_time_s", tracers.StartTime);
        file.SetAttribute<double>(Group, "resonance_frequencies_f_ce", [.. tracers.ResonanceFrequencies]);
        if (tracers.LossCone is { } cone)
        {
            file.SetAttribute(Group, "loss_cone_rad", cone);
        }

        if (tracers.Ensembles.Count == 0)
        {
            return;
        }

        // The field of a run has no recurrence and no weak-turbulence theory.
        ScatteringTheory[] theory = [.. tracers.Ensembles.Select((_, i) =>
            new ScatteringTheory(null, tracers.Quasilinear?[i] ?? None, [.. tracers.Times.Select(_ => None)], double.NaN))];
        EnsemblesTable.Write(file, EnsembleOutcome.Of(tracers.Times, tracers.Ensembles, theory));
        MomentsTable.Write(file, tracers.Times, tracers.Ensembles);
        TrajectoriesTable.Write(file, tracers.Times, tracers.Ensembles);
        HistogramsTable.Write(file, tracers.Ensembles);
        WriteSnapshots(file, tracers.Ensembles);
    }

    /// <summary>Reads the groups; null when there were no tracers.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static PicTracers? Read(Hdf5File file)
    {
        if (!file.Exists(Group))
        {
            return null;
        }

        bool any = file.Exists("/ensembles");
        IReadOnlyList<ParticleEnsemble> starts = any ? EnsemblesTable.Read(file) : [];
        var (times, moments) = any ? MomentsTable.Read(file, starts) : ([], []);
        var trajectories = TrajectoriesTable.Read(file, starts.Count, times.Length);
        EnsembleSnapshot[][] snapshots = ReadSnapshots(file, starts.Count);
        double[] aa = Theory("D_aa_theory"), ae = Theory("D_aE_theory"), ee = Theory("D_EE_theory");
        return new()
        {
            StartTime = file.ReadAttribute<double>(Group, "start_time_s"),
            Times = times,
            Ensembles = [.. starts.Select((start, i) => new EnsembleRecord(start, moments[i].Moments, trajectories[i], snapshots[i]))],
            Quasilinear = aa.Any(double.IsFinite) ? [.. aa.Select((d, i) => new DiffusionTensor(d, ae[i], ee[i]))] : null,
            ResonanceFrequencies = file.ReadAttributes<double>(Group, "resonance_frequencies_f_ce"),
            LossCone = file.HasAttribute(Group, "loss_cone_rad") ? file.ReadAttribute<double>(Group, "loss_cone_rad") : null,
        };

        double[] Theory(string name) => any ? EnsemblesTable.Read(file, name, starts.Count) : [];
    }

    private static void WriteSnapshots(Hdf5File file, IReadOnlyList<EnsembleRecord> ensembles)
    {
        int most = ensembles.Max(e => e.Snapshots.Count > 0 ? e.Snapshots.Max(s => s.PitchAngle.Count) : 0);
        if (most == 0)
        {
            return;
        }

        int times = ensembles[0].Snapshots.Count;
        var table = new Hdf5Table(
            file,
            Snapshots,
            new("time", "s", "time", [.. ensembles[0].Snapshots.Select(s => s.Time)]),
            EnsemblesTable.Axis(ensembles.Count),
            new("member", "1", "number within the ensemble", [.. Enumerable.Range(0, most)]));
        table.Add<double>(new("pitch_angle", "rad", "pitch angle"), All(s => s.PitchAngle), Hdf5Storage.Compressed);
        table.Add<double>(new("energy", "J", "kinetic energy"), All(s => s.Energy), Hdf5Storage.Compressed);

        // An ensemble with fewer members than others has NaN for the rest.
        double[] All(Func<EnsembleSnapshot, IReadOnlyList<double>> of) => [.. Enumerable.Range(0, times).SelectMany(k => ensembles.SelectMany(e =>
            Enumerable.Range(0, most).Select(i => i < of(e.Snapshots[k]).Count ? of(e.Snapshots[k])[i] : double.NaN)))];
    }

    private static EnsembleSnapshot[][] ReadSnapshots(Hdf5File file, int ensembles)
    {
        var (times, histograms) = HistogramsTable.Read(file, ensembles);
        double[][][] angles = [], energies = [];
        if (file.Exists(Snapshots))
        {
            var table = new TableReader(file, Snapshots);
            int members = table.Axis("member").Length;
            angles = table.Blocks("pitch_angle", times.Length, ensembles, members);
            energies = table.Blocks("energy", times.Length, ensembles, members);
        }

        return [.. Enumerable.Range(0, ensembles).Select(i => times.Select((time, k) => new EnsembleSnapshot(
            time, [], Members(angles, k, i), Members(energies, k, i), histograms[k][i])).ToArray())];

        static double[] Members(double[][][] all, int k, int i) => all.Length == 0 ? [] : [.. all[k][i].Where(double.IsFinite)];
    }
}
