using RadBelt.Gpu.Cli.Reports.FokkerPlanck;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>The group <c>/stochastic</c>: particles of stochastic differential equations, and the distributions that the solver has beside them.</summary>
internal static class StochasticTables
{
    private const string Group = "/stochastic";
    private const string OverEnergy = Group + "/over_energy";
    private const string OverPitchAngle = Group + "/over_pitch_angle";

    /// <summary>Writes the group; nothing without a comparison.</summary>
    public static void Write(Hdf5File file, StochasticComparison? comparison)
    {
        if (comparison is not { } check)
            return;
        var particles = new Hdf5Table(file, Group, new TableAxis("particle", "1", "particle that is left", [.. Enumerable.Range(0, check.Energies.Length)]));
        particles.Add<double>(new("energy", "J", "kinetic energy"), check.Energies, Hdf5Storage.Compressed);
        particles.Add<double>(new("pitch_angle", "rad", "pitch angle"), check.PitchAngles, Hdf5Storage.Compressed);
        file.SetAttribute(Group, "energy_J", check.Energy);
        file.SetAttribute(Group, "pitch_angle_rad", check.PitchAngle);
        file.SetAttribute(Group, "time_s", check.Time);
        file.SetAttribute(Group, "count", check.Count);
        file.SetAttribute(Group, "solver_left", check.SolverLeft);
        Write(file, OverEnergy, "J", "kinetic energy at the edge of cells", check.OfEnergy);
        Write(file, OverPitchAngle, "rad", "pitch angle at the edge of cells", check.OfPitchAngle);
    }

    /// <summary>Reads the group; null where there is none.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static StochasticComparison? Read(Hdf5File file)
    {
        if (!file.Exists(Group))
            return null;
        var table = new TableReader(file, Group);
        double[] energies = table.Axis("energy");
        return new(
            Number("energy_J"), Number("pitch_angle_rad"), Number("time_s"), file.ReadAttribute<int>(Group, "count"), energies, table.Column("pitch_angle", energies.Length),
            Number("solver_left"), Read(file, OverEnergy), Read(file, OverPitchAngle));

        double Number(string name) => file.ReadAttribute<double>(Group, name);
    }

    private static void Write(Hdf5File file, string group, string unit, string label, MarginalDistribution distribution)
    {
        var table = new Hdf5Table(file, group, new TableAxis("edge", unit, label, distribution.Edges));
        table.Add<double>(new("cumulative", "1", "part of the particles below, by the solver"), distribution.Cumulative);
        file.SetAttribute(group, "distance", distribution.Distance);
        file.SetAttribute(group, "probability", distribution.Probability);
    }

    private static MarginalDistribution Read(Hdf5File file, string group)
    {
        var table = new TableReader(file, group);
        double[] edges = table.Axis("edge");
        return new(edges, table.Column("cumulative", edges.Length), file.ReadAttribute<double>(group, "distance"), file.ReadAttribute<double>(group, "probability"));
    }
}
