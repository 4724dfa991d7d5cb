using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLineWaves;

/// <summary>Where chosen electrons are, and how they move about the wave there.</summary>
/// <param name="electrons">All electrons.</param>
/// <param name="field">Static field.</param>
/// <param name="waves">Waves.</param>
/// <param name="scales">What a step is.</param>
/// <param name="now">The step that is next: waves are taken at its beginning.</param>
/// <param name="chosen">Numbers of the electrons.</param>
/// <param name="log">What is found.</param>
/// <param name="row">Its row.</param>
internal readonly struct FollowElectrons(
    ParabolicElectrons electrons, ParabolicField field, SampledWaves waves, StepScales scales, StepRange now, View<double> chosen, View<double> log, long row)
    : IKernel<double>
{
    /// <summary>Quantities in <c>log</c>: γ − 1, α_eq, s, v∥/c, ζ, |B_w|; a row holds each of them for all electrons, one after another.</summary>
    public const int Quantities = 6;

    private readonly ParabolicElectrons electrons = electrons;
    private readonly ParabolicField field = field;
    private readonly SampledWaves waves = waves;
    private readonly StepScales scales = scales;
    private readonly StepRange now = now;
    private readonly View<double> chosen = chosen, log = log;
    private readonly long row = row;

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V3<V> u = electrons.Chosen(Int<V>.Truncate(V.Load(chosen, index)), out V ahead);
        var state = new EquatorialState<V>(field, V.Of(0.5) * V.Of(scales.Drift), ahead, u);

        long count = chosen.Length, at = row * Quantities * count + index;
        V.Store(log, at, state.Energy);
        V.Store(log, at + count, state.PitchAngle);
        V.Store(log, at + (2 * count), state.Distance);
        V.Store(log, at + (3 * count), u.X * state.PerGamma);
        StoreWave(at + (4 * count), state.Distance, u);
    }

    [MethodImpl(Whole)]
    private void StoreWave<V>(long at, V distance, V3<V> u)
        where V : unmanaged, ILanes<V, double>
    {
        // At a sample itself nothing is wanted from the next one, which the slab may not hold.
        WaveValues<V> wave = waves.At(distance, now.Sample, now.Part == 0 ? now.Sample : now.Sample + 1, V.Of((double)now.Part / now.Parts));
        V cos = V.MulAdd(wave.B1, u.Y, wave.B2 * u.Z), sin = V.MulAdd(wave.B1, u.Z, -(wave.B2 * u.Y)), angle = WholeMath.PolarAngle(V.Abs(sin), cos);
        V.Store(log, at, V.Select(sin < V.Of(0), -angle, angle));
        V.Store(log, at + chosen.Length, V.Sqrt(V.MulAdd(wave.B1, wave.B1, wave.B2 * wave.B2)));
    }
}
