using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// One step of one list of macro-particles: gather, push, move, current. Particles that stay in their cell are packed together in place;
/// those that leave go, with their offset from the old cell, to the list of <paramref name="leaving"/>, from where <see cref="Arrive{TMarkers}"/> fetches
/// them. Each list's current goes to a place of its own, so the sums are the same bits for any number of threads.
/// </summary>
/// <typeparam name="TShape">Shape of the particles.</typeparam>
/// <typeparam name="TGather">How fields reach them.</typeparam>
/// <typeparam name="TPusher">How momentum advances.</typeparam>
/// <typeparam name="TBackground">The static field.</typeparam>
/// <typeparam name="TMarkers">What the particles carry.</typeparam>
/// <param name="particles">The particles.</param>
/// <param name="leaving">Lists of the same places for those that leave.</param>
/// <param name="up">Takes how many of each list go to the next cell.</param>
/// <param name="down">Takes how many go to the one before.</param>
/// <param name="fields">Polynomials of the fields in each cell.</param>
/// <param name="background">The static field; see <typeparamref name="TBackground"/>.</param>
/// <param name="cells">Cells that the tables have room for.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="currents">Sums of current, a place a list; see <see cref="CurrentSums{V}"/>.</param>
/// <param name="first">Whether the sums begin with this species.</param>
/// <param name="block">Steps of V.Count particles whose current is summed in float before it is added in double, 1 … 128; at most 8 for markers with weights.</param>
/// <param name="step">The numbers of the species and the time step.</param>
/// <param name="equilibrium">f0 of markers with weights.</param>
public readonly struct PushDeposit<TShape, TGather, TPusher, TBackground, TMarkers>(
    MacroParticles particles, MacroParticles leaving, View<int> up, View<int> down, View<float> fields, View<float> background,
    long cells, int parts, View<double> currents, bool first, int block, SpeciesStep step,
    Equilibrium equilibrium) : IKernel<float>
    where TShape : struct, IShape
    where TGather : struct, IGather
    where TPusher : struct, IPusher
    where TBackground : struct, IBackground
    where TMarkers : struct, IMarkers
{
    private readonly MacroParticles particles = particles, leaving = leaving;
    private readonly View<int> up = up, down = down;
    private readonly View<float> fields = fields, background = background;
    private readonly long cells = cells;
    private readonly int parts = parts, block = block, clear = first ? 1 : 0;
    private readonly View<double> currents = currents;
    private readonly SpeciesStep step = step;
    private readonly Equilibrium equilibrium = equilibrium;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        long lists = cells * parts, cell = parts == 1 ? index : index / parts;
        Clear<V>(index, lists);
        V electric = V.Of(step.Electric), magnetic = V.Of(step.Magnetic), drift = V.Of(step.Drift), mirror = V.Of(0.25f * step.Drift);
        var forces = new CellForces<TShape, TGather, V>(fields, cell, cells, electric, magnetic);
        long start = V.Get(particles.Start, index), read = start, end = start + V.Get(particles.Count, index);
        var cursor = new ListCursor(start);
        while (read < end)
        {
            long blockEnd = read + (block * (long)V.Count);
            blockEnd = blockEnd < end ? blockEnd : end;
            CurrentSums<V> sums = default;
            for (; read < blockEnd; read += V.Count)
            {
                V before = V.Load(particles.Offset, read);
                V3<V> u = particles.Momentum<V>(read);
                V3<V> turn = forces.Rotation(before) + TBackground.Rotation(background, cell, cells, magnetic, mirror, before, u);
                u = TPusher.Push(u, forces.Impulse(before), turn);
                V overGamma = V.Of(1) / Lorentz.Factor(u);
                V after = V.MulAdd(drift * u.X, overGamma, before);
                V logStart = TMarkers.LoadLogStart<V>(particles.LogStart, read), excess = TMarkers.LoadExcess<V>(particles.Excess, read);
                V weight = TMarkers.Weight(equilibrium, u, TMarkers.Field(background, cell, cells, before, after), logStart, excess);
                V halfSpeed = TMarkers.Weighted(V.Of(0.5) * overGamma, weight);
                V vy = halfSpeed * u.Y, vz = halfSpeed * u.Z;
                if (end - read >= V.Count && !V.Any((after < V.Of(-0.5)) | ~(after < V.Of(0.5))))
                {
                    particles.Store(cursor.Write, after, u);
                    TMarkers.StoreLogStart(particles.LogStart, cursor.Write, logStart);
                    TMarkers.StoreExcess(particles.Excess, cursor.Write, excess);
                    cursor.Write += V.Count;
                    TShape.DepositWithin<V, TMarkers>(ref sums, before, after, weight, vy, vz);
                }
                else
                {
                    Across(before, after, u, logStart, excess, weight, vy, vz, end - read, ref cursor, ref sums);
                }
            }

            sums.AddTo(currents, index, lists, TShape.Order, step.Passed, step.Transverse);
        }

        Finish<V>(index, start, cursor);
    }

    // Methods of their own: what a method may inline is bounded, and the loop needs it.
    [MethodImpl(Whole)]
    private void Clear<V>(long index, long lists)
        where V : unmanaged, ILanes<V, float>
    {
        if (clear != 0)
        {
            for (int k = 0; k < (3 * TShape.Order) + 8; k++)
            {
                V.Set(currents, index + (k * lists), 0.0);
            }
        }
    }

    [MethodImpl(Whole)]
    private void Finish<V>(long index, long start, ListCursor cursor)
        where V : unmanaged, ILanes<V, float>
    {
        V.Set(particles.Count, index, (int)(cursor.Write - start));
        V.Set(leaving.Count, index, (int)(cursor.Leave - start));
        V.Set(up, index, cursor.Up);
        V.Set(down, index, (int)(cursor.Leave - start) - cursor.Up);
    }

    // Particles some of which leave the cell, or fewer than there are lanes.
    [MethodImpl(Whole)]
    private void Across<V>(
        V before, V after, V3<V> u, V logStart, V excess, V weight, V vy, V vz, long rest, ref ListCursor cursor, ref CurrentSums<V> sums)
        where V : unmanaged, ILanes<V, float>
    {
        Mask<V> real = V.Numbers < V.Of(rest);
        Mask<V> up = ~(after < V.Of(0.5)) & real, down = (after < V.Of(-0.5)) & real, go = up | down, stay = real & ~go;
        particles.StoreMarked<V, TMarkers>(cursor.Write, stay, after, u, logStart, excess);
        cursor.Write += V.CountOf(stay);
        leaving.StoreMarked<V, TMarkers>(cursor.Leave, go, after, u, logStart, excess);
        cursor.Leave += V.CountOf(go);
        cursor.Up += V.CountOf(up);
        V moved = after - V.And(up.Bits, V.Of(1)) + V.And(down.Bits, V.Of(1));
        TShape.DepositAcross<V, TMarkers>(
            ref sums, before, V.Select(real, moved, before), up, down, weight, V.And(real.Bits, vy), V.And(real.Bits, vz));
    }
}

/// <summary>Where a list's particles go as they are moved.</summary>
internal struct ListCursor(long start)
{
    /// <summary>Place of the next particle that stays.</summary>
    public long Write = start;

    /// <summary>Place of the next particle that leaves.</summary>
    public long Leave = start;

    /// <summary>Particles that went up.</summary>
    public int Up;
}
