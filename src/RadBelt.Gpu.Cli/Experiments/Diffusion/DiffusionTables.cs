using RadBelt.Gpu.Cli.Reports.Diffusion;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>
/// The tables of a run, each computed once, when it is first asked for, and saved as a part of the run; none any more once the run is to end. They are asked for in the
/// same order in every run of a deck.
/// </summary>
internal sealed class DiffusionTables(DiffusionPlan plan, Device device, PartwiseCheckpoints saved, TableCount count, CancellationToken cancellation)
{
    private readonly Dictionary<(int Waves, int Shell, double? Ratio), DiffusionTable> computed = [];
    private readonly Dictionary<(int Waves, int Shell), DiffusionTable> sources = [];

    /// <summary>The table of some waves on a field line at a ratio; null when the run is to end.</summary>
    /// <param name="waves">Index of the waves.</param>
    /// <param name="shell">Index of the field line.</param>
    /// <param name="ratio">R at the equator; null for that of the density given.</param>
    public DiffusionTable? Table(int waves, int shell, double? ratio) =>
        computed.TryGetValue((waves, shell, ratio), out DiffusionTable? table) ? table : Compute(waves, shell, ratio, plan.Setup.Energies) is { } made
            ? computed[(waves, shell, ratio)] = made
            : null;

    /// <summary>The same with what follows from it; null when the run is to end.</summary>
    public DiffusionSlice? Slice(int waves, int shell, int density)
    {
        if (Table(waves, shell, plan.Ratio(density)) is not { } table || (plan.Setup.EstimateFrom is not null && Source(waves, shell) is null))
            return null;
        return new(waves, shell, density, Values(table), table.Work)
        {
            Lifetimes = plan.Lifetimes(table, shell),
            Estimates = [.. plan.Scalings.Select(scaling => Estimate(scaling, Source(waves, shell)!, plan.Ratio(density)!.Value))],
        };
    }

    /// <summary>A table as an array.</summary>
    public static MomentumDiffusionTensor[,] Values(DiffusionTable table)
    {
        var values = new MomentumDiffusionTensor[table.Energies.Length, table.PitchAngles.Length];
        for (int e = 0; e < table.Energies.Length; e++)
        {
            for (int a = 0; a < table.PitchAngles.Length; a++)
                values[e, a] = table[e, a];
        }

        return values;
    }

    private DiffusionTable? Source(int waves, int shell) =>
        sources.TryGetValue((waves, shell), out DiffusionTable? table) ? table
            : Compute(waves, shell, plan.Setup.EstimateFrom, plan.SourceEnergies) is { } made ? sources[(waves, shell)] = made : null;

    private DiffusionTable? Compute(int waves, int shell, double? ratio, IReadOnlyList<double> energies)
    {
        var made = new ComputedTable(plan.Setup.Species, energies, plan.Setup.PitchAngles);
        try
        {
            // When the run is to end, the next table is where it does.
            saved.Take(made, Make, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        count.Add();
        return made.Table;

        void Make()
        {
            cancellation.ThrowIfCancellationRequested();
            made.Table = plan.Table(device, plan.Plasma(shell, ratio), plan.Waves[waves], energies, plan.Setup.PitchAngles, count.Tell, cancellation);
        }
    }

    private DiffusionEstimate Estimate(DensityRatioScaling scaling, DiffusionTable source, double ratio)
    {
        DensityRatioEstimate estimate = DensityRatioEstimate.FromTable(source, plan.Setup.EstimateFrom!.Value, ratio, plan.Setup.Energies, scaling);
        var values = new MomentumDiffusionTensor[estimate.Energies.Length, estimate.PitchAngles.Length];
        for (int e = 0; e < estimate.Energies.Length; e++)
        {
            for (int a = 0; a < estimate.PitchAngles.Length; a++)
                values[e, a] = estimate[e, a] ?? new(double.NaN, double.NaN, double.NaN);
        }

        return new([.. estimate.SourceEnergies], values);
    }
}
