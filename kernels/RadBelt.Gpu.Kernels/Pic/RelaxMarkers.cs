using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// Some time t of dF/dt = −(F − r)/τ along orbits, F = f/f0(start), r = f0(now)/f0(start): F − r is multiplied by e^(−t/τ) (Lu et al. 2021; the right-hand
/// side of the modified Vlasov equation). Once in many steps: what one step would add is lost to rounding.
/// </summary>
/// <param name="particles">Markers that keep F; u half a step before their place.</param>
/// <param name="background">B0 of the cells; see <see cref="IMarkers.Field"/>.</param>
/// <param name="cells">Cells.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="equilibrium">f0 along the field line.</param>
/// <param name="drift">c Δt/Δx.</param>
/// <param name="kept">e^(−t/τ).</param>
/// <param name="energy">Sums over lists to which Σ ΔF (γ − 1) is added.</param>
public readonly struct RelaxMarkers(
    MacroParticles particles, View<float> background, long cells, int parts, Equilibrium equilibrium, double drift, double kept, View<double> energy)
    : IKernel<float>
{
    private readonly MacroParticles particles = particles;
    private readonly View<float> background = background;
    private readonly long cells = cells;
    private readonly int parts = parts;
    private readonly Equilibrium equilibrium = equilibrium;
    private readonly float back = (float)(-0.5 * drift), kept = (float)kept, gone = (float)(1 - kept);
    private readonly View<double> energy = energy;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        long cell = parts == 1 ? index : index / parts;
        long read = V.Get(particles.Start, index), end = read + V.Get(particles.Count, index);
        double sum = 0;
        for (; read < end; read += V.Count)
        {
            V3<V> u = particles.Momentum<V>(read);
            V middle = V.MulAdd(V.Of(back) * u.X, V.Of(1) / Lorentz.Factor(u), V.Load(particles.Offset, read));
            V excess = V.Load(particles.Excess, read);
            V wanted = equilibrium.Growth(u, ChangingDeltaF.Field(background, cell, cells, middle, middle), V.Load(particles.LogStart, read));
            Mask<V> real = V.Numbers < V.Of(end - read);
            sum += V.Sum(V.And(real.Bits, V.Of(gone) * (wanted - excess) * Lorentz.KineticEnergy(u)));
            V.Store(particles.Excess, read, V.MulAdd(V.Of(kept), excess - wanted, wanted));
        }

        V.Set(energy, index, V.Get(energy, index) + sum);
    }
}
