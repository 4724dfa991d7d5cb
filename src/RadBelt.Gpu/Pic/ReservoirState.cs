using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Pic.Distributions;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Pic;

/// <summary><see cref="ThermalReservoirs"/>: tables of what comes in, and sums of what has been exchanged.</summary>
internal sealed class ReservoirState : ParticleEndsState
{
    private readonly Device device;
    private readonly PicSetup setup;
    private readonly CellRange range;
    private readonly MacroParticleStore[] particles;
    private readonly DeviceBuffer<float>[] parallel, perpendicular;
    private readonly DeviceBuffer<double>[] exchange;
    private readonly int shift;

    public ReservoirState(Device device, PicSetup setup, CellRange range, MacroParticleStore[] particles)
    {
        (this.device, this.setup, this.range, this.particles) = (device, setup, range, particles);
        exchange = [.. particles.Select(_ => device.Allocate<double>(4 * range.Parts))];
        parallel = new DeviceBuffer<float>[particles.Length];
        perpendicular = new DeviceBuffer<float>[particles.Length];
        for (int s = 0; s < particles.Length; s++)
        {
            // What comes in at the lower end, then what comes in at the upper one.
            ThermalReservoir lower = new(AtCell(s, 0), +1), upper = new(AtCell(s, setup.Grid.Cells - 1), -1);
            int size = lower.Parallel.Length;
            parallel[s] = device.Allocate<float>(2 * size);
            perpendicular[s] = device.Allocate<float>(2 * size);
            parallel[s].CopyFrom(lower.Parallel);
            parallel[s].CopyFrom(upper.Parallel, size);
            perpendicular[s].CopyFrom(lower.Perpendicular);
            perpendicular[s].CopyFrom(upper.Perpendicular, size);
            shift = 32 - System.Numerics.BitOperations.Log2((uint)size);
        }

        MomentumDistribution AtCell(int s, int cell) => setup.Species[s].DistributionAt(PicLoader.FieldRatio(setup, cell));
    }

    public override IEnumerable<(string Name, DeviceBuffer<double> Buffer)> State => exchange.Select((buffer, s) => ($"exchange/{setup.Species[s].Name}", buffer));

    public override void Reinject<TMarkers>(int species, long step, DeviceBuffer<float> background) => device.Launch<Reinject<TMarkers>, float>(
        new(
            particles[species].View, range.Parts, range.Lists, parallel[species].View, perpendicular[species].View, shift, setup.Seed,
            RandomStreams.Reservoirs + (uint)species, step, exchange[species].View, background.View, range.Stride, setup.Species[species].EquilibriumIn(setup)),
        2 * range.Parts);

    public override (double Energy, double Momentum) Exchange(WholeArrays whole)
    {
        double energy = 0, momentum = 0;
        for (int s = 0; s < exchange.Length; s++)
        {
            double[] values = whole.OfEnds(exchange[s], Arrays);
            PicSpecies species = setup.Species[s];
            double weight = species.Weight(setup.Grid);
            energy += weight * species.Kind.RestEnergy * values.Take(2 * range.Parts).Sum();
            momentum += weight * species.Kind.Mass * SpeedOfLight * values.Skip(2 * range.Parts).Take(2 * range.Parts).Sum();
        }

        return (energy, momentum);
    }

    public override void Dispose()
    {
        Array.ForEach(parallel, p => p.Dispose());
        Array.ForEach(perpendicular, p => p.Dispose());
        Array.ForEach(exchange, e => e.Dispose());
    }
}
