using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.Kernels.FieldLineWaves;

/// <summary>
/// Steps of electrons along a parabolic field line through sampled waves: full orbits by Boris's method (the chorus paper, App. B), places half a step ahead of momenta.
/// An electron that has come as far as those of the loss cone mirror is lost and stays there. How steps are shared out among launches and slabs does not show in the result.
/// </summary>
/// <remarks>A step makes some 125 operations, five of them divisions and roots, and reads 64 bytes of waves; a launch moves 64 bytes of state an electron.</remarks>
internal readonly struct ParabolicOrbit : IKernel<double>
{
    private readonly ParabolicElectrons electrons;
    private readonly ParabolicField field;
    private readonly SampledWaves waves;
    private readonly StepScales scales;
    private readonly StepRange range;

    /// <summary>Steps.</summary>
    /// <param name="electrons">Electrons, advanced in place.</param>
    /// <param name="field">Static field.</param>
    /// <param name="waves">Waves.</param>
    /// <param name="scales">What a step is.</param>
    /// <param name="range">Which steps.</param>
    public ParabolicOrbit(ParabolicElectrons electrons, ParabolicField field, SampledWaves waves, StepScales scales, StepRange range) =>
        (this.electrons, this.field, this.waves, this.scales, this.range) = (electrons, field, waves, scales, range);

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V place = electrons.Distance<V>(index), end = V.Of(scales.Farthest);
        V3<V> u = electrons.Momentum<V>(index);
        Mask<V> moves = V.Abs(place) < end;
        long sample = range.Sample;
        int part = range.Part;
        for (int step = 0; step < range.Steps && V.Any(moves); step++)
        {
            WaveValues<V> wave = waves.At(place, sample, sample + 1, V.Of((part + 0.5) / range.Parts));
            V electric = V.Of(scales.Electric), magnetic = V.Of(scales.Magnetic), zero = V.Of(0);
            V3<V> pushed = field.Push(place, u, new(zero, electric * wave.E1, electric * wave.E2), new(zero, magnetic * wave.B1, magnetic * wave.B2));
            V moved = V.MulAdd(V.Of(scales.Drift) * pushed.X, V.Of(1) / Lorentz.Factor(pushed), place);
            u = new(V.Select(moves, pushed.X, u.X), V.Select(moves, pushed.Y, u.Y), V.Select(moves, pushed.Z, u.Z));
            place = V.Select(moves, moved, place);
            moves &= V.Abs(place) < end;
            part++;
            if (part == range.Parts)
            {
                (part, sample) = (0, sample + 1);
            }
        }

        electrons.Store(index, place, u);
    }
}
