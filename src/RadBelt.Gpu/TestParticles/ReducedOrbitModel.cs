using System.Numerics;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Reduced equations: <see cref="ReducedOrbit{T, TField}"/>, with the waves at the beginning, middle and end of each step.</summary>
internal sealed class ReducedOrbitModel<T>(ParticleStore<T> particles, FieldModel field) : OrbitModel<T, WaveTable<T>>(particles, field, MomentumForm.Guiding)
    where T : unmanaged, IFloatingPoint<T>
{
    private protected override StepRule StepRule => StepRule.Reduced;

    private protected override int InstantsOf(int steps) => 2 * steps + 1;

    private protected override int StepsIn(int instants) => (instants - 1) / 2;

    private protected override void Launch(WaveTable<T> table, long first, int steps) =>
        Store.Device.Launch<ReducedOrbit<T, FieldAlignedWaves<T>>, T>(
            new(Store.Views, table.At(2 * first, stride: 1, InstantsOf(steps)), Background, Drift, steps), Store.Count);
}
