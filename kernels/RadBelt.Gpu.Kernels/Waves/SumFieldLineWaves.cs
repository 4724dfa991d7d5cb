using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Waves;

/// <summary>
/// R-mode waves of constant frequency whose amplitudes and phases differ from node to node of a field line, summed onto nodes and samples:
/// <c>B_x = Σ b_j cos ψ_j, B_y = −Σ b_j sin ψ_j, E_x = −Σ e_j sin ψ_j, E_y = −Σ e_j cos ψ_j</c>, ψ_j = φ_j(z) − ω_j t, e_j = b_j ω_j/k_j with k_j signed.
/// </summary>
/// <remarks>
/// An index is a node within a block of <see cref="Block"/> samples. Phases are kept in fixed-point turns, so they stay exact however long the field is; the
/// sine of a wave is taken at the first sample of a block and turned to the others. What a sample is depends on its number alone, not on where a slab begins.
/// </remarks>
/// <param name="nodes">By group of <see cref="Group"/> nodes, wave and quantity, a number a node: φ as fixed-point bits, b (T), e (V m⁻¹).</param>
/// <param name="phases">−ω t as fixed-point bits at the first sample of each block, by wave.</param>
/// <param name="turns">By wave, cos and sin of ω times 1, 2 and 3 intervals.</param>
/// <param name="slab">Takes E_x, E_y, B_x, B_y of each node of each sample.</param>
/// <param name="waves">Waves.</param>
/// <param name="nodeCount">Nodes.</param>
/// <param name="blocks">Blocks.</param>
/// <param name="samples">Which samples of the blocks are wanted.</param>
public readonly struct SumFieldLineWaves(
    View<float> nodes, View<float> phases, View<float> turns, View<float> slab, int waves, int nodeCount, int blocks, SampleRange samples) : IKernel<float>
{
    /// <summary>Nodes that lie together: as many as the widest lanes.</summary>
    public const int Group = 16;

    /// <summary>Samples in a block.</summary>
    public const int Block = 4;

    /// <summary>Numbers a node and wave.</summary>
    public const int Quantities = 3;

    /// <summary>Numbers a wave in the table of turns.</summary>
    public const int TurnsPerWave = 2 * (Block - 1);

    private readonly View<float> nodes = nodes, phases = phases, turns = turns, slab = slab;
    private readonly int waves = waves, nodeCount = nodeCount, blocks = blocks;
    private readonly SampleRange samples = samples;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        long group = index / (Group * blocks);
        int block = (int)(index / Group - group * blocks);
        int lane = (int)(index % Group);
        TransverseSums<V> first = TransverseSums<V>.Zero, second = first, third = first, fourth = first;
        for (int j = 0; j < waves; j++)
        {
            long row = ((group * waves + j) * Quantities * Group) + lane;
            long turn = (long)j * TurnsPerWave;
            Turns<V> place = new(new Int<V>(V.Load(nodes, row))), time = new(new Int<V>(V.Broadcast(phases, ((long)block * waves) + j)));
            (place + time).SinCos(out V sin, out V cos);
            V b = V.Load(nodes, row + Group), e = V.Load(nodes, row + 2 * Group);
            TransverseSums<V> wave = new(b * cos, b * sin, e * cos, e * sin);
            first = first.Plus(wave);
            second = second.PlusTurned(wave, V.Broadcast(turns, turn), V.Broadcast(turns, turn + 1));
            third = third.PlusTurned(wave, V.Broadcast(turns, turn + 2), V.Broadcast(turns, turn + 3));
            fourth = fourth.PlusTurned(wave, V.Broadcast(turns, turn + 4), V.Broadcast(turns, turn + 5));
        }

        int node = (int)(group * Group) + lane, sample = block * Block;
        Store(first, node, sample);
        Store(second, node, sample + 1);
        Store(third, node, sample + 2);
        Store(fourth, node, sample + 3);
    }

    [MethodImpl(Whole)]
    private void Store<V>(TransverseSums<V> sums, int node, int sample)
        where V : unmanaged, ILanes<V, float>
    {
        if (sample >= samples.First && sample < samples.First + samples.Count)
        {
            Mask<V> exists = V.Numbers < V.Of(nodeCount - node);
            long row = (long)(samples.Row + sample - samples.First) * nodeCount;
            Int<V> at = Int<V>.Of((row + node) * 4) + (Int<V>.Truncate(V.Numbers) << 2);
            V.Scatter(slab, at, -sums.ElectricSin, exists);
            V.Scatter(slab, at + Int<V>.Of(1), -sums.ElectricCos, exists);
            V.Scatter(slab, at + Int<V>.Of(2), sums.Cos, exists);
            V.Scatter(slab, at + Int<V>.Of(3), -sums.Sin, exists);
        }
    }
}

/// <summary>Samples of a launch of <see cref="SumFieldLineWaves"/>.</summary>
/// <param name="First">Number of the first wanted sample, from that of the first block on.</param>
/// <param name="Count">How many.</param>
/// <param name="Row">Where the first of them lies in the slab.</param>
public readonly record struct SampleRange(int First, int Count, int Row);
