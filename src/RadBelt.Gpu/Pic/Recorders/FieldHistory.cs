using System.Runtime.InteropServices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Pic.Recorders;

/// <summary>
/// Records B_y(x, t) and B_z(x, t) between the absorbing layers of a run, evenly in both: what spectra are made of. Each sample is the mean of a few
/// neighbouring cells, so that waves shorter than two samples do not appear as longer ones.
/// </summary>
/// <param name="model">What is recorded.</param>
/// <param name="interval">Time between samples, s, positive; rounded to whole steps.</param>
/// <param name="stride">Cells a sample is the mean of, 1 or more; cells left over at the end are not recorded.</param>
public sealed class FieldHistory(PicModel model, double interval, int stride = 1) : ISimulationOutput, ICheckpointed
{
    private readonly double[] field = new double[model.Setup.Grid.Cells];
    private readonly List<float> by = [], bz = [];

    /// <inheritdoc/>
    public double Interval => StepsBetween * model.TimeStep;

    /// <summary>Samples along x.</summary>
    public int Points { get; } = CheckedPoints(model.Setup, stride);

    /// <summary>Sample times so far.</summary>
    public int Times => by.Count / Points;

    /// <summary>Position of the first sample, m.</summary>
    public double Start => 0.5 * (model.PositionOf(FieldComponent.By, FirstCell) + model.PositionOf(FieldComponent.By, FirstCell + stride - 1));

    /// <summary>What was recorded so far, two times at least. B is half a step older than the time of the look, and the samples say so.</summary>
    /// <exception cref="InvalidInputException">There are fewer than two times.</exception>
    public FieldSamples Samples => new(
        [.. by], [.. bz], Times, Points, Interval, stride * model.Setup.Grid.CellSize, startTime: -0.5 * model.TimeStep);

    private int FirstCell => LayerCells(model.Setup);

    private long StepsBetween => Math.Max(1, (long)Math.Round(interval / model.TimeStep));

    /// <inheritdoc/>
    public void Sample(double time)
    {
        // The last look is at the end of the run, wherever that falls.
        if (model.Step != Times * StepsBetween)
        {
            return;
        }

        Add(FieldComponent.By, by);
        Add(FieldComponent.Bz, bz);
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write<float>("By", CollectionsMarshal.AsSpan(by));
        writer.Write<float>("Bz", CollectionsMarshal.AsSpan(bz));
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        foreach ((string name, List<float> values) in (ReadOnlySpan<(string, List<float>)>)[("By", by), ("Bz", bz)])
        {
            values.Clear();
            values.AddRange(reader.Read<float>(name));
            if (values.Count % Points != 0)
            {
                throw new InvalidInputException($"checkpoint: {values.Count:N0} samples of {name} are no multiple of the {Points:N0} a time of this run; it is of another grid or stride");
            }
        }
    }

    private static int LayerCells(PicSetup setup) => setup.Open is { } open ? (int)Math.Ceiling(open.Layer / setup.Grid.CellSize) : 0;

    private static int CheckedPoints(PicSetup setup, int stride)
    {
        int cells = setup.Grid.Cells - (2 * LayerCells(setup));
        return stride >= 1 && stride <= cells
            ? cells / stride
            : throw new InvalidInputException($"field record: a stride of {stride} cells is outside 1 … {cells}");
    }

    private void Add(FieldComponent component, List<float> values)
    {
        model.CopyField(component, field);
        for (int point = 0; point < Points; point++)
        {
            double sum = 0;
            foreach (double value in field.AsSpan(FirstCell + (point * stride), stride))
            {
                sum += value;
            }

            values.Add((float)(sum / stride));
        }
    }
}
