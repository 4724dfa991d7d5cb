using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic.Distributions;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Waves;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Pic;

/// <summary>What happens at open ends: absorbing layers, ends that let light out, the driver, particles from the reservoirs.</summary>
internal sealed class OpenEndsState : IDisposable
{
    private readonly Device device;
    private readonly PicSetup setup;
    private readonly OpenBoundary open;
    private readonly CellRange range;
    private readonly FieldStore fields;
    private readonly MacroParticleStore[] particles;
    private readonly DeviceBuffer<float>[] parallel, perpendicular;
    private readonly DeviceBuffer<double>[] exchange;
    private readonly DeviceBuffer<double> keptAtNodes, keptAtHalfNodes, lost, keptY, keptZ, electric, magnetic, work;
    private readonly int order, reservoirShift;
    private double timeStep;

    public OpenEndsState(Device device, PicSetup setup, CellRange range, FieldStore fields, MacroParticleStore[] particles, int order)
    {
        (this.device, this.setup, this.range, this.fields, this.particles) = (device, setup, range, fields, particles);
        open = setup.Open!;
        this.order = order;
        keptAtNodes = device.Allocate<double>(range.Elements + 8);
        keptAtHalfNodes = device.Allocate<double>(range.Elements + 8);
        lost = device.Allocate<double>(range.Elements + 8);
        keptY = device.Allocate<double>(2);
        keptZ = device.Allocate<double>(2);
        electric = device.Allocate<double>(2);
        magnetic = device.Allocate<double>(2);
        work = device.Allocate<double>(2);
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
            reservoirShift = 32 - System.Numerics.BitOperations.Log2((uint)size);
        }

        MomentumDistribution AtCell(int s, int cell) => setup.Species[s].DistributionAt(PicLoader.FieldRatio(setup, cell));
    }

    /// <summary>Node at the inner edge of the lower layer, where the driver is: an element of arrays over nodes.</summary>
    public int DriverElement => range.FirstElement + LayerCells;

    /// <summary>Cells of the grid in each layer.</summary>
    public int LayerCells => (int)Math.Round(open.Layer / setup.Grid.CellSize);

    public void Begin(double step)
    {
        timeStep = step;
        double rate = LargestDampingRate();
        double[] nodes = new double[range.Elements], halves = new double[range.Elements];
        for (int i = 0; i < range.Elements; i++)
        {
            double x = range.PositionOf(i, order);
            (nodes[i], halves[i]) = (Fraction(x), Fraction(x + (setup.Grid.CellSize / 2)));
        }

        keptAtNodes.CopyFrom(nodes);
        keptAtHalfNodes.CopyFrom(halves);
        foreach ((_, DeviceBuffer<double> sums) in State())
        {
            sums.CopyFrom(new double[sums.Length]);
        }

        // Rises as the cube of the depth.
        double Fraction(double x)
        {
            double depth = Math.Clamp(Math.Max(open.Layer - x, x - (setup.Grid.Length - open.Layer)) / open.Layer, 0, 1);
            return Math.Exp(-rate * depth * depth * depth * step);
        }
    }

    /// <summary>The driver's part of Faraday's law over <paramref name="time"/>, E at <paramref name="now"/>: below it there are only the waves that come back.</summary>
    /// <param name="now">Time of E, s.</param>
    /// <param name="time">Time that was advanced over, s.</param>
    /// <param name="isWhole">Whether B is now half a step after E, rather than at the same time.</param>
    public void AfterMagnetic(double now, double time, bool isWhole)
    {
        if (open.Driver is { } driver)
        {
            double r = time / setup.Grid.CellSize;
            PrescribedValues wave = driver.At(now, 0);
            device.Launch<Inject, double>(
                new(
                    fields.By.View, fields.Bz.View, DriverElement - 1, -r * wave.Ez, r * wave.Ey, magnetic.View, work.View, place: 1,
                    now: isWhole ? 2 : 0, then: isWhole ? 0 : 2, keep: isWhole),
                1);
        }
    }

    public void BeforeElectric() => Ends(after: false);

    /// <summary>The ends, the driver and the layers after Ampère's law; B at <paramref name="half"/>.</summary>
    public void AfterElectric(double half)
    {
        Ends(after: true);
        if (open.Driver is { } driver)
        {
            double r = SpeedOfLight * SpeedOfLight * timeStep / setup.Grid.CellSize;
            PrescribedValues wave = driver.At(half, -setup.Grid.CellSize / 2);
            device.Launch<Inject, double>(
                new(
                    fields.Ey.View, fields.Ez.View, DriverElement, r * wave.Bz, -r * wave.By, electric.View, work.View, place: 0,
                    now: 1, then: 1, keep: true),
                1);
        }

        device.Launch<Absorb, double>(
            new(fields.View, keptAtNodes.View, keptAtHalfNodes.View, lost.View, VacuumPermittivity / 2, 1 / (2 * VacuumPermeability)), range.Elements);
    }

    /// <summary>Turns particles of a species that have gone out into others that come in.</summary>
    public void Reinject<TMarkers>(int species, long step, DeviceBuffer<float> background)
        where TMarkers : struct, IMarkers => device.Launch<Reinject<TMarkers>, float>(
        new(
            particles[species].View, range.Parts, range.Lists, parallel[species].View, perpendicular[species].View, reservoirShift, setup.Seed,
            RandomStreams.Reservoirs + (uint)species, step, exchange[species].View, background.View, setup.Species[species].EquilibriumIn(setup)),
        2 * range.Parts);

    /// <summary>Energy absorbed and driven, J m⁻².</summary>
    public (double Absorbed, double Driven) WaveEnergy()
    {
        double[] taken = new double[range.Elements], put = new double[2];
        lost.CopyTo(taken);
        work.CopyTo(put);
        return (taken.Sum() * setup.Grid.CellSize, setup.Grid.CellSize * ((put[0] * VacuumPermittivity / 2) + (put[1] / (2 * VacuumPermeability))));
    }

    /// <summary>Kinetic energy (J m⁻²) and x-momentum (N s m⁻²) that particles brought in less what they took out.</summary>
    public (double Energy, double Momentum) ParticleExchange()
    {
        double energy = 0, momentum = 0;
        for (int s = 0; s < exchange.Length; s++)
        {
            var values = new double[4 * range.Parts];
            exchange[s].CopyTo(values);
            PicSpecies species = setup.Species[s];
            double weight = species.Weight(setup.Grid);
            energy += weight * species.Kind.RestEnergy * values.Take(2 * range.Parts).Sum();
            momentum += weight * species.Kind.Mass * SpeedOfLight * values.Skip(2 * range.Parts).Take(2 * range.Parts).Sum();
        }

        return (energy, momentum);
    }

    public void Save(ICheckpointWriter writer)
    {
        foreach ((string name, DeviceBuffer<double> buffer) in State())
        {
            writer.Write<double>(name, buffer.Length, (start, values) => buffer.CopyTo(values, start));
        }
    }

    public void Restore(ICheckpointReader reader)
    {
        foreach ((string name, DeviceBuffer<double> buffer) in State())
        {
            buffer.CopyFrom(reader.Read<double>(name));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(parallel, p => p.Dispose());
        Array.ForEach(perpendicular, p => p.Dispose());
        Array.ForEach(exchange, e => e.Dispose());
        foreach (DeviceBuffer<double> buffer in (DeviceBuffer<double>[])[keptAtNodes, keptAtHalfNodes, lost, keptY, keptZ, electric, magnetic, work])
        {
            buffer.Dispose();
        }
    }

    // What the future depends on, by its name in checkpoints; zero at the start.
    private IEnumerable<(string Name, DeviceBuffer<double> Buffer)> State() =>
    [
        ("lost", lost), ("electric", electric), ("magnetic", magnetic), ("work", work),
        .. exchange.Select((buffer, s) => ($"exchange/{setup.Species[s].Name}", buffer)),
    ];

    private void Ends(bool after)
    {
        double courant = SpeedOfLight * timeStep, kappa = (courant - setup.Grid.CellSize) / (courant + setup.Grid.CellSize);
        device.Launch<OpenEnds, double>(new(fields.Ey.View, keptY.View, range.Elements - 1, kappa, after), 2);
        device.Launch<OpenEnds, double>(new(fields.Ez.View, keptZ.View, range.Elements - 1, kappa, after), 2);
    }

    // A whistler with group speed v_g and phase speed v_p keeps the fraction v_g/2v_p of its energy in B and next to none in E, so that damping B at a rate ν
    // damps its amplitude at ν v_g/2v_p. Twice through the layer makes 2∫ν v_g/2v_p dx/v_g = ν_max L/4v_p.
    private double LargestDampingRate()
    {
        double density = setup.Species.Where(s => s.Kind.Charge < 0).Sum(s => s.Density);
        double speed = SpeedOfLight;
        if (setup.FieldStrength > 0 && density > 0)
        {
            var plasma = new ColdPlasma(setup.FieldStrength, density);
            double frequency = open.Frequency ?? (open.Driver is { } driver ? (driver.Lowest + driver.Highest) / 2 : 0.3 * plasma.ElectronGyrofrequency / Math.Tau);
            speed = new RMode(plasma).PhaseSpeed(Math.Tau * frequency);
        }

        return -Math.Log(OpenBoundary.Residue) * 4 * speed / open.Layer;
    }
}
