using RadBelt.Gpu.Devices;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>
/// Transverse wave fields E(z, t), B(z, t) along a parabolic field line, given sample by sample: a simulation's archive, or what is made up to be its equal.
/// Test particles take them slab by slab, so that memory stays bounded however long the field is.
/// </summary>
/// <remarks>
/// A sample is <see cref="Components"/> numbers a node, node by node: E_x, E_y (V m⁻¹), B_x, B_y (T) across the field line, in a right-handed frame with z along B0.
/// Between samples and nodes fields are linear; beyond the first and last node there are none.
/// </remarks>
public abstract class WaveFieldSource : IDisposable
{
    /// <summary>Numbers a node.</summary>
    public const int Components = 4;

    /// <summary>Where and when.</summary>
    public abstract WaveFieldGrid Grid { get; }

    /// <summary>What it is, in a few words, for legends and messages.</summary>
    public abstract string Name { get; }

    /// <summary>Brings samples to a device.</summary>
    /// <param name="first">Number of the first sample.</param>
    /// <param name="count">Samples.</param>
    /// <param name="slab">Takes <paramref name="count"/> × nodes × <see cref="Components"/> numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such samples.</exception>
    public abstract void Fill(long first, int count, DeviceBuffer<float> slab);

    /// <summary>Copies samples to the host, in the same order.</summary>
    /// <inheritdoc cref="Fill(long, int, DeviceBuffer{float})"/>
    public abstract void Fill(long first, int count, Span<float> slab);

    /// <inheritdoc/>
    public abstract void Dispose();
}
