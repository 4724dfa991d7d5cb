using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.Waves;

/// <summary>
/// N circularly polarised waves along the background field (Allanson et al. 2022, Eqs. 5–8; PHYSICS §5):
/// B_y = Σ b_j cos ψ_j, B_z = ∓ Σ b_j sin ψ_j (upper sign: R mode), ψ_j = k_j x − ω_j t + φ_j, E = Σ (ω_j/k_j) (0, B_z, −B_y)_j, k_j signed.
/// </summary>
/// <remarks>
/// Phases are kept in fixed-point turns: k_j times the cell number as an exact wrapping product, k_j times the offset (at most ¼ turn when a cell
/// is half the shortest wavelength) as a real number, −ω_j t + φ_j from a table that the host fills in 64-bit turns. However long the run, the
/// error stays below 1e-6 rad (float) and 1e-12 rad (double) within 1000 km; farther out the rounding of k itself, 2⁻³³ turns a cell (double: 2⁻⁵³),
/// adds 7e-10 rad (7e-16) a cell, which is to say that the wave number is off by some 2e-10 (2e-16) of itself.
/// One wave evaluation is one turn of the loop in <see cref="At"/>: about 30 lane operations and five numbers read, the same for all lanes.
/// </remarks>
/// <typeparam name="T">Precision.</typeparam>
public readonly struct FieldAlignedWaves<T> : IWaveField<T>
    where T : unmanaged
{
    /// <summary>Numbers a wave takes in <see cref="Waves"/>.</summary>
    public const int Stride = 4;

    /// <summary>
    /// For each wave: k in turns per cell as fixed-point bits; k in turns per cell scaled by 2³² (2⁶⁴); magnetic half-step rotation
    /// q b_j Δt/(2m), whose sign is that of q; electric half-step impulse q (ω_j/k_j) b_j Δt/(2mc).
    /// </summary>
    public readonly View<T> Waves;

    /// <summary>−ω_j t + φ_j as fixed-point turns: a row of all waves for each instant of the launch.</summary>
    public readonly View<T> Phases;

    private readonly int count;
    private readonly double handedness;

    /// <summary>Waves and their phases at the instants of a launch.</summary>
    /// <param name="waves"><see cref="Stride"/> numbers a wave.</param>
    /// <param name="phases">One row of phases an instant.</param>
    /// <param name="count">Waves.</param>
    /// <param name="handedness">−1 for the R mode (B_z = −Σ b sin ψ), +1 for the L mode.</param>
    public FieldAlignedWaves(View<T> waves, View<T> phases, int count, double handedness)
    {
        Waves = waves;
        Phases = phases;
        this.count = count;
        this.handedness = handedness;
    }

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void At<V>(Position<V> at, int instant, out V3<V> impulse, out V3<V> rotation)
        where V : unmanaged, ILanes<V, T>
    {
        View<T> waves = Waves, phases = Phases;
        Int<V> cell = Int<V>.Truncate(at.Cell);
        V offset = at.Offset;
        V by = V.Of(0), bs = V.Of(0), ec = V.Of(0), es = V.Of(0);
        long row = (long)instant * count;
        for (int j = 0; j < count; j++)
        {
            long wave = (long)j * Stride;
            Turns<V> k = new(new Int<V>(V.Broadcast(waves, wave)));
            V scaled = V.Broadcast(waves, wave + 1) * offset;
            Turns<V> phase = new(new Int<V>(V.Broadcast(phases, row + j)));
            (cell * k + Turns<V>.OfScaled(scaled) + phase).SinCos(out V sin, out V cos);
            V b = V.Broadcast(waves, wave + 2), e = V.Broadcast(waves, wave + 3);
            by = V.MulAdd(b, cos, by);
            bs = V.MulAdd(b, sin, bs);
            ec = V.MulAdd(e, cos, ec);
            es = V.MulAdd(e, sin, es);
        }

        V hand = V.Of(handedness);
        rotation = new(V.Of(0), by, hand * bs);
        impulse = new(V.Of(0), hand * es, -ec);
    }
}
