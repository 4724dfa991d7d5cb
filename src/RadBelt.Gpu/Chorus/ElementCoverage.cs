namespace RadBelt.Gpu.Chorus;

/// <summary>What became of the nodes of an element's grid.</summary>
/// <param name="Nodes">All nodes.</param>
/// <param name="WithWaves">Nodes at which there is a wave.</param>
/// <param name="MultiValued">Nodes at which several waves arrive at once; the strongest is kept.</param>
/// <param name="WorstRatio">Greatest amplitude dropped over the one kept at such a node; 0 where there is none.</param>
public sealed record ElementCoverage(long Nodes, long WithWaves, long MultiValued, double WorstRatio)
{
    /// <summary>
    /// Cells between the nodes in which another wave takes the place of one; there the wave of the strongest corner is kept. An element counts them itself.
    /// </summary>
    public long SwitchedCells { get; init; }
}
