using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// The tube of field lines that a hybrid run lies in: of 1 m² where b = B0/B_eq is 1, of 1/b elsewhere. Its arrays hold Ê = E/√b, B̂ = B/√b and Ĵ = J/√b.
/// </summary>
/// <remarks>
/// <para>Particles that follow a field line go into a narrower tube: along orbits the volume dx d³u changes as b, so that markers of equal weight are in equilibrium when a length dx
/// has n dx/b of them, and each adds b q v/dx to the current density. (With n dx of them, and 1, f and the markers' density part by factors of b as electrons bounce.)</para>
/// <para>Waves across B0 fill the tube, whose axial symmetry makes curls of transverse fields b^½ ∂x(b^−½ ·): in Ê, B̂ and Ĵ Maxwell's equations and those of the cold fluid are as
/// in a slab. What particles feel is √b Ê, what they add is √b times what they would in a slab: one is the transpose of the other, and ∫ ε0Ê²/2 + B̂²/2μ0 dx, the energy in the tube, with
/// that of its particles is conserved as in a slab. Codes that keep waves in a slab have amplitudes lower by √b, 7 % at 10° of a dipole.</para>
/// </remarks>
internal sealed class FluxTube : IDisposable
{
    private readonly Device device;
    private readonly CellRange range;
    private readonly double[] node, halfNode;
    private readonly DeviceBuffer<double> onNodes, onHalfNodes;

    private FluxTube(Device device, PicSetup setup, CellRange range, int order)
    {
        (this.device, this.range) = (device, range);
        double half = 0.5 * setup.Grid.CellSize;
        (node, halfNode) = (Roots(range.Whole, 0), Roots(range.Whole, half));
        (onNodes, onHalfNodes) = (Upload(Roots(range, 0)), Upload(Roots(range, half)));

        double[] Roots(CellRange of, double shift) =>
            [.. Enumerable.Range(0, (int)of.Elements).Select(i => Math.Sqrt(setup.FieldProfile!(Math.Clamp(of.PositionOf(i, order) + shift, 0, setup.Grid.Length))))];
    }

    /// <summary>That of a run; null where there is none, as the field is the same everywhere or the plasma a slab.</summary>
    public static FluxTube? Of(Device device, PicSetup setup, CellRange range, int order) => setup.IsFluxTube ? new(device, setup, range, order) : null;

    /// <summary>√b on a node or half node.</summary>
    /// <param name="element">Element of arrays over nodes of the whole run.</param>
    /// <param name="component">What is asked for.</param>
    public double RootAt(long element, FieldComponent component) => (component is FieldComponent.By or FieldComponent.Bz ? halfNode : node)[element];

    /// <summary>From the arrays' transverse fields to what particles feel.</summary>
    public void See(FieldStore fields, FieldStore seen)
    {
        for (int c = 1; c < 5; c++)
        {
            device.Launch<Multiply, double>(new(fields.Arrays[c].View, (c < 3 ? onNodes : onHalfNodes).View, seen.Arrays[c].View), range.Elements);
        }
    }

    /// <summary>From what particles would add in a slab to Ĵ.</summary>
    public void Weigh(CurrentStore current)
    {
        device.Launch<Multiply, double>(new(current.Y.View, onNodes.View, current.Y.View), range.Elements);
        device.Launch<Multiply, double>(new(current.Z.View, onNodes.View, current.Z.View), range.Elements);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        onNodes.Dispose();
        onHalfNodes.Dispose();
    }

    // With room for whole registers beyond the last element, as the arrays have it.
    private DeviceBuffer<double> Upload(double[] values)
    {
        DeviceBuffer<double> buffer = device.Allocate<double>(range.Elements + 8);
        buffer.CopyFrom([.. values, .. new double[8]]);
        return buffer;
    }
}
