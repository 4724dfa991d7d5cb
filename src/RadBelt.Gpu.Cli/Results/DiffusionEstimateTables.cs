using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// The group <c>/estimates</c>: for each method the coefficients of <c>/coefficients</c> as estimated from another density ratio, and the energies there
/// that stand for those of the table; NaN where there is no estimate.
/// </summary>
internal static class DiffusionEstimateTables
{
    /// <summary>The group.</summary>
    public const string Group = "/estimates";
    private const string Source = "source_energy";

    /// <summary>Writes the group; nothing for a run without estimates.</summary>
    public static void Write(Hdf5File file, DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        int methods = setup.EstimateMethods.Count;
        if (methods == 0)
            return;
        TableAxis density = DiffusionSetupTables.DensityAxis(setup);
        var table = new Hdf5Table(
            file, Group, new("method", "1", "method of estimate, as in name", [.. Enumerable.Range(0, methods)]), DiffusionSetupTables.WavesAxis(setup),
            DiffusionSetupTables.ShellAxis(setup), density, DiffusionSetupTables.EnergyAxis(setup), DiffusionSetupTables.PitchAngleAxis(setup));
        DiffusionSlice?[] all = [.. DiffusionCoefficientTables.InOrder(data)];
        TensorColumns.Add(
            table, setup.Species, setup.Energies, setup.PitchAngles.Length,
            [.. Enumerable.Range(0, methods).SelectMany(m => all.Select(slice => slice?.Estimates[m].Coefficients))]);
        table.Add<double>(
            new(Source, "J", "energy at the ratio the estimate starts from that stands for the energy"),
            [.. Enumerable.Range(0, methods).SelectMany(m => Enumerable.Range(0, setup.Densities).SelectMany(r => SourceEnergies(data, m, r)))],
            ["method", density.Column.Name, "energy"]);
        file.WriteTexts($"{Group}/name", [.. setup.EstimateMethods]);
    }

    /// <summary>Reads the estimates that belong to each table, in the order of their axes; empty lists for a run without any.</summary>
    /// <exception cref="InvalidInputException">They are not as written.</exception>
    public static IReadOnlyList<DiffusionEstimate>[] Read(Hdf5File file, DiffusionSetup setup)
    {
        int methods = setup.EstimateMethods.Count;
        if (methods == 0)
            return [.. Enumerable.Repeat<IReadOnlyList<DiffusionEstimate>>([], setup.Tables)];
        MomentumDiffusionTensor[][,] blocks = TensorColumns.Read(
            file, Group, methods, setup.Waves.Count, setup.Shells.Count, setup.Densities, setup.Energies.Length, setup.PitchAngles.Length);
        double[][][] energies = new TableReader(file, Group).Blocks(Source, methods, setup.Densities, setup.Energies.Length);
        return [.. Enumerable.Range(0, setup.Tables).Select(i => (IReadOnlyList<DiffusionEstimate>)
            [.. Enumerable.Range(0, methods).Select(m => new DiffusionEstimate(energies[m][i % setup.Densities], blocks[m * setup.Tables + i]))])];
    }

    // The same for all waves and field lines.
    private static double[] SourceEnergies(DiffusionReportData data, int method, int density) =>
        data.Slices.FirstOrDefault(slice => slice.Density == density)?.Estimates[method].SourceEnergies ?? [.. data.Setup.Energies.Select(_ => double.NaN)];
}
