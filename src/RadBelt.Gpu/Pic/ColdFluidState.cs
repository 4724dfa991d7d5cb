using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using static RadBelt.Gpu.Physics.PhysicalConstants;

namespace RadBelt.Gpu.Pic;

/// <summary>The current of <see cref="ColdFluid"/> on the nodes, at n − ½ between steps.</summary>
/// <remarks>
/// Together with Yee's fields, waves ∝ exp(iωt − ikx) of right-hand sense follow <c>c²K² = W² − ω_p² W/(W − |Ω| cos(ωΔt/2))</c>, W = (2/Δt) sin(ωΔt/2),
/// K = (2/Δx) sin(kΔx/2): the cold plasma's law, and to it of second order in Δt and Δx. At ωΔt = π the gyration drops out, so that the scheme is stable while
/// (cΔt/Δx)² + (ω_pΔt/2)² &lt; 1, whatever the field. What it conserves exactly is ∫ ε0E²/2 + B⁻·B⁺/2μ0 + J⁻²/(2ε0 ω_p²) + (Δt/2) J⁻·E dx, where − and + are half a step before
/// and after: the last two are [J⁻·J⁺ − τ x̂·(J⁻ × J⁺)]/(2ε0 ω_p²), τ = ΩΔt/2, the same backwards in time.
/// </remarks>
internal sealed class ColdFluidState : IDisposable
{
    private readonly Device device;
    private readonly CellRange range;
    private readonly FieldStore fields;
    private readonly DeviceBuffer<double> y, z, coefficients, overPlasma;
    private readonly double[] field, squaredFrequency;
    private readonly long stride;
    private double timeStep;

    public ColdFluidState(Device device, PicSetup setup, CellRange range, FieldStore fields, int order)
    {
        (this.device, this.range, this.fields) = (device, range, fields);
        stride = range.Elements + 8;
        y = device.Allocate<double>(stride);
        z = device.Allocate<double>(stride);
        overPlasma = device.Allocate<double>(stride);
        coefficients = device.Allocate<double>(4 * stride);
        field = new double[range.Elements];
        squaredFrequency = new double[range.Elements];
        for (int i = 0; i < field.Length; i++)
        {
            double x = Math.Clamp(range.PositionOf(i, order), 0, setup.Grid.Length), ω = Species.Electron.PlasmaFrequency(setup.ColdElectrons!.DensityAt(x));
            (field[i], squaredFrequency[i]) = (setup.FieldAt(x), ω * ω);
        }
    }

    public void Begin(double step)
    {
        timeStep = step;
        var values = new double[4 * stride];
        var over = new double[stride];
        for (int i = 0; i < field.Length; i++)
        {
            double τ = Species.Electron.Gyrofrequency(field[i]) * step / 2, one = 1 + (τ * τ), push = VacuumPermittivity * squaredFrequency[i] * step / one;
            (values[i], values[i + stride], values[i + (2 * stride)], values[i + (3 * stride)]) = ((1 - (τ * τ)) / one, 2 * τ / one, push, push * τ);
            over[i] = OverPlasma(i);
        }

        coefficients.CopyFrom(values);
        overPlasma.CopyFrom(over);
        y.CopyFrom(new double[stride]);
        z.CopyFrom(new double[stride]);
    }

    /// <summary>From n − ½ to n + ½; adds the current to that of the particles.</summary>
    public void Advance(CurrentStore current) => device.Launch<ColdCurrent, double>(
        new(fields.Ey.View, fields.Ez.View, y.View, z.View, current.Y.View, current.Z.View, coefficients.View, stride), range.Elements);

    /// <summary>Damps the current in absorbing layers, before E is.</summary>
    /// <param name="kept">Fraction kept a step at nodes.</param>
    /// <param name="lost">Takes the energy lost, J m⁻³.</param>
    public void Absorb(DeviceBuffer<double> kept, DeviceBuffer<double> lost) => device.Launch<AbsorbCurrent, double>(
        new(y.View, z.View, fields.Ey.View, fields.Ez.View, kept.View, overPlasma.View, lost.View, timeStep / 2), range.Elements);

    /// <summary>Kinetic energy at n, J m⁻³, summed over nodes from <paramref name="first"/> to before <paramref name="last"/>.</summary>
    /// <param name="ey">E_y at n on the nodes.</param>
    /// <param name="ez">E_z.</param>
    /// <param name="first">First node.</param>
    /// <param name="last">Node after the last.</param>
    /// <param name="whole">How the whole run is made up, whose nodes these are.</param>
    public double Energy(ReadOnlySpan<double> ey, ReadOnlySpan<double> ez, int first, int last, WholeArrays whole)
    {
        double[] jy = whole.Nodes(y), jz = whole.Nodes(z), over = whole.Nodes(overPlasma);
        double energy = 0;
        for (int i = first; i < last; i++)
        {
            double squares = (jy[i] * jy[i]) + (jz[i] * jz[i]), work = (jy[i] * ey[i]) + (jz[i] * ez[i]);
            energy += (over[i] * squares) + (timeStep / 2 * work);
        }

        return energy;
    }

    public void Save(ICheckpointWriter writer, WholeArrays whole)
    {
        writer.Write<double>("Jy", whole.Nodes(y));
        writer.Write<double>("Jz", whole.Nodes(z));
    }

    public void Restore(ICheckpointReader reader, WholeArrays whole)
    {
        whole.SetNodes(reader.Read<double>("Jy"), y);
        whole.SetNodes(reader.Read<double>("Jz"), z);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        y.Dispose();
        z.Dispose();
        coefficients.Dispose();
        overPlasma.Dispose();
    }

    // Without plasma there is no current.
    private double OverPlasma(int i) => squaredFrequency[i] > 0 ? 1 / (2 * VacuumPermittivity * squaredFrequency[i]) : 0;
}
