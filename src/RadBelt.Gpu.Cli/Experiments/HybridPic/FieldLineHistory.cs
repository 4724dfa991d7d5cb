using System.Runtime.InteropServices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;
using RadBelt.Gpu.Simulations;
using RadBelt.Gpu.Spectra;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>
/// Records waveforms B_y(t), B_z(t) at some places, and the mean square of B_⊥ over blocks of cells and pieces of time: next to nothing beside the field itself, so that it
/// stays in memory for runs of any length.
/// </summary>
internal sealed class FieldLineHistory : ISimulationOutput, ICheckpointed
{
    private readonly PicModel model;
    private readonly double interval, column;
    private readonly int[] cells;
    private readonly int first, block;
    private readonly double[] by, bz;
    private readonly double[] sums;
    private readonly List<float> waveforms = [];
    private readonly List<float> map = [];

    /// <summary>A recorder.</summary>
    /// <param name="model">What is recorded.</param>
    /// <param name="interval">Time between samples, s; rounded to whole steps.</param>
    /// <param name="places">Places of waveforms, m from the lower end.</param>
    /// <param name="layer">Thickness of the layers at the ends, of which there is no map, m.</param>
    /// <param name="blocks">Places of the map, at most.</param>
    /// <param name="column">Time that a column of the map is the mean of, s.</param>
    public FieldLineHistory(PicModel model, double interval, IReadOnlyList<double> places, double layer, int blocks, double column)
    {
        (this.model, this.interval, this.column) = (model, interval, column);
        PicGrid grid = model.Setup.Grid;
        (by, bz) = (new double[grid.Cells], new double[grid.Cells]);
        double origin = model.PositionOf(FieldComponent.By, 0);
        cells = [.. places.Select(x => (int)Math.Clamp(Math.Round((x - origin) / grid.CellSize), 0, grid.Cells - 1))];
        first = (int)Math.Ceiling(layer / grid.CellSize);
        int inner = grid.Cells - (2 * first);
        block = Math.Max(1, inner / blocks);
        sums = new double[inner / block];
    }

    /// <inheritdoc/>
    public double Interval => StepsBetween * model.TimeStep;

    /// <summary>Samples so far.</summary>
    public int Samples => cells.Length == 0 ? 0 : waveforms.Count / (2 * cells.Length);

    /// <summary>Whole columns of the map so far.</summary>
    public int Columns => map.Count / sums.Length;

    /// <summary>Ends of the blocks of the map, m from the lower end.</summary>
    public double[] BlockEdges => [.. Enumerable.Range(0, sums.Length + 1).Select(i => (first + (i * block)) * model.Setup.Grid.CellSize)];

    /// <summary>Ends of the columns of the map, s.</summary>
    public double[] ColumnEdges => [.. Enumerable.Range(0, Columns + 1).Select(i => i * SamplesPerColumn * Interval)];

    private long StepsBetween => Math.Max(1, (long)Math.Round(interval / model.TimeStep));

    private long SamplesPerColumn => Math.Max(1, (long)Math.Round(column / Interval));

    /// <summary>The waveforms at a place, two samples at least. B is half a step older than the time of the look, and the samples say so.</summary>
    public FieldSamples At(int place)
    {
        float[] y = new float[Samples], z = new float[Samples];
        for (int i = 0; i < y.Length; i++)
        {
            int at = 2 * ((i * cells.Length) + place);
            (y[i], z[i]) = (waveforms[at], waveforms[at + 1]);
        }

        return new(y, z, y.Length, 1, Interval, model.Setup.Grid.CellSize, -0.5 * model.TimeStep);
    }

    /// <summary>rms |B_⊥| by block and column, T.</summary>
    public double[,] Amplitudes()
    {
        var values = new double[sums.Length, Columns];
        for (int c = 0; c < Columns; c++)
        {
            for (int b = 0; b < sums.Length; b++)
            {
                values[b, c] = map[(c * sums.Length) + b];
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public void Sample(double time)
    {
        // The last look is at the end of the run, wherever that falls.
        if (model.Step % StepsBetween != 0)
        {
            return;
        }

        model.CopyField(FieldComponent.By, by);
        model.CopyField(FieldComponent.Bz, bz);
        foreach (int cell in cells)
        {
            waveforms.Add((float)by[cell]);
            waveforms.Add((float)bz[cell]);
        }

        for (int b = 0; b < sums.Length; b++)
        {
            for (int cell = first + (b * block); cell < first + ((b + 1) * block); cell++)
            {
                sums[b] += (by[cell] * by[cell]) + (bz[cell] * bz[cell]);
            }
        }

        if (((model.Step / StepsBetween) + 1) % SamplesPerColumn == 0)
        {
            double count = (double)SamplesPerColumn * block;
            map.AddRange(sums.Select(sum => (float)Math.Sqrt(sum / count)));
            Array.Clear(sums);
        }
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write<float>("waveforms", CollectionsMarshal.AsSpan(waveforms));
        writer.Write<float>("map", CollectionsMarshal.AsSpan(map));
        writer.Write<double>("sums", sums);
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        double[] kept = reader.Read<double>("sums");
        if (kept.Length != sums.Length)
        {
            throw new InvalidInputException($"checkpoint: its map of the wave amplitude has {kept.Length} places, this run's has {sums.Length}; it is of another run");
        }

        kept.CopyTo(sums, 0);
        foreach ((string name, List<float> values) in (ReadOnlySpan<(string, List<float>)>)[("waveforms", waveforms), ("map", map)])
        {
            values.Clear();
            values.AddRange(reader.Read<float>(name));
        }
    }
}
