using System.Numerics;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Particles;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Full orbits in oblique waves: <see cref="ObliqueOrbit{T, TPusher}"/>, with the waves at the middle of each step.</summary>
internal sealed class ObliqueOrbitModel<T, TPusher>(ParticleStore<T> particles, FieldModel field)
    : OrbitModel<T, ObliqueWaveTable<T>>(particles, field, MomentumForm.Cartesian)
    where T : unmanaged, IFloatingPoint<T>
    where TPusher : struct, IPusher
{
    private protected override StepRule StepRule => StepRule.FullOrbit;

    private protected override int InstantsOf(int steps) => steps;

    private protected override int StepsIn(int instants) => instants;

    private protected override void BeginSteps(double length)
    {
        Store.HoldAcross();
        base.BeginSteps(length);
    }

    private protected override void Launch(ObliqueWaveTable<T> table, long first, int steps)
    {
        (View<T> y, View<T> z) = Store.Across;
        Store.Device.Launch<ObliqueOrbit<T, TPusher>, T>(
            new(Store.Views, y, z, table.At(2 * first + 1, stride: 2, steps), Background, Drift, steps), Store.Count);
    }
}
