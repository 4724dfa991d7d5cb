using System.Collections.Immutable;
using System.Globalization;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// The groups <c>/satellites/000</c>, …: flux over time, energy and local pitch angle, with counts and errors, averages over directions, and the ratio of
/// precipitating to trapped; NaN where there is no ratio.
/// </summary>
internal static class SatelliteTables
{
    private const string Group = "/satellites";
    private const string FluxUnits = "m-2 s-1 sr-1 J-1";

    private static readonly (string Name, string What, Func<SatelliteFlux, ImmutableArray<FluxEstimate>> Of)[] Averages =
    [
        ("omnidirectional", "flux averaged over all directions", flux => flux.Omnidirectional),
        ("precipitating", "flux averaged over the loss cone", flux => flux.Precipitating),
        ("trapped", "flux averaged outside both loss cones", flux => flux.Trapped),
        ("ratio", "precipitating over trapped flux", flux => [.. flux.Ratio.Select(ratio => ratio ?? new(double.NaN, double.NaN, -1))]),
    ];

    /// <summary>Writes the groups, those of one field line after those of the other.</summary>
    public static void Write(Hdf5File file, IReadOnlyList<MicroburstLine> lines)
    {
        file.CreateGroup(Group);
        int number = 0;
        foreach (MicroburstLine line in lines)
        {
            foreach (SatelliteRecord satellite in line.Satellites)
                Write(file, string.Create(CultureInfo.InvariantCulture, $"{Group}/{number++:000}"), line.LShell, satellite);
        }
    }

    /// <summary>Reads them, for each field line.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static IReadOnlyList<SatelliteRecord>[] Read(Hdf5File file, double[] shells)
    {
        var all = file.Children(Group).Select(name => $"{Group}/{name}").Select(group => (L: file.ReadAttribute<double>(group, "l_shell"), Satellite: Read(file, group))).ToList();
        return [.. shells.Select(l => (IReadOnlyList<SatelliteRecord>)[.. all.Where(pair => pair.L == l).Select(pair => pair.Satellite)])];
    }

    private static void Write(Hdf5File file, string group, double lShell, SatelliteRecord satellite)
    {
        SatelliteFlux flux = satellite.Flux;
        SatelliteBins bins = flux.Bins;
        var table = new Hdf5Table(
            file, group, Axis("time", "s", "time", bins.Times), Axis("energy", "J", "kinetic energy", bins.Energies), Axis("pitch_angle", "rad", "local pitch angle from +B0", bins.PitchAngles),
            new TableAxis("time_edge", "s", "edges of the bins of time", bins.Times), new TableAxis("energy_edge", "J", "edges of the bins of energy", bins.Energies),
            new TableAxis("pitch_angle_edge", "rad", "edges of the bins of pitch angle", bins.PitchAngles));
        file.SetAttribute(group, "l_shell", lShell);
        file.SetAttribute(group, "hemisphere", satellite.Name);
        file.SetAttribute(group, "altitude_m", satellite.Altitude);
        file.SetAttribute(group, "local_loss_cone_rad", satellite.LocalLossCone);
        file.SetAttribute(group, "crossings_outside", flux.Outside);
        string[] over = ["time", "energy", "pitch_angle"];
        table.Add<double>(new("flux", FluxUnits, "differential flux"), flux.Flux.AsSpan(), over, Hdf5Storage.Compressed);
        table.Add<double>(new("flux_error", FluxUnits, "standard error of the flux"), flux.Error.AsSpan(), over, Hdf5Storage.Compressed);
        table.Add<long>(new("count", "1", "test electrons in the bin"), flux.Counts.AsSpan(), over, Hdf5Storage.Compressed);
        table.Add<double>(new("undisturbed_omnidirectional", FluxUnits, "flux averaged over all directions without waves"), satellite.Undisturbed.Omnidirectional.AsSpan(), ["energy"]);
        table.Add<double>(new("undisturbed_trapped", FluxUnits, "flux averaged outside both loss cones without waves"), satellite.Undisturbed.Trapped.AsSpan(), ["energy"]);
        foreach (var (name, what, of) in Averages)
        {
            FluxEstimate[] values = [.. of(flux)];
            string units = name == "ratio" ? "1" : FluxUnits;
            table.Add<double>(new(name, units, what), [.. values.Select(v => v.Value)], over[..2]);
            table.Add<double>(new($"{name}_error", units, $"standard error of the {what}"), [.. values.Select(v => v.Error)], over[..2]);
            table.Add<long>(new($"{name}_count", "1", "test electrons behind it"), [.. values.Select(v => v.Count)], over[..2]);
        }
    }

    private static SatelliteRecord Read(Hdf5File file, string group)
    {
        var table = new TableReader(file, group);
        var bins = new SatelliteBins(table.Axis("time_edge"), table.Axis("energy_edge"), table.Axis("pitch_angle_edge"));
        long[] shape = [bins.Times.Count - 1, bins.Energies.Count - 1, bins.PitchAngles.Count - 1];
        FluxEstimate[][] averages = [.. Averages.Select(average => Average(average.Name))];
        var flux = new SatelliteFlux
        {
            Bins = bins,
            Flux = [.. file.Read<double>($"{group}/flux", shape)],
            Error = [.. file.Read<double>($"{group}/flux_error", shape)],
            Counts = [.. file.Read<long>($"{group}/count", shape)],
            Omnidirectional = [.. averages[0]],
            Precipitating = [.. averages[1]],
            Trapped = [.. averages[2]],
            Ratio = [.. averages[3].Select(ratio => ratio.Count < 0 ? (FluxEstimate?)null : ratio)],
            Outside = file.ReadAttribute<long>(group, "crossings_outside"),
        };
        var undisturbed = new UndisturbedFlux([.. table.Column("undisturbed_omnidirectional", (int)shape[1])], [.. table.Column("undisturbed_trapped", (int)shape[1])]);
        Hemisphere hemisphere = file.ReadStringAttribute(group, "hemisphere") == "north" ? Hemisphere.North : Hemisphere.South;
        return new(hemisphere, file.ReadAttribute<double>(group, "altitude_m"), file.ReadAttribute<double>(group, "local_loss_cone_rad"), flux, undisturbed);

        FluxEstimate[] Average(string name)
        {
            double[] values = file.Read<double>($"{group}/{name}", shape[..2]), errors = file.Read<double>($"{group}/{name}_error", shape[..2]);
            long[] counts = file.Read<long>($"{group}/{name}_count", shape[..2]);
            return [.. values.Select((value, i) => new FluxEstimate(value, errors[i], counts[i]))];
        }
    }

    private static TableAxis Axis(string name, string units, string what, IReadOnlyList<double> edges) =>
        new(name, units, $"{what}, middle of the bin", [.. edges.Zip(edges.Skip(1), (low, high) => 0.5 * (low + high))]);
}
