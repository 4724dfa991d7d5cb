using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// Particles followed through the run: the group <c>/trajectories</c>, along ensemble, trajectory and time; absent when none was followed.
/// An ensemble with fewer of them than others has −1 for a member and NaN for the rest.
/// </summary>
internal static class TrajectoriesTable
{
    private const string Group = "/trajectories";

    /// <summary>Writes the group.</summary>
    public static void Write(Hdf5File file, BroadbandScatteringResult result) => Write(file, result.Times, result.Ensembles);

    /// <inheritdoc cref="Write(Hdf5File, BroadbandScatteringResult)"/>
    public static void Write(Hdf5File file, IReadOnlyList<double> times, IReadOnlyList<EnsembleRecord> ensembles)
    {
        int most = ensembles.Max(e => e.Trajectories.Count);
        if (most == 0)
        {
            return;
        }

        string[] followed = ["ensemble", "trajectory"];
        var table = new Hdf5Table(
            file,
            Group,
            EnsemblesTable.Axis(ensembles.Count),
            new("trajectory", "1", "trajectory", [.. Enumerable.Range(0, most)]),
            new("time", "s", "time", times));
        double[] none = [.. times.Select(_ => double.NaN)];
        table.Add<long>(new("member", "1", "number within the ensemble"), [.. All(t => [t.Member], [-1L])], followed);
        table.Add<double>(new("pitch_angle", "rad", "pitch angle"), [.. All(t => t.PitchAngle, none)], Hdf5Storage.Compressed);
        table.Add<double>(new("energy", "J", "kinetic energy"), [.. All(t => t.Energy, none)], Hdf5Storage.Compressed);

        IEnumerable<T> All<T>(Func<Trajectory, IReadOnlyList<T>> of, IReadOnlyList<T> missing) => ensembles.SelectMany(
            e => Enumerable.Range(0, most).SelectMany(i => i < e.Trajectories.Count ? of(e.Trajectories[i]) : missing));
    }

    /// <summary>Reads the trajectories of each ensemble; empty lists when none was followed.</summary>
    /// <exception cref="InvalidInputException">The group is not as written.</exception>
    public static IReadOnlyList<IReadOnlyList<Trajectory>> Read(Hdf5File file, int ensembles, int times)
    {
        if (!file.Exists(Group))
        {
            return [.. Enumerable.Repeat<IReadOnlyList<Trajectory>>([], ensembles)];
        }

        var table = new TableReader(file, Group);
        int most = table.Axis("trajectory").Length;
        long[] members = file.Read<long>($"{Group}/member", [ensembles, most]);
        double[][][] alpha = table.Blocks("pitch_angle", ensembles, most, times);
        double[][][] energy = table.Blocks("energy", ensembles, most, times);
        return [.. Enumerable.Range(0, ensembles).Select(i => Enumerable.Range(0, most)
            .Where(j => members[i * most + j] >= 0)
            .Select(j => new Trajectory(members[i * most + j], alpha[i][j], energy[i][j]))
            .ToArray())];
    }
}
