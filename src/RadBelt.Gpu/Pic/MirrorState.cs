using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Kernels.Random;

namespace RadBelt.Gpu.Pic;

/// <summary><see cref="MirrorsBeyond"/>: nothing is exchanged but momentum, which the field beyond takes up as that within does; it is in no budget.</summary>
internal sealed class MirrorState(Device device, PicSetup setup, CellRange range, MacroParticleStore[] particles) : ParticleEndsState
{
    public override void Reinject<TMarkers>(int species, long step, DeviceBuffer<float> background) => device.Launch<Reflect, float>(
        new(particles[species].View, range.Parts, range.Lists, setup.Seed, RandomStreams.Reservoirs + (uint)species, step), 2 * range.Parts);
}
