using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// Sums over each list of macro-particles at a whole time step (after half of the electric impulse; what the magnetic field does in the half step
/// changes no energy): see <see cref="Count"/> for the order.
/// </summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <typeparam name="TGather">How fields reach them.</typeparam>
/// <typeparam name="TMarkers">What they carry.</typeparam>
/// <param name="particles">The particles, u half a step before.</param>
/// <param name="fields">Polynomials of the fields.</param>
/// <param name="cells">Cells that the tables have room for.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="electric">q Δt/(2mc).</param>
/// <param name="background">B0 of the cells; see <see cref="IMarkers.Field"/>.</param>
/// <param name="drift">c Δt/Δx.</param>
/// <param name="sums">Takes the sums: arrays over lists, one after another.</param>
/// <param name="equilibrium">f0 of markers with weights.</param>
public readonly struct SumMoments<TShape, TGather, TMarkers>(
    MacroParticles particles, View<float> fields, long cells, int parts, double electric, View<float> background, double drift,
    View<double> sums, Equilibrium equilibrium) : IKernel<float>
    where TShape : struct, IShape
    where TGather : struct, IGather
    where TMarkers : struct, IMarkers
{
    /// <summary>
    /// Sums: γ − 1; u_x, u_y, u_z; v_x, v_y, v_z (over c); u_x v_x, u_y v_y, u_z v_z, u_x v_y, u_x v_z, u_y v_z; the weights. Each times the weight.
    /// </summary>
    public const int Count = 14;

    private readonly MacroParticles particles = particles;
    private readonly View<float> fields = fields;
    private readonly long cells = cells;
    private readonly int parts = parts;
    private readonly float electric = (float)electric, back = (float)(-0.5 * drift);
    private readonly View<float> background = background;
    private readonly View<double> sums = sums;
    private readonly Equilibrium equilibrium = equilibrium;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        long lists = cells * parts, cell = parts == 1 ? index : index / parts;
        for (int k = 0; k < Count; k++)
        {
            V.Set(sums, index + (k * lists), 0.0);
        }

        var forces = new CellForces<TShape, TGather, V>(fields, cell, cells, V.Of(electric), V.Of(0));
        long read = V.Get(particles.Start, index), end = read + V.Get(particles.Count, index);
        for (; read < end; read += V.Count)
        {
            Mask<V> real = V.Numbers < V.Of(end - read);
            V offset = V.Load(particles.Offset, read);
            V3<V> u = particles.Momentum<V>(read);

            // u⊥ is still that of half a step before, and so is the place whose B0 goes with it.
            V middle = V.MulAdd(V.Of(back) * u.X, V.Of(1) / Lorentz.Factor(u), offset);
            u += forces.Impulse(offset);
            V field = TMarkers.Field(background, cell, cells, middle, middle);
            V weight = TMarkers.Weight(equilibrium, u, field, particles.LogStartOf<V, TMarkers>(read), particles.ExcessOf<V, TMarkers>(read));
            Add(index, lists, new V3<V>(V.And(real.Bits, u.X), V.And(real.Bits, u.Y), V.And(real.Bits, u.Z)), V.And(real.Bits, weight));
        }
    }

    [MethodImpl(Whole)]
    private void Add<V>(long index, long lists, V3<V> u, V weight)
        where V : unmanaged, ILanes<V, float>
    {
        V overGamma = V.Of(1) / Lorentz.Factor(u);
        V3<V> v = overGamma * u, p = weight * u;
        Add(ref index, lists, weight * Lorentz.KineticEnergy(u));
        Add(ref index, lists, p.X);
        Add(ref index, lists, p.Y);
        Add(ref index, lists, p.Z);
        Add(ref index, lists, weight * v.X);
        Add(ref index, lists, weight * v.Y);
        Add(ref index, lists, weight * v.Z);
        Add(ref index, lists, p.X * v.X);
        Add(ref index, lists, p.Y * v.Y);
        Add(ref index, lists, p.Z * v.Z);
        Add(ref index, lists, p.X * v.Y);
        Add(ref index, lists, p.X * v.Z);
        Add(ref index, lists, p.Y * v.Z);
        Add(ref index, lists, weight);
    }

    [MethodImpl(Inline)]
    private void Add<V>(ref long place, long lists, V value)
        where V : unmanaged, ILanes<V, float>
    {
        V.Set(sums, place, V.Get(sums, place) + V.Sum(value));
        place += lists;
    }
}
