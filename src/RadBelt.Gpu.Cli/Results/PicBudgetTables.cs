using RadBelt.Gpu.Cli.Reports.ParticleInCell;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// Energy, temperatures and charge of a particle-in-cell run against time: the groups <c>/energy</c>, <c>/temperatures</c> and <c>/charge</c>, each only where
/// it was recorded.
/// </summary>
internal static class PicBudgetTables
{
    private const string Energy = "/energy";
    private const string Temperatures = "/temperatures";
    private const string Charge = "/charge";

    /// <summary>Writes the groups.</summary>
    public static void Write(Hdf5File file, PicReportData data)
    {
        if (data.Energy is { } energy)
        {
            var table = new Hdf5Table(file, Energy, PicSetupTables.Axis(energy.Kinetic.Count), Time(energy.Times));
            table.Add<double>(new("kinetic", "J m-2", "kinetic energy of the species"), [.. energy.Kinetic.SelectMany(k => k)]);
            table.Add<double>(new("electric", "J m-2", "energy of E"), energy.Electric, ["time"]);
            table.Add<double>(new("magnetic", "J m-2", "energy of the wave field B"), energy.Magnetic, ["time"]);
            table.Add<double>(new("inflow", "J m-2", "energy that came in through the boundaries"), energy.Inflow, ["time"]);
            if (energy.Cold is { } cold)
            {
                table.Add<double>(new("cold", "J m-2", "kinetic energy of cold electrons as a fluid"), cold, ["time"]);
            }
        }

        if (data.Temperatures is { } temperatures)
        {
            var table = new Hdf5Table(file, Temperatures, PicSetupTables.Axis(temperatures.Parallel.Count), Time(temperatures.Times));
            table.Add<double>(new("parallel", "J", "temperature along B0"), [.. temperatures.Parallel.SelectMany(t => t)]);
            table.Add<double>(new("perpendicular", "J", "temperature across B0"), [.. temperatures.Perpendicular.SelectMany(t => t)]);
        }

        if (data.ChargeResidual is { } residual)
        {
            new Hdf5Table(file, Charge, Time(residual.Times)).Add<double>(
                new("residual", "1", "largest residual of Gauss's law over e n"), residual.Largest);
        }
    }

    /// <summary>Reads the energies; null when there are none.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static PicEnergy? ReadEnergy(Hdf5File file, int species)
    {
        if (!file.Exists(Energy))
        {
            return null;
        }

        var table = new TableReader(file, Energy);
        double[] times = table.Axis("time");
        return new(
            times, table.Rows("kinetic", species, times.Length), table.Column("electric", times.Length), table.Column("magnetic", times.Length),
            table.Column("inflow", times.Length), file.Exists($"{Energy}/cold") ? table.Column("cold", times.Length) : null);
    }

    /// <summary>Reads the temperatures; null when there are none.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static PicTemperatures? ReadTemperatures(Hdf5File file, int species)
    {
        if (!file.Exists(Temperatures))
        {
            return null;
        }

        var table = new TableReader(file, Temperatures);
        double[] times = table.Axis("time");
        return new(times, table.Rows("parallel", species, times.Length), table.Rows("perpendicular", species, times.Length));
    }

    /// <summary>Reads the residual of charge; null when there is none.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static PicChargeResidual? ReadCharge(Hdf5File file)
    {
        if (!file.Exists(Charge))
        {
            return null;
        }

        var table = new TableReader(file, Charge);
        double[] times = table.Axis("time");
        return new(times, table.Column("residual", times.Length));
    }

    private static TableAxis Time(double[] times) => new("time", "s", "time", times);
}
