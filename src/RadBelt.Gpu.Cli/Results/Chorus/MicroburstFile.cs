using System.Collections.Immutable;
using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.Cli.Reports.Chorus;
using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// A <c>microburst</c> run in HDF5: what became of the electrons of each field line in <c>/field_lines</c>, what each satellite saw in a group of <c>/satellites</c>.
/// </summary>
internal static class MicroburstFile
{
    private const string Run = ChorusMediumAttributes.Run;
    private const string Lines = "/field_lines";

    private static readonly (TableColumn Column, Func<MicroburstLine, long> Of)[] Counts =
    [
        (new("electrons", "1", "electrons followed"), line => line.Run.Electrons),
        (new("lost_north", "1", "electrons lost at the northern foot"), line => line.Run.LostNorth),
        (new("lost_south", "1", "electrons lost at the southern foot"), line => line.Run.LostSouth),
        (new("left_waves", "1", "electrons that left the table of the element while in its waves"), line => line.Run.LeftWaves),
        (new("wave_steps", "1", "steps within waves"), line => line.Run.WaveSteps),
        (new("adiabatic_steps", "1", "steps outside of waves"), line => line.Run.AdiabaticSteps),
        (new("nodes", "1", "nodes of the table of the element"), line => line.Coverage.Nodes),
        (new("nodes_with_waves", "1", "nodes with a wave"), line => line.Coverage.WithWaves),
        (new("nodes_multivalued", "1", "nodes at which several waves arrive at once; the strongest is kept"), line => line.Coverage.MultiValued),
        (new("cells_switched", "1", "cells in which another wave takes the place of one; that of the strongest corner is kept"), line => line.Coverage.SwitchedCells),
    ];

    /// <summary>Writes everything but the provenance, which must be there already.</summary>
    /// <exception cref="Hdf5Exception">It could not be written.</exception>
    public static void Write(Hdf5File file, MicroburstReportData data)
    {
        ChorusMediumAttributes.Write(file, data.Medium, data.Completed, data.Elapsed);
        ChorusMediumAttributes.Write(file, data.Source);
        if (data.ElementFile is { } element)
            file.SetAttribute(Run, "element_file", element);
        file.SetAttribute(Run, "initial_flux", data.Flux);
        file.SetAttribute(Run, "loss_altitude_m", data.LossAltitude);
        file.SetAttribute(Run, "stop_time_s", data.StopTime);
        file.SetAttribute(Run, "steps_per_gyration", data.StepsPerGyration);

        var table = new Hdf5Table(file, Lines, new TableAxis("l_shell", "1", "L shell", [.. data.Lines.Select(line => line.LShell)]));
        foreach (var (column, of) in Counts)
            table.Add<long>(column, [.. data.Lines.Select(of)]);
        table.Add<double>(new("worst_ratio", "1", "greatest amplitude dropped over the one kept at a node of several waves"), [.. data.Lines.Select(line => line.Coverage.WorstRatio)]);
        table.Add<double>(new("loss_cone", "rad", "edge of the equatorial loss cone"), [.. data.Lines.Select(line => line.LossCone)]);
        table.Add<double>(new("elapsed", "s", "wall time"), [.. data.Lines.Select(line => line.Elapsed)]);
        SatelliteTables.Write(file, data.Lines);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="InvalidInputException">The file is not as written.</exception>
    public static MicroburstReportData Read(Hdf5File file)
    {
        var table = new TableReader(file, Lines);
        double[] shells = table.Axis("l_shell");
        int n = shells.Length;
        long[][] counts = [.. Counts.Select(pair => file.Read<long>($"{Lines}/{pair.Column.Name}", [n]))];
        double[] worst = table.Column("worst_ratio", n), cones = table.Column("loss_cone", n), elapsed = table.Column("elapsed", n);
        IReadOnlyList<SatelliteRecord>[] satellites = SatelliteTables.Read(file, shells);
        return new()
        {
            Medium = ChorusMediumAttributes.Medium(file),
            Source = ChorusMediumAttributes.Source(file),
            ElementFile = file.HasAttribute(Run, "element_file") ? file.ReadStringAttribute(Run, "element_file") : null,
            Flux = file.ReadStringAttribute(Run, "initial_flux"),
            LossAltitude = file.ReadAttribute<double>(Run, "loss_altitude_m"),
            StopTime = file.ReadAttribute<double>(Run, "stop_time_s"),
            StepsPerGyration = file.ReadAttribute<int>(Run, "steps_per_gyration"),
            Lines = [.. Enumerable.Range(0, n).Select(i => new MicroburstLine(
                shells[i], cones[i], Coverage(i), Counted(counts, i), elapsed[i], satellites[i]))],
            Elapsed = ChorusMediumAttributes.Elapsed(file),
            Completed = ChorusMediumAttributes.Completed(file),
        };

        ElementCoverage Coverage(int i) => new(counts[6][i], counts[7][i], counts[8][i], worst[i]) { SwitchedCells = counts[9][i] };
    }

    private static FieldLineRun Counted(long[][] counts, int i) => new()
    {
        Electrons = counts[0][i],
        LostNorth = counts[1][i],
        LostSouth = counts[2][i],
        LeftWaves = counts[3][i],
        WaveSteps = counts[4][i],
        AdiabaticSteps = counts[5][i],
    };
}
