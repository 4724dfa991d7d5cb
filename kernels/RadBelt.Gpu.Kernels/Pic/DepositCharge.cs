using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Maxwell;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>Charge of each list of macro-particles on the nodes about its cell, exact in parts of a particle's charge.</summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <param name="particles">The particles.</param>
/// <param name="stride">Places from one array of sums to the next.</param>
/// <param name="charges">Sums on <c>Order + 1</c> nodes, arrays over lists, one after another.</param>
/// <param name="first">Whether the sums begin with this species.</param>
/// <param name="part">Charge density for one part of charge on one node, C m⁻³.</param>
public readonly struct DepositCharge<TShape>(MacroParticles particles, long stride, View<double> charges, bool first, double part) : IKernel<float>
    where TShape : struct, IShape
{
    private readonly MacroParticles particles = particles;
    private readonly long stride = stride;
    private readonly View<double> charges = charges;
    private readonly int clear = first ? 1 : 0;
    private readonly double part = part;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        long sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, read = V.Get(particles.Start, index), end = read + V.Get(particles.Count, index);
        for (; read < end; read += V.Count)
        {
            ShapeParts<V> parts = TShape.Parts(V.Load(particles.Offset, read));
            Mask<V> real = V.Numbers < V.Of(end - read);
            sum0 += V.IntSum(V.And(real.Bits, parts.First.Bits));
            sum1 += V.IntSum(V.And(real.Bits, parts.Second.Bits));
            sum2 += V.IntSum(V.And(real.Bits, parts.Third.Bits));
            sum3 += V.IntSum(V.And(real.Bits, parts.Fourth.Bits));
        }

        Put<V>(index, sum0);
        Put<V>(index + stride, sum1);
        if (TShape.Order > 1)
        {
            Put<V>(index + (2 * stride), sum2);
        }

        if (TShape.Order > 2)
        {
            Put<V>(index + (3 * stride), sum3);
        }
    }

    [MethodImpl(Inline)]
    private void Put<V>(long place, long sum)
        where V : unmanaged, ILanes<V, float> =>
        V.Set(charges, place, (clear != 0 ? 0 : V.Get(charges, place)) + (sum * part));
}

/// <summary>The charge density on every node, ghosts included, from the sums of the cells about it.</summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <param name="charges">Sums of the lists; see <see cref="DepositCharge{TShape}"/>.</param>
/// <param name="cells">Cells.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="stride">Places from one array of sums to the next.</param>
/// <param name="periodic">Whether the first cell follows the last one.</param>
/// <param name="density">Takes ρ, C m⁻³.</param>
public readonly struct CollectCharge<TShape>(View<double> charges, long cells, int parts, long stride, bool periodic, View<double> density) : IKernel<double>
    where TShape : struct, IShape
{
    private readonly NodeSums sums = new(charges, cells, parts, stride, periodic);
    private readonly View<double> density = density;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double> =>
        V.Store(density, index, sums.Collect<V>(index, 0, TShape.Order + 1, TShape.FirstNode));
}
