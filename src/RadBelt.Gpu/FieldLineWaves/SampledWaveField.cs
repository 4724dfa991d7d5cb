using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.FieldLineWaves;

/// <summary>A wave field that lies in memory.</summary>
public sealed class SampledWaveField : WaveFieldSource
{
    private readonly float[] values;

    /// <summary>A field.</summary>
    /// <param name="grid">Where and when.</param>
    /// <param name="values">Sample by sample, node by node, E_x, E_y (V m⁻¹), B_x, B_y (T). Kept, not copied.</param>
    /// <param name="name">What it is, in a few words.</param>
    /// <exception cref="InvalidInputException">There is not one set of values for every node and sample.</exception>
    public SampledWaveField(WaveFieldGrid grid, float[] values, string name)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != (double)grid.Samples * grid.Nodes * Components)
        {
            throw new InvalidInputException(
                $"{name}: {values.Length} values for {grid.Samples} samples × {grid.Nodes} nodes × {Components} components; give one for each.");
        }

        (Grid, this.values, Name) = (grid, values, name);
    }

    /// <inheritdoc/>
    public override WaveFieldGrid Grid { get; }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Reads another field into memory.</summary>
    /// <exception cref="InvalidInputException">It does not fit one array.</exception>
    public static SampledWaveField Of(WaveFieldSource field)
    {
        ArgumentNullException.ThrowIfNull(field);
        WaveFieldGrid grid = field.Grid;
        double length = (double)grid.Samples * grid.Nodes * Components;
        if (length > Array.MaxLength)
        {
            throw new InvalidInputException(InvariantText.Of(
                $"{field.Name}: {grid.Samples} samples × {grid.Nodes} nodes do not fit one array ({length:G3} of {Array.MaxLength} values); read it slab by slab."));
        }

        float[] values = new float[(int)length];
        field.Fill(0, (int)grid.Samples, values);
        return new(grid, values, field.Name);
    }

    /// <inheritdoc/>
    public override void Fill(long first, int count, DeviceBuffer<float> slab)
    {
        ArgumentNullException.ThrowIfNull(slab);
        slab.CopyFrom(Between(first, count, slab.Length));
    }

    /// <inheritdoc/>
    public override void Fill(long first, int count, Span<float> slab) => Between(first, count, slab.Length).CopyTo(slab);

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private ReadOnlySpan<float> Between(long first, int count, long room)
    {
        RequireSamples(first, count, room);
        int sample = Grid.Nodes * Components;
        return values.AsSpan((int)(first * sample), count * sample);
    }
}
