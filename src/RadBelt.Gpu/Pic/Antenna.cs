using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Simulations;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// The antenna of a <see cref="TriggeringWave"/>: a sheet of current K (A m⁻¹) on the node in the middle of the domain. B across jumps by μ0K there, from that of the wave that runs one way to
/// that of its mirror image, so that each has |B_⊥| = μ0K/2, whatever the plasma on both sides (on the grid: times 1/cos(kΔx/2), since B is half a cell away).
/// </summary>
internal sealed class Antenna : IDisposable
{
    private readonly Device device;
    private readonly FieldStore fields;
    private readonly TriggeringWave wave;
    private readonly DeviceBuffer<double> kept, work;
    private readonly double cellSize;
    private readonly CellRange range;
    private readonly long element;
    private double timeStep;

    public Antenna(Device device, PicSetup setup, CellRange range, FieldStore fields)
    {
        (this.device, this.range, this.fields, wave, cellSize) = (device, range, fields, setup.Trigger!, setup.Grid.CellSize);
        element = range.FirstElement + (setup.Grid.Cells / 2);
        kept = device.Allocate<double>(2);
        work = device.Allocate<double>(2);
    }

    /// <summary>Work it has done, J m⁻².</summary>
    public double Work(WholeArrays whole) => whole.OfOwner((int)element + range.Offset, work)[0] * cellSize * VacuumPermittivity / 2;

    public void Begin(double step)
    {
        timeStep = step;
        kept.CopyFrom([0, 0]);
        work.CopyFrom([0, 0]);
    }

    /// <summary>Its part of Ampère's law, K at <paramref name="half"/>.</summary>
    public void AfterElectric(double half)
    {
        // In every step: the work needs E before it. Only on the rank that holds the node; the halos of others get it with the field.
        if (element < range.FirstOwnElement || element >= range.EndOwnElement)
        {
            return;
        }

        (double y, double z) = wave.Rotation(half);
        double gain = -timeStep / VacuumPermittivity * 2 * wave.Amplitude / (VacuumPermeability * cellSize);
        device.Launch<Inject, double>(
            new(fields.Ey.View, fields.Ez.View, element, gain * y, gain * z, kept.View, work.View, place: 0, now: 1, then: 1, keep: true), 1);
    }

    public void Save(ICheckpointWriter writer, WholeArrays whole)
    {
        writer.Write<double>("kept", whole.OfOwner((int)element + range.Offset, kept));
        writer.Write<double>("work", whole.OfOwner((int)element + range.Offset, work));
    }

    public void Restore(ICheckpointReader reader)
    {
        kept.CopyFrom(reader.Read<double>("kept"));
        work.CopyFrom(reader.Read<double>("work"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        kept.Dispose();
        work.Dispose();
    }
}
