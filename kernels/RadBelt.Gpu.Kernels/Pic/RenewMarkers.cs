using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Random;

namespace RadBelt.Gpu.Kernels.Pic;

/// <summary>
/// Some time t of df/dt = −(f − f0)/τ along orbits (Lu et al. 2021; the right-hand side of the modified Vlasov equation), by chance: a marker is gone with probability
/// 1 − e^(−t/τ), and one of f0 begins in its place.
/// </summary>
/// <remarks>
/// The markers' own density obeys the same equation as f, so that those of δf never wander far from where they began: without renewal the weights f0(now)/f0(start)
/// scatter ever more, and in a few bounce periods make more noise than full f. A list of n markers where f0 has n0 of them gains F = n0/n with each, so that the sum of
/// what is gained does not depend on n; f0(start) is that of the density n, and the weight F − f0(now)/f0(start) begins at zero.
/// </remarks>
/// <typeparam name="TMarkers">Markers that keep F.</typeparam>
/// <param name="particles">The markers; u half a step before their place.</param>
/// <param name="background">B0 of the cells; see <see cref="IMarkers.Field"/>.</param>
/// <param name="expected">n0 of each list; zero where none are to be renewed.</param>
/// <param name="cells">Cells that the tables have room for.</param>
/// <param name="parts">Lists a cell.</param>
/// <param name="firstList">Number of the first list in the whole run: random numbers go by that.</param>
/// <param name="equilibrium">f0 along the field line.</param>
/// <param name="drift">c Δt/Δx.</param>
/// <param name="renewed">1 − e^(−t/τ).</param>
/// <param name="weights">rms of random numbers that are added to F.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="stream">Number of the species.</param>
/// <param name="step">Number of the step.</param>
/// <param name="energy">Sums over lists to which the change of Σ w (γ − 1) is added.</param>
public readonly struct RenewMarkers<TMarkers>(
    MacroParticles particles, View<float> background, View<float> expected, long cells, int parts, long firstList, Equilibrium equilibrium, double drift, double renewed,
    double weights, long seed, uint stream, long step, View<double> energy) : IKernel<float>
    where TMarkers : struct, IMarkers
{
    private readonly MacroParticles particles = particles;
    private readonly View<float> background = background, expected = expected;
    private readonly long cells = cells, firstList = firstList, step = step;
    private readonly int parts = parts;
    private readonly Equilibrium equilibrium = equilibrium;
    private readonly float back = (float)(-0.5 * drift), threshold = (float)(renewed * 16777216), spread = (float)(weights * Math.Sqrt(12));
    private readonly uint key0 = (uint)seed, key1 = (uint)(seed >> 32), stream = stream;
    private readonly View<double> energy = energy;

    /// <inheritdoc/>
    public static bool LanesWithin => true;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, float>
    {
        long cell = parts == 1 ? index : index / parts, start = V.Get(particles.Start, index);
        int count = V.Get(particles.Count, index);
        float wanted = V.Get(expected, index);
        if (wanted > 0 && count > 0)
        {
            double sum = 0;
            V gain = V.Of(wanted) / V.Of(count), logGain = WholeMath.Log(gain);
            for (long read = start; read < start + count; read += V.Count)
            {
                Words<V>(read - start, index, 0, out Int<V> choice, out Int<V> weight, out _, out _);
                Mask<V> chosen = (Uniform.Number(choice) < V.Of(threshold)) & (V.Numbers < V.Of(start + count - read));
                if (V.Any(chosen))
                {
                    V excess = V.MulAdd(V.Of(spread), V.MulAdd(Uniform.Number(weight), V.Of(1 / 16777216.0), V.Of(-0.5)), gain - V.Of(1));
                    sum += Renew(read, cell, index, read - start, chosen, excess, logGain);
                }
            }

            V.Set(energy, index, V.Get(energy, index) + sum);
        }
    }

    // Puts fresh markers in the place of the chosen ones; returns the change of Σ w (γ − 1).
    [MethodImpl(Whole)]
    private double Renew<V>(long read, long cell, long list, long place, Mask<V> chosen, V freshExcess, V logGain)
        where V : unmanaged, ILanes<V, float>
    {
        V offset = V.Load(particles.Offset, read), logStart = V.Load(particles.LogStart, read), excess = V.Load(particles.Excess, read);
        V3<V> u = particles.Momentum<V>(read);
        V was = TMarkers.Weight(equilibrium, u, FieldHalfAStepBack(cell, offset, u), logStart, excess) * Lorentz.KineticEnergy(u);

        Words<V>(place, list, 1, out Int<V> a, out Int<V> b, out Int<V> c, out Int<V> d);
        V3<V> fresh = equilibrium.Draw(TMarkers.Field(background, cell, cells, offset, offset), a, b, c, d);
        V field = FieldHalfAStepBack(cell, offset, fresh), freshStart = TMarkers.LogDensity(equilibrium, fresh, field) - logGain;
        V now = TMarkers.Weight(equilibrium, fresh, field, freshStart, freshExcess) * Lorentz.KineticEnergy(fresh);

        Replace(particles.Ux, read, chosen, fresh.X);
        Replace(particles.Uy, read, chosen, fresh.Y);
        Replace(particles.Uz, read, chosen, fresh.Z);
        Replace(particles.LogStart, read, chosen, freshStart);
        Replace(particles.Excess, read, chosen, freshExcess);
        return V.Sum(V.And(chosen.Bits, now - was));
    }

    [MethodImpl(Whole)]
    private static void Replace<V>(View<float> values, long read, Mask<V> chosen, V fresh)
        where V : unmanaged, ILanes<V, float> => V.Store(values, read, V.Select(chosen, fresh, V.Load(values, read)));

    [MethodImpl(Whole)]
    private V FieldHalfAStepBack<V>(long cell, V offset, V3<V> u)
        where V : unmanaged, ILanes<V, float>
    {
        V middle = V.MulAdd(V.Of(back) * u.X, V.Of(1) / Lorentz.Factor(u), offset);
        return TMarkers.Field(background, cell, cells, middle, middle);
    }

    // The top bit of the last word tells these from the numbers that a RandomStream draws.
    [MethodImpl(Whole)]
    private void Words<V>(long place, long list, int draw, out Int<V> c0, out Int<V> c1, out Int<V> c2, out Int<V> c3)
        where V : unmanaged, ILanes<V, float>
    {
        (c0, c1) = (Int<V>.Truncate(V.Of(place) + V.Numbers), Int<V>.Of(firstList + list));
        (c2, c3) = (Int<V>.Of(step & 0xFFFFFFFF), Int<V>.Of(0x80000000 + ((step >> 32) << 16) + (2 * stream) + draw));
        Philox.Words(ref c0, ref c1, ref c2, ref c3, key0, key1);
    }
}
