using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>The group <c>/drift_average</c>: coefficients averaged over the drift orbit, over field line, energy and pitch angle, and lifetimes.</summary>
internal static class DriftAverageTables
{
    /// <summary>The group.</summary>
    public const string Group = "/drift_average";
    private const string Lifetime = "lifetime";

    /// <summary>Writes the group; nothing for a run without sectors.</summary>
    public static void Write(Hdf5File file, DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        if (setup.Sectors.Count == 0)
            return;
        var table = new Hdf5Table(
            file, Group, DiffusionSetupTables.ShellAxis(setup), DiffusionSetupTables.EnergyAxis(setup), DiffusionSetupTables.PitchAngleAxis(setup));
        DriftAverageSlice?[] all = [.. Enumerable.Range(0, setup.Shells.Count).Select(l => data.DriftAverages.FirstOrDefault(slice => slice.Shell == l))];
        TensorColumns.Add(table, setup.Species, setup.Energies, setup.PitchAngles.Length, [.. all.Select(slice => slice?.Coefficients)]);
        if (data.DriftAverages.Any(slice => slice.Lifetimes is not null))
        {
            double[] missing = [.. setup.Energies.Select(_ => double.NaN)];
            table.Add<double>(
                new(Lifetime, "s", "lifetime against scattering into the loss cone"), [.. all.SelectMany(slice => slice?.Lifetimes ?? missing)], ["l_shell", "energy"]);
        }
    }

    /// <summary>Reads the group; empty for a run without sectors.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static IReadOnlyList<DriftAverageSlice> Read(Hdf5File file, DiffusionSetup setup)
    {
        if (setup.Sectors.Count == 0)
            return [];
        MomentumDiffusionTensor[][,] blocks = TensorColumns.Read(file, Group, setup.Shells.Count, setup.Energies.Length, setup.PitchAngles.Length);
        double[][]? lifetimes = file.Exists($"{Group}/{Lifetime}")
            ? new TableReader(file, Group).Rows(Lifetime, setup.Shells.Count, setup.Energies.Length)
            : null;
        return [.. blocks.Select((block, l) => new DriftAverageSlice(l, block, lifetimes?[l])).Where(slice => !TensorColumns.IsMissing(slice.Coefficients))];
    }
}
