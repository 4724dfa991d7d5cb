using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.Units;

namespace RadBelt.Gpu.Tests.KernelCompilation;

using Particles = RadBelt.Gpu.TestParticles.Particles;

/// <summary>
/// Launches every kernel once in each precision and lane width of this processor. It is the entry point of this assembly, so that a test
/// can run it in a process of its own and read what the JIT compiled there.
/// </summary>
internal static class KernelRun
{
#if NUNIT_RUNNER
    public static void RunAll()
#else
    public static void Main()
#endif
    {
        var plasma = new ColdPlasma(140 * NanoTesla, 1e7);
        WaveSet waves = WaveSet.Of(new RMode(plasma), new Wave(0.3 * plasma.ElectronGyrofrequency, WaveDirections.Backward, 1e-12, 0));
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(w => w <= CpuDevice.WidestLanes))
        {
            using var device = CpuDevice.Create(threads: 1, width);
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                // Reduced equations amid full orbits: momenta change their form both ways. 17 particles leave one over in the widest lanes.
                using var particles = Particles.Uniform(device, Species.Electron, [new(1, 10 * KeV, 17)], 1000, seed: 1, precision);
                foreach (Mover mover in (Mover[])[Mover.Boris, Mover.Reduced, Mover.HigueraCary])
                {
                    using TestParticleModel model = mover.Model(particles, new UniformField(plasma.FieldStrength).Plus(waves));
                    model.Begin(1e-6);
                    model.Advance(2);
                    particles.UpdatePitchAngleAndEnergy();
                }
            }
        }
    }
}
