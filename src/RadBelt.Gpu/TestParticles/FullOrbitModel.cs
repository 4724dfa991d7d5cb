using System.Numerics;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Waves;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Full orbits: <see cref="FullOrbit{T, TField, TPusher}"/>, with the waves at the middle of each step.</summary>
internal sealed class FullOrbitModel<T, TPusher>(ParticleStore<T> particles, FieldModel field)
    : OrbitModel<T, WaveTable<T>>(particles, field, MomentumForm.Cartesian)
    where T : unmanaged, IFloatingPoint<T>
    where TPusher : struct, IPusher
{
    private protected override StepRule StepRule => StepRule.FullOrbit;

    private protected override int InstantsOf(int steps) => steps;

    private protected override int StepsIn(int instants) => instants;

    private protected override void Launch(WaveTable<T> table, long first, int steps) =>
        Store.Device.Launch<FullOrbit<T, FieldAlignedWaves<T>, TPusher>, T>(
            new(Store.Views, table.At(2 * first + 1, stride: 2, steps), Background, Drift, steps), Store.Count);
}
