using System.Collections.Immutable;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// One chorus element on one field line, tabulated on (t, sinλ): amplitude, phase, frequency, wave vector and polarisation (Chen et al. 2021). Waves weaker than 1e-6
/// of the source's amplitude are none. Phase and wave numbers hold at every node, around the waves too, where they continue the nearest wave. Where several waves pass at once,
/// as rays cross or later waves overtake, only the strongest is kept (<see cref="Coverage"/> tells how often). Where it changes between neighbouring nodes the cell between them
/// has the wave of its strongest corner: there is one wave in each cell, and the phase jumps from wave to wave at edges of cells only.
/// </summary>
public sealed class ChorusElement
{
    internal ChorusElement(DipoleFieldLine line, ElementGrid grid, ImmutableArray<ElementNode> nodes, ElementCoverage coverage) =>
        (Line, Grid, Nodes, Coverage) = (line, grid, nodes, coverage with { SwitchedCells = new PhaseGrid(line, grid, nodes).SwitchedCells() });

    /// <summary>The field line.</summary>
    public DipoleFieldLine Line { get; }

    /// <summary>The grid.</summary>
    public ElementGrid Grid { get; }

    /// <summary>The waves at the nodes: row by row of one time, latitudes rising within each.</summary>
    public ImmutableArray<ElementNode> Nodes { get; }

    /// <summary>The phase at the nodes with its slopes.</summary>
    internal PhaseGrid Phases => new(Line, Grid, Nodes);

    /// <summary>What became of the nodes, and of the cells between them.</summary>
    public ElementCoverage Coverage { get; }

    /// <summary>
    /// An element of given nodes, such as those of a file or of waves computed by other means.
    /// </summary>
    /// <param name="line">The field line.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="nodes">The waves at its nodes, row by row of one time, latitudes rising within each.</param>
    /// <param name="coverage">What became of the nodes; switched cells are counted anew.</param>
    /// <exception cref="InvalidInputException">
    /// The grid has no cells or leaves the field line, or has another number of nodes, there is no wave at any, a number is not finite, or a wave has no frequency or wave number.
    /// </exception>
    public static ChorusElement Of(DipoleFieldLine line, ElementGrid grid, ImmutableArray<ElementNode> nodes, ElementCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(coverage);
        grid.RequireOn(line);
        if (nodes.IsDefault || nodes.Length != grid.Times * (long)grid.Latitudes || !nodes.Any(node => node.Amplitude > 0))
        {
            throw new InvalidInputException(
                $"chorus element: {(nodes.IsDefault ? 0 : nodes.Length)} nodes for {grid.Times} times × {grid.Latitudes} latitudes; give one for each, some with waves.");
        }

        for (int n = 0; n < nodes.Length; n++)
        {
            RequireWave(nodes[n], grid.Time(n / grid.Latitudes), grid.Sine(n % grid.Latitudes));
        }

        return new ChorusElement(line, grid, nodes, coverage);
    }

    /// <summary>
    /// An element guided along a field line, k ∥ B0: ω and A_w are carried northward from the equator at the parallel group speed (Chen et al. 2021, Eqs. 8–14), solved by
    /// characteristics; south of the equator there is none. Its phase is that of Eq. 21 with φ0(t0) = −2π∫f dt at the source.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// The tone leaves the whistler band on the line, a number of the source or the grid cannot be used, the source has a profile by L, or no wave is left.
    /// </exception>
    public static ChorusElement Ducted(FieldLinePlasma plasma, ChorusSource source, ElementGrid grid)
    {
        ArgumentNullException.ThrowIfNull(plasma);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(grid);
        return DuctedElement.Build(plasma, source, grid);
    }

    /// <summary>
    /// An element that spreads freely from the equator, made of rays (Chen et al. 2021, Eqs. 15–22): on the field line L at each latitude the ray that passes through is
    /// found for each time of emission, and of these the one that passes at time t.
    /// </summary>
    /// <param name="plasma">Dipole and density the rays were traced in.</param>
    /// <param name="source">The source; the rays' launch times are times of its tone.</param>
    /// <param name="rays">Rays from the equator in one meridian plane, from a grid of L and times of emission (<see cref="ChorusRays"/>).</param>
    /// <param name="lShell">L of the field line.</param>
    /// <param name="grid">Grid.</param>
    /// <exception cref="InvalidInputException">
    /// The rays are not such a grid, the source has a profile by latitude, or nothing of the element reaches the field line.
    /// </exception>
    public static ChorusElement Nonducted(DipolePlasma plasma, ChorusSource source, IReadOnlyList<Ray> rays, double lShell, ElementGrid grid)
    {
        ArgumentNullException.ThrowIfNull(plasma);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rays);
        ArgumentNullException.ThrowIfNull(grid);
        return NonductedElement.Build(plasma, source, rays, lShell, grid);
    }

    /// <summary>
    /// The wave between nodes, as test particles feel it: φ bicubic from its values and slopes at the corners of the cell, ω and
    /// k_z the slopes of that φ, all else bilinear; in a switched cell of its strongest corner's wave. Outside the grid there is none.
    /// </summary>
    /// <param name="time">s.</param>
    /// <param name="latitude">rad.</param>
    public ElementNode At(double time, double latitude)
    {
        double row = (time - Grid.Start) / Grid.TimeStep, column = (Math.Sin(latitude) - Grid.LeastSine) / Grid.SineStep;
        if (!(row >= 0 && row <= Grid.Times - 1 && column >= 0 && column <= Grid.Latitudes - 1))
        {
            return default;
        }

        int i = Math.Min((int)row, Grid.Times - 2), j = Math.Min((int)column, Grid.Latitudes - 2);
        return new ElementCell(Phases, i, j).At(row - i, column - j);
    }

    private static void RequireWave(in ElementNode node, double time, double sine)
    {
        double sum = node.Amplitude + node.Phase + node.Frequency + node.ParallelWaveNumber + node.OutwardWaveNumber + node.Electric.X + node.Electric.Y + node.Electric.Z;
        if (!double.IsFinite(sum) || node.Amplitude < 0)
        {
            throw new InvalidInputException($"chorus element: the node at t = {time:G6} s, sinλ = {sine:G6} has numbers that are not finite, or A_w below 0; give each a value.");
        }

        if (node.Amplitude > 0 && !(node.Frequency > 0 && (node.ParallelWaveNumber != 0 || node.OutwardWaveNumber != 0)))
        {
            throw new InvalidInputException(
                $"chorus element: the node at t = {time:G6} s, sinλ = {sine:G6} has A_w = {node.Amplitude:G6} T, but ω = {node.Frequency:G6} rad/s and "
                + $"k_z = {node.ParallelWaveNumber:G6} /m; give each wave a frequency above 0 and a wave vector.");
        }
    }
}
