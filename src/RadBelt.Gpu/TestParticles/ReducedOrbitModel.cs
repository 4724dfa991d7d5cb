using System.Numerics;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Waves;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.TestParticles;

/// <summary>Reduced equations: <see cref="ReducedOrbit{T, TField}"/> launched over blocks of steps.</summary>
internal sealed class ReducedOrbitModel<T>(ParticleStore<T> particles, FieldModel field) : TestParticleModel(particles, field)
    where T : unmanaged, IFloatingPoint<T>
{
    private const int InstantsPerLaunch = 129;
    private WaveTable<T>? waves;
    private double timeStep;
    private long step;

    private protected override StepRule StepRule => StepRule.Reduced;

    public override void Advance(long steps)
    {
        particles.Hold(MomentumForm.Guiding);
        for (long end = step + steps; step < end;)
        {
            int block = (int)Math.Min((waves!.Instants - 1) / 2, end - step);
            FieldAlignedWaves<T> at = waves.At(2 * step, 1, 2 * block + 1);
            particles.Device.Launch<ReducedOrbit<T, FieldAlignedWaves<T>>, T>(
                new(
                    particles.Views,
                    at,
                    background: Gyrofrequency * timeStep / 2,
                    drift: PhysicalConstants.SpeedOfLight * timeStep / (2 * particles.CellLength),
                    block),
                particles.Count);
            step += block;
        }
    }

    public override void Dispose() => waves?.Dispose();

    private protected override void BeginSteps(double length)
    {
        Dispose();
        timeStep = length;
        step = 0;
        particles.Recell(WaveTable<T>.CellLengthFor(Field.Waves));
        waves = new(particles.Device, Field.Waves, particles.Species, length, particles.CellLength, InstantsPerLaunch);
    }
}
