using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// The group <c>/coefficients</c>: coefficients over waves, field line, density, energy and pitch angle, lifetimes, and what each table took; NaN (and −1 of
/// counts) where a run was stopped before.
/// </summary>
internal static class DiffusionCoefficientTables
{
    /// <summary>The group.</summary>
    public const string Group = "/coefficients";

    private const string Lifetime = "lifetime";
    private static readonly string[] PerTable = ["integrand_evaluations", "unconverged", "without_resonance"];

    /// <summary>Writes the group.</summary>
    public static void Write(Hdf5File file, DiffusionReportData data)
    {
        DiffusionSetup setup = data.Setup;
        TableAxis density = DiffusionSetupTables.DensityAxis(setup);
        string[] tables = ["waves", "l_shell", density.Column.Name];
        var table = new Hdf5Table(
            file, Group, DiffusionSetupTables.WavesAxis(setup), DiffusionSetupTables.ShellAxis(setup), density, DiffusionSetupTables.EnergyAxis(setup),
            DiffusionSetupTables.PitchAngleAxis(setup));
        DiffusionSlice?[] all = [.. InOrder(data)];
        TensorColumns.Add(table, setup.Species, setup.Energies, setup.PitchAngles.Length, [.. all.Select(slice => slice?.Coefficients)]);
        table.Add<double>(new("momentum", "kg m s-1", "momentum"), [.. setup.Energies.Select(e => setup.Species.Mass * setup.Species.MomentumPerMass(e))], ["energy"]);
        table.Add<long>(new(PerTable[0], "1", "places at which integrands were evaluated"), [.. all.Select(s => s?.Work.IntegrandEvaluations ?? -1)], tables);
        table.Add<long>(new(PerTable[1], "1", "entries whose estimated error is above the tolerance"), [.. all.Select(s => s?.Work.Unconverged ?? -1L)], tables);
        table.Add<long>(new(PerTable[2], "1", "entries that are zero because nothing resonates"), [.. all.Select(s => s?.Work.WithoutResonance ?? -1L)], tables);
        if (data.Slices.Any(slice => slice.Lifetimes is not null))
        {
            double[] missing = [.. setup.Energies.Select(_ => double.NaN)];
            table.Add<double>(
                new(Lifetime, "s", "lifetime against scattering into the loss cone"), [.. all.SelectMany(slice => slice?.Lifetimes ?? missing)], [.. tables, "energy"]);
        }
    }

    /// <summary>Reads the group, and the estimates that belong to it.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static IReadOnlyList<DiffusionSlice> Read(Hdf5File file, DiffusionSetup setup)
    {
        long[] tables = [setup.Waves.Count, setup.Shells.Count, setup.Densities];
        MomentumDiffusionTensor[][,] blocks = TensorColumns.Read(file, Group, [.. tables, setup.Energies.Length, setup.PitchAngles.Length]);
        long[][] work = [.. PerTable.Select(name => file.Read<long>($"{Group}/{name}", tables))];
        double[][]? lifetimes = file.Exists($"{Group}/{Lifetime}")
            ? [.. file.Read<double>($"{Group}/{Lifetime}", [.. tables, setup.Energies.Length]).Chunk(setup.Energies.Length)]
            : null;
        IReadOnlyList<DiffusionEstimate>[] estimates = DiffusionEstimateTables.Read(file, setup);
        return [.. blocks.Select((block, i) => (block, i)).Where(pair => !TensorColumns.IsMissing(pair.block)).Select(pair => Slice(pair.block, pair.i))];

        DiffusionSlice Slice(MomentumDiffusionTensor[,] block, int i) => new(
            i / setup.Densities / setup.Shells.Count,
            i / setup.Densities % setup.Shells.Count,
            i % setup.Densities,
            block,
            new(work[0][i], (int)work[1][i], (int)work[2][i]))
        {
            Lifetimes = lifetimes?[i],
            Estimates = estimates[i],
        };
    }

    /// <summary>The tables in the order of the axes; null for those a run did not come to.</summary>
    internal static IEnumerable<DiffusionSlice?> InOrder(DiffusionReportData data) => Enumerable.Range(0, data.Setup.Tables).Select(i => data.Find(
        i / data.Setup.Densities / data.Setup.Shells.Count, i / data.Setup.Densities % data.Setup.Shells.Count, i % data.Setup.Densities));
}
