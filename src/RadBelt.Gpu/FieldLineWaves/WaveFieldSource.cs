using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Spectra;

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

    private const int SlabBytes = 1 << 26;

    /// <summary>Where and when.</summary>
    public abstract WaveFieldGrid Grid { get; }

    /// <summary>What it is, in a few words, for legends and messages.</summary>
    public abstract string Name { get; }

    /// <summary>Brings samples to a device.</summary>
    /// <param name="first">Number of the first sample.</param>
    /// <param name="count">Samples.</param>
    /// <param name="slab">Takes <paramref name="count"/> × nodes × <see cref="Components"/> numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such samples, or the slab is too short for them.</exception>
    public abstract void Fill(long first, int count, DeviceBuffer<float> slab);

    /// <summary>Copies samples to the host, in the same order.</summary>
    /// <inheritdoc cref="Fill(long, int, DeviceBuffer{float})"/>
    public abstract void Fill(long first, int count, Span<float> slab);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Refuses the field of another line than that of the particles it is meant for.</summary>
    /// <exception cref="InvalidInputException">B_eq or ξ differ by more than 10⁻⁹ of themselves.</exception>
    public void RequireLine(ParabolicFieldLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        Same(Grid.Line.EquatorialField, line.EquatorialField, "B_eq", "T");
        Same(Grid.Line.Curvature, line.Curvature, "ξ", "m⁻²");

        void Same(double found, double wanted, string what, string unit)
        {
            if (!(Math.Abs(found - wanted) <= 1e-9 * Math.Abs(wanted)))
            {
                throw new InvalidInputException(InvariantText.Of(
                    $"{Name}: it is of a field line with {what} = {found:G10} {unit}, {wanted:G10} {unit} was asked for; name a field of this line, or take its line."));
            }
        }
    }

    /// <summary>B_⊥ at one place against time, linear between nodes: what spectra and spectrograms there are made of. B_x and B_y here are B_y and B_z of the samples.</summary>
    /// <param name="z">Where, m.</param>
    /// <param name="from">First time, s; the first sample at or after it is taken.</param>
    /// <param name="to">Last time, s.</param>
    /// <exception cref="InvalidInputException">The place is beyond the ends of the field, or fewer than two samples lie between the times.</exception>
    public FieldSamples SamplesAt(double z, double from = double.NegativeInfinity, double to = double.PositiveInfinity)
    {
        WaveFieldGrid grid = Grid;
        double at = (z - grid.FirstNode) / grid.Spacing;
        if (!(at >= 0 && at <= grid.Nodes - 1))
        {
            throw new InvalidInputException(InvariantText.Of(
                $"{Name}: there is no field at z = {z:G6} m; choose a place from {grid.FirstNode:G6} to {grid.LastNode:G6} m."));
        }

        long first = (long)Math.Ceiling(Math.Clamp((from - grid.StartTime) / grid.Interval - 1e-9, 0, grid.Samples));
        long end = (long)Math.Floor(Math.Clamp((to - grid.StartTime) / grid.Interval + 1e-9, -1, grid.Samples - 1)) + 1;
        if (end - first < 2 || end - first > Array.MaxLength)
        {
            throw new InvalidInputException(InvariantText.Of(
                $"{Name}: {Math.Max(0, end - first)} of its samples lie from {from:G6} to {to:G6} s, two at least and 2³¹ at most are needed; it has {grid.Samples} from {grid.StartTime:G6} to {grid.EndTime:G6} s."));
        }

        int node = Math.Min((int)at, grid.Nodes - 2);
        (float low, float high) = ((float)(1 - (at - node)), (float)(at - node));
        (float[] bx, float[] by) = (new float[end - first], new float[end - first]);
        ForEach(first, end - first, (sample, values) =>
        {
            ReadOnlySpan<float> here = values.Slice(node * Components, 2 * Components);
            bx[sample - first] = (low * here[2]) + (high * here[Components + 2]);
            by[sample - first] = (low * here[3]) + (high * here[Components + 3]);
        });
        return new(bx, by, bx.Length, 1, grid.Interval, grid.Spacing, grid.StartTime + (first * grid.Interval));
    }

    /// <summary>Goes through samples in order, slab by slab on the host: 64 MiB at a time, or one sample where that is more.</summary>
    /// <param name="first">Number of the first sample.</param>
    /// <param name="count">Samples.</param>
    /// <param name="take">Takes each.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such samples.</exception>
    public void ForEach(long first, long count, WaveSampleTaker take)
    {
        ArgumentNullException.ThrowIfNull(take);
        int length = Grid.Nodes * Components;
        int rows = (int)Math.Clamp(SlabBytes / sizeof(float) / length, 1, Math.Max(1, count));
        float[] slab = new float[rows * length];
        for (long done = 0; done < count; done += rows)
        {
            int taken = (int)Math.Min(rows, count - done);
            Fill(first + done, taken, slab.AsSpan(0, taken * length));
            for (int row = 0; row < taken; row++)
            {
                take(first + done + row, slab.AsSpan(row * length, length));
            }
        }
    }

    /// <summary>Refuses samples that are not there, and slabs without room for them.</summary>
    /// <param name="first">Number of the first sample.</param>
    /// <param name="count">Samples.</param>
    /// <param name="room">Numbers that the slab takes.</param>
    /// <exception cref="ArgumentOutOfRangeException">As said.</exception>
    protected void RequireSamples(long first, int count, long room)
    {
        if (first < 0 || count < 0 || first > Grid.Samples - count || room < (long)count * Grid.Nodes * Components)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first), first, $"{Name}: {count} samples from this on do not lie within its {Grid.Samples}, or do not fit a slab of {room} values.");
        }
    }
}

/// <summary>Takes a sample of a wave field.</summary>
/// <param name="sample">Its number.</param>
/// <param name="values">E_x, E_y (V m⁻¹), B_x, B_y (T) of each node.</param>
public delegate void WaveSampleTaker(long sample, ReadOnlySpan<float> values);
