using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Physics;
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
    private readonly ColdFluidState? cold;
    private readonly ParticleEndsState particleEnds;
    private readonly DeviceBuffer<double> keptAtNodes, keptAtHalfNodes, lost, keptY, keptZ, electric, magnetic, work;
    private readonly int order;
    private double timeStep;

    public OpenEndsState(
        Device device, PicSetup setup, CellRange range, FieldStore fields, ColdFluidState? cold, MacroParticleStore[] particles, int order)
    {
        (this.device, this.setup, this.range, this.fields, this.cold) = (device, setup, range, fields, cold);
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
        particleEnds = open.ParticleEnds.StateOf(device, setup, range, particles);
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
        if (open.Driver is { } driver && Holds(DriverElement - 1))
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
        if (open.Driver is { } driver && Holds(DriverElement))
        {
            double r = SpeedOfLight * SpeedOfLight * timeStep / setup.Grid.CellSize;
            PrescribedValues wave = driver.At(half, -setup.Grid.CellSize / 2);
            device.Launch<Inject, double>(
                new(
                    fields.Ey.View, fields.Ez.View, DriverElement, r * wave.Bz, -r * wave.By, electric.View, work.View, place: 0,
                    now: 1, then: 1, keep: true),
                1);
        }

        device.Launch<AbsorbMagnetic, double>(
            new(fields.View, keptAtNodes.View, keptAtHalfNodes.View, lost.View, 1 / (2 * VacuumPermeability), timeStep / setup.Grid.CellSize), range.Elements);
        cold?.Absorb(keptAtNodes, lost);
        device.Launch<AbsorbElectric, double>(new(fields.Ey.View, fields.Ez.View, keptAtNodes.View, lost.View, VacuumPermittivity / 2), range.Elements);
    }

    /// <inheritdoc cref="ParticleEndsState.Reinject{TMarkers}"/>
    public void Reinject<TMarkers>(int species, long step, DeviceBuffer<float> background)
        where TMarkers : struct, IMarkers
    {
        // On a piece with one end only, the outermost cell on the other side is a neighbour's, without particles.
        if (range.HasLowerEnd || range.HasUpperEnd)
        {
            particleEnds.Reinject<TMarkers>(species, step, background);
        }
    }

    /// <summary>Energy absorbed and driven, J m⁻².</summary>
    public (double Absorbed, double Driven) WaveEnergy(WholeArrays whole)
    {
        double[] taken = new double[whole.Range.Elements], put = whole.OfOwner(DriverElement + range.Offset, work);
        whole.Nodes(lost, taken);
        return (taken.Sum() * setup.Grid.CellSize, setup.Grid.CellSize * ((put[0] * VacuumPermittivity / 2) + (put[1] / (2 * VacuumPermeability))));
    }

    /// <inheritdoc cref="ParticleEndsState.Exchange"/>
    public (double Energy, double Momentum) ParticleExchange(WholeArrays whole) => particleEnds.Exchange(whole);

    public void Save(ICheckpointWriter writer, WholeArrays whole)
    {
        writer.Write<double>("lost", whole.Nodes(lost));
        foreach ((string name, DeviceBuffer<double> buffer) in DriverState)
        {
            writer.Write<double>(name, whole.OfOwner(DriverElement + range.Offset, buffer));
        }

        foreach ((string name, DeviceBuffer<double> buffer) in particleEnds.State)
        {
            writer.Write<double>(name, whole.OfEnds(buffer, ParticleEndsState.Arrays));
        }
    }

    public void Restore(ICheckpointReader reader, WholeArrays whole)
    {
        whole.SetNodes(reader.Read<double>("lost"), lost);
        foreach ((string name, DeviceBuffer<double> buffer) in DriverState.Concat(particleEnds.State))
        {
            buffer.CopyFrom(reader.Read<double>(name));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        particleEnds.Dispose();
        foreach (DeviceBuffer<double> buffer in (DeviceBuffer<double>[])[keptAtNodes, keptAtHalfNodes, lost, keptY, keptZ, electric, magnetic, work])
        {
            buffer.Dispose();
        }
    }

    // What the future depends on, by its name in checkpoints; zero at the start.
    private IEnumerable<(string Name, DeviceBuffer<double> Buffer)> State() => [("lost", lost), .. DriverState, .. particleEnds.State];

    private (string Name, DeviceBuffer<double> Buffer)[] DriverState => [("electric", electric), ("magnetic", magnetic), ("work", work)];

    // Where a driver's node is a neighbour's too, both inject: particles beside it feel the field before the neighbours bring it.
    private bool Holds(int element) => element >= 0 && element < range.Elements;

    private void Ends(bool after)
    {
        if (!range.HasLowerEnd && !range.HasUpperEnd)
        {
            return;
        }

        // Where a piece has one end only, the neighbours bring what belongs at the other.
        double courant = SpeedOfLight * timeStep, kappa = (courant - setup.Grid.CellSize) / (courant + setup.Grid.CellSize);
        device.Launch<OpenEnds, double>(new(fields.Ey.View, keptY.View, range.Elements - 1, kappa, after), 2);
        device.Launch<OpenEnds, double>(new(fields.Ez.View, keptZ.View, range.Elements - 1, kappa, after), 2);
    }

    private double LargestDampingRate() => -Math.Log(OpenBoundary.Residue) * (cold is null ? 4 * PhaseSpeed() : 2 * GroupSpeed()) / open.Layer;

    // A whistler with group speed v_g and phase speed v_p keeps the fraction v_g/2v_p of its energy in B and next to none in E, so that damping B at a rate ν
    // damps its amplitude at ν v_g/2v_p. Twice through the layer makes 2∫ν v_g/2v_p dx/v_g = ν_max L/4v_p.
    private double PhaseSpeed()
    {
        double density = setup.Species.Where(s => s.Kind.Charge < 0).Sum(s => s.Density);
        return setup.FieldStrength > 0 && density > 0
            ? new RMode(new(setup.FieldStrength, density)).PhaseSpeed(Math.Tau * Frequency(setup.FieldStrength))
            : SpeedOfLight;
    }

    // Where the current of a cold fluid is damped too, nothing of the wave is left out: its amplitude fades at ν, and twice through the layer makes 2∫ν dx/v_g = ν_max L/2v_g.
    private double GroupSpeed()
    {
        double frequency = Math.Tau * Frequency(setup.FieldAt(setup.Grid.Length / 2));
        return Math.Max(At(0), At(setup.Grid.Length));

        double At(double x)
        {
            double density = setup.ColdElectrons!.DensityAt(x);
            return setup.FieldAt(x) > 0 && density > 0 ? new RMode(new(setup.FieldAt(x), density)).GroupSpeed(frequency) : SpeedOfLight;
        }
    }

    private double Frequency(double field) => open.Frequency
        ?? (open.Driver is { } driver ? (driver.Lowest + driver.Highest) / 2 : 0.3 * Math.Abs(Species.Electron.Gyrofrequency(field)) / Math.Tau);
}
