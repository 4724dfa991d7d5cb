using System.Runtime.InteropServices;
using RadBelt.Gpu.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>A table of a run, by this or by an earlier run that was stopped.</summary>
/// <param name="species">The particles.</param>
/// <param name="energies">Kinetic energies, J.</param>
/// <param name="pitchAngles">Pitch angles, rad.</param>
internal sealed class ComputedTable(Species species, IReadOnlyList<double> energies, IReadOnlyList<double> pitchAngles) : ICheckpointed
{
    private DiffusionTable? table;

    /// <summary>The table, once it is computed or restored.</summary>
    public DiffusionTable Table
    {
        get => table!;
        set => table = value;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        MomentumDiffusionTensor[,] values = DiffusionTables.Values(Table);
        writer.Write<double>("coefficients", MemoryMarshal.Cast<MomentumDiffusionTensor, double>(MemoryMarshal.CreateSpan(ref values[0, 0], values.Length)));
        writer.Write<long>("work", [Table.Work.IntegrandEvaluations, Table.Work.Unconverged, Table.Work.WithoutResonance]);
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        var values = new MomentumDiffusionTensor[energies.Count, pitchAngles.Count];
        reader.Read<double>("coefficients").CopyTo(MemoryMarshal.Cast<MomentumDiffusionTensor, double>(MemoryMarshal.CreateSpan(ref values[0, 0], values.Length)));
        long[] work = reader.Read<long>("work");
        table = new(species, energies, pitchAngles, values, new(work[0], (int)work[1], (int)work[2]));
    }
}
